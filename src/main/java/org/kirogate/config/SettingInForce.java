package org.kirogate.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One setting as it holds since the start, fit to be shown: a secret says only whether there is one.
 *
 * @param setting which
 * @param value   what holds, empty = not set
 * @param source  where that comes from
 */
public record SettingInForce(Setting setting, String value, Source source) {
    /** What is shown in place of a secret: of the same length whatever the secret is. */
    public static final String HIDDEN = "••••••••";

    /** Where a value comes from. */
    public enum Source {
        /** No one set it. */
        DEFAULT,
        /** The {@code .env} file. */
        FILE,
        /** The process environment. */
        ENVIRONMENT
    }

    public SettingInForce {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
    }

    /**
     * All settings, in the order they are declared.
     *
     * @param values  variables by name, as {@link ConfigLoader#load} got them
     * @param process names of the variables of the process; all others come from the file
     */
    public static List<SettingInForce> of(Map<String, String> values, Set<String> process) {
        return Arrays.stream(Setting.values()).map(setting -> of(setting, values, process)).toList();
    }

    /** The variable's name. */
    public String name() {
        return setting.name();
    }

    /** Whether the value is a secret. */
    public boolean secret() {
        return setting.secret();
    }

    private static SettingInForce of(Setting setting, Map<String, String> values, Set<String> process) {
        String name = set(values, setting.name()) ? setting.name() : setting.name() + "_FILE";
        if (!set(values, name)) {
            return new SettingInForce(setting, setting.defaultValue(), Source.DEFAULT);
        }
        // A value that a file of its own holds is not read a second time for being shown.
        boolean hidden = setting.secret() || name.endsWith("_FILE");
        String value = hidden ? HIDDEN : withoutPasswords(values.get(name).strip());
        return new SettingInForce(setting, value, process.contains(name) ? Source.ENVIRONMENT : Source.FILE);
    }

    private static boolean set(Map<String, String> values, String name) {
        return !values.getOrDefault(name, "").isBlank();
    }

    /** Addresses may hold passwords: before the host, or as a parameter. */
    private static String withoutPasswords(String value) {
        return value.replaceAll("//[^/@\\s]*@", "//" + HIDDEN + "@")
                .replaceAll("(?i)([?&;][^=&;]*(?:password|secret|pwd|token)[^=&;]*=)[^&;]*", "$1" + HIDDEN);
    }
}
