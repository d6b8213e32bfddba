package org.kirogate.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where somebody may have wanted to go who asked for a page that is not there. */
final class LikelyPlaces {
    private static final int NEAR = 3;

    private static final Place HOME = new Place("/", "", "home");
    private static final Place CONSOLE = new Place("/admin", "", "console");
    private static final Place CENTRE = new Place("/user", "", "centre");
    private static final Place DOCS = new Place("/docs", "", "docs");

    private static final List<Place> PAGES = List.of(
            new Place("/admin/users", "👥", "users"),
            new Place("/admin/tokens", "🎁", "tokens"),
            new Place("/admin/super-keys", "🔑", "superKeys"),
            new Place("/admin/keys", "🗝️", "keys"),
            new Place("/admin/requests", "🧾", "requests"),
            new Place("/admin/usage", "📊", "usage"),
            new Place("/admin/ip", "🌐", "ip"),
            new Place("/admin/announcement", "📣", "announcement"),
            new Place("/admin/settings", "⚙️", "settings"),
            new Place("/admin/audit", "📜", "audit"),
            new Place("/admin/system", "🖥️", "system"),
            new Place("/user/keys", "🔑", "myKeys"),
            new Place("/user/usage", "📊", "myUsage"),
            new Place("/user/account", "👤", "account"),
            new Place("/playground", "", "playground"),
            new Place("/status", "", "status"));

    /** What is open to everybody while the gateway is worked on. */
    static final List<Place> DURING_MAINTENANCE = List.of(new Place("/status", "", "status"), HOME);

    private LikelyPlaces() {}

    /**
     * A page.
     *
     * @param path  inside the application
     * @param emoji of its tab, empty for pages without
     * @param name  end of the key of the words for it, {@code tab.…} or {@code error.place.…}
     */
    public record Place(String path, String emoji, String name) {}

    /** The page whose address is nearest to the one asked for, if any is near, then the first page of its part, then home. */
    static List<Place> of(String path) {
        String part = part(path);
        List<Place> places = new ArrayList<>();
        PAGES.stream()
                .filter(page -> part(page.path()).equals(part))
                .filter(page -> !path.equals(part) && near(page.path(), path))
                .min(Comparator.comparingInt(page -> distance(page.path(), path)))
                .ifPresent(places::add);
        places.add(switch (part) {
            case "/admin" -> CONSOLE;
            case "/user" -> CENTRE;
            default -> DOCS;
        });
        places.add(HOME);
        return places;
    }

    private static String part(String path) {
        return path.matches("/admin(/.*)?") ? "/admin" : path.matches("/user(/.*)?") ? "/user" : "";
    }

    /** A few letters apart, or one the beginning of the other. */
    private static boolean near(String page, String path) {
        return path.startsWith(page) || distance(page, path) <= NEAR;
    }

    /** How many letters must be put in, taken out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
