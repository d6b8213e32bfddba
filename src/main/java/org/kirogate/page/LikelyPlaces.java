package org.kirogate.page;

import java.util.List;

/** Pages that somebody may have meant who asked for an address that is none. Pure. */
final class LikelyPlaces {
    private static final int MOST = 2;
    private static final int SLIPS = 2;
    private static final int BEGINNING = 3;
    private static final List<Failure.Place> CONSOLE = List.of(
            new Failure.Place("/admin/users", "users", "👥"),
            new Failure.Place("/admin/tokens", "tokens", "🎁"),
            new Failure.Place("/admin/super-keys", "superKeys", "🔑"),
            new Failure.Place("/admin/keys", "keys", "🗝️"),
            new Failure.Place("/admin/requests", "requests", "🧾"),
            new Failure.Place("/admin/usage", "usage", "📊"),
            new Failure.Place("/admin/ip", "ip", "🌐"),
            new Failure.Place("/admin/announcement", "announcement", "📣"),
            new Failure.Place("/admin/settings", "settings", "⚙️"),
            new Failure.Place("/admin/audit", "audit", "📜"),
            new Failure.Place("/admin/system", "system", "🖥️"));
    private static final List<Failure.Place> CENTRE = List.of(
            new Failure.Place("/user", "myTokens", "🎁"),
            new Failure.Place("/user/keys", "myKeys", "🔑"),
            new Failure.Place("/user/usage", "myUsage", "📊"),
            new Failure.Place("/user/account", "account", "👤"));

    private LikelyPlaces() {}

    /** At most two pages of the part of the site that the path lies in, the most used one when none resembles it. */
    static List<Failure.Place> of(String path) {
        if (path.equals("/admin") || path.startsWith("/admin/")) {
            return among(CONSOLE, path);
        }
        return path.equals("/user") || path.startsWith("/user/") ? among(CENTRE, path) : List.of();
    }

    private static List<Failure.Place> among(List<Failure.Place> places, String path) {
        String[] pieces = path.split("/");
        String asked = pieces.length > 2 ? pieces[2] : "";
        List<Failure.Place> alike = places.stream()
                .filter(place -> alike(asked, place.path().substring(place.path().lastIndexOf('/') + 1)))
                .limit(MOST)
                .toList();
        return alike.isEmpty() ? places.subList(0, 1) : alike;
    }

    private static boolean alike(String asked, String name) {
        if (asked.length() >= BEGINNING && (name.startsWith(asked) || asked.startsWith(name))) {
            return true;
        }
        return asked.length() > SLIPS && asked.length() <= name.length() + SLIPS && slips(asked, name) <= SLIPS;
    }

    /** How many letters have to be put in, left out or changed to make one word of the other. */
    private static int slips(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
