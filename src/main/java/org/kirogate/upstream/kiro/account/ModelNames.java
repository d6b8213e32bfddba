package org.kirogate.upstream.kiro.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kirogate.chat.ClaudeName;
import org.kirogate.upstream.ResolvedModel;

/**
 * What a caller's model name means (Kiro protocol, section 7, "Name mapping"): the operator's own names first, then
 * exact ids, then ever looser spellings, each only when an account lists what it leads to; last the nearest model of
 * the same family, since clients call models by names of their own that nobody can change. Immutable, thread-safe.
 */
public final class ModelNames {
    private static final Pattern VENDOR = Pattern.compile(
            "^(?:(?:(?:us|eu|apac|global)\\.)?anthropic\\.|[a-z0-9_-]+/)");
    private static final Pattern CONTEXT_MARK = Pattern.compile("\\[1m]$");
    private static final Pattern THINKING = Pattern.compile("-thinking$");
    private static final Pattern TAG = Pattern.compile(":[a-z0-9._-]+$");
    private static final Pattern RELEASE = Pattern.compile("-v[0-9]+(?:-[0-9]+)?$");
    private static final Pattern DATE = Pattern.compile("(?:-[0-9]{8}|-latest|@[0-9a-z-]+)$");
    private static final Pattern DASHED_VERSION = Pattern.compile("(?<![0-9.])([0-9])-([0-9])(?![0-9a-z.])");
    private static final Pattern OLD_ORDER = Pattern.compile("^claude-([0-9](?:\\.[0-9])?)-(opus|sonnet|haiku)(.*)$");

    private final Map<String, String> operatorMap;
    private final boolean fallback;

    /**
     * @param operatorMap names of the operator's choice, asked to served, in any case
     * @param fallback    whether the nearest model of a family stands in for one that nobody lists
     */
    public ModelNames(Map<String, String> operatorMap, boolean fallback) {
        Objects.requireNonNull(operatorMap, "operatorMap");
        Map<String, String> lower = new TreeMap<>();
        operatorMap.forEach((asked, served) -> lower.put(lower(asked), served));
        this.operatorMap = Map.copyOf(lower);
        this.fallback = fallback;
    }

    /**
     * The listed model that a name means.
     *
     * @param asked  as the caller wrote it
     * @param listed ids that accounts list
     * @return empty when no listed model is meant
     */
    public Optional<ResolvedModel> resolve(String asked, Collection<String> listed) {
        if (listed.contains(asked) && !operatorMap.containsKey(lower(asked))) {
            return Optional.of(new ResolvedModel(asked, false));
        }
        Map<String, String> ids = new TreeMap<>();
        listed.forEach(id -> ids.put(lower(id), id));
        String mapped = operatorMap.get(lower(asked));
        String name = mapped == null ? lower(asked) : lower(mapped);
        Optional<String> id = spelled(name, ids);
        if (id.isEmpty() && fallback) {
            id = NearestModel.of(name, ids.values());
        }
        return id.map(served -> new ResolvedModel(
                served, name.contains("-thinking") && !ids.containsKey(name), standsIn(name, served)));
    }

    private static Optional<String> spelled(String name, Map<String, String> ids) {
        if (ids.containsKey(name)) {
            return Optional.of(ids.get(name));
        }
        List<String> spellings = new ArrayList<>();
        String bare = name;
        // Marks may stand in any order behind a name: take one off after the other and try each time.
        for (String shorter = shorten(bare); !shorter.equals(bare); shorter = shorten(bare)) {
            bare = shorter;
            spellings.add(bare);
        }
        spellings.add(dotted(bare));
        spellings.addAll(olderNames(dotted(bare)));
        return spellings.stream().filter(ids::containsKey).findFirst().map(ids::get);
    }

    /** Another family or version than the name says; a name that leaves the version open is content with any. */
    private static boolean standsIn(String name, String served) {
        if (name.equals(lower(served))) {
            return false;
        }
        Optional<ClaudeName> asked = ClaudeName.find(name);
        Optional<ClaudeName> given = ClaudeName.find(served);
        if (asked.isEmpty() || given.isEmpty()) {
            return given.isPresent(); // a Claude of before there were families, or the operator's own name
        }
        return asked.get().family() != given.get().family()
                || asked.get().versioned() && ClaudeName.byVersion().compare(asked.get(), given.get()) != 0;
    }

    /** One prefix or suffix less, or the same. */
    private static String shorten(String name) {
        String plain = name.startsWith("claude_") ? name.replace('_', '-') : name;
        for (Pattern mark : List.of(VENDOR, CONTEXT_MARK, THINKING, TAG, RELEASE, DATE)) {
            Matcher matcher = mark.matcher(plain);
            if (matcher.find() && matcher.end() - matcher.start() < plain.length()) {
                return matcher.replaceFirst("");
            }
        }
        return plain;
    }

    private static String dotted(String name) {
        return DASHED_VERSION.matcher(name).replaceFirst("$1.$2");
    }

    /** Names of models that are gone, and what stands in for them. */
    private static List<String> olderNames(String name) {
        List<String> names = new ArrayList<>();
        Matcher old = OLD_ORDER.matcher(name);
        if (old.matches()) {
            names.add("claude-" + old.group(2) + "-" + old.group(1) + old.group(3));
            if (old.group(1).startsWith("3")) {
                names.add("claude-" + old.group(2) + "-4.5");
            }
        }
        if (name.startsWith("claude-instant")) {
            names.add("claude-haiku-4.5");
        }
        if (name.equals("claude-sonnet-4") || name.equals("claude-sonnet-4.0")) {
            names.addAll(List.of("claude-sonnet-4", "claude-sonnet-4.0", "claude-sonnet-4.5"));
        }
        return names;
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
