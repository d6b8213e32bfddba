package org.kirogate.token.strategy;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.kirogate.config.ConfigException;
import org.kirogate.config.Setting;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.Deadlined;

/** Finds the allocation strategy that {@code TOKEN_ALLOCATION_STRATEGY} names. */
public final class StrategyLoader {
    private static final Map<String, Supplier<AllocationStrategy>> BUILT_IN = Map.of(
            "score_based", ScoreBased::new,
            "round_robin", RoundRobin::new,
            "sequential", Sequential::new,
            "least_in_flight", LeastInFlight::new,
            "weighted", Weighted::new,
            "quota_aware", QuotaAware::new);

    private StrategyLoader() {}

    /**
     * Makes the strategy. One that is not built in chooses in threads of its own and under a deadline.
     *
     * @param name     a built-in name or the full name of a public class with a public constructor without parameters
     * @param loader   where that class is looked for: the web application's class loader
     * @param choosers those threads, see {@link Deadlined}
     * @param deadline within which it must have chosen
     * @throws ConfigException naming the variable, the value, the built-in names and what is wrong
     */
    public static AllocationStrategy load(String name, ClassLoader loader, Executor choosers, Duration deadline) {
        Supplier<AllocationStrategy> builtIn = BUILT_IN.get(name);
        return builtIn != null ? builtIn.get() : new Deadlined(stranger(name, loader), choosers, deadline);
    }

    /** The built-in names, in alphabetical order. */
    static List<String> builtInNames() {
        return List.copyOf(new TreeSet<>(BUILT_IN.keySet()));
    }

    private static AllocationStrategy stranger(String name, ClassLoader loader) {
        try {
            Object made = Class.forName(name, true, loader).getConstructor().newInstance();
            if (made instanceof AllocationStrategy strategy) {
                return strategy;
            }
            throw bad(name, "that class does not implement " + AllocationStrategy.class.getName());
        } catch (ClassNotFoundException e) {
            throw bad(name, "no class of that name is on the class path (is its jar in WEB-INF/lib or mounted there?)");
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw bad(name, "that class is not public or has no public constructor without parameters");
        } catch (InstantiationException e) {
            throw bad(name, "that class is abstract");
        } catch (InvocationTargetException e) {
            throw bad(name, "its constructor threw " + e.getCause());
        } catch (LinkageError e) {
            throw bad(name, "that class can't be loaded: " + e);
        }
    }

    private static ConfigException bad(String name, String why) {
        return new ConfigException(List.of(Setting.TOKEN_ALLOCATION_STRATEGY + " is '" + name + "': " + why
                + ". Built-in names are " + String.join(", ", builtInNames())
                + "; anything else must be the full name of a class."));
    }
}
