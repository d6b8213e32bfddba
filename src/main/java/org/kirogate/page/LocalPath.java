package org.kirogate.page;

/** A path of this application, and nothing that could lead out of it. */
public final class LocalPath {
    private LocalPath() {}

    /** {@code path} when it starts with one slash and holds nothing odd, else {@code otherwise}. */
    public static String of(String path, String otherwise) {
        if (path == null || !path.startsWith("/") || path.startsWith("//") || path.length() > 2000) {
            return otherwise;
        }
        boolean odd = path.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7f);
        return odd ? otherwise : path;
    }
}
