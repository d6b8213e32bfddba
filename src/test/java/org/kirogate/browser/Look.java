package org.kirogate.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * How a reader sees the site.
 *
 * @param language {@code zh-CN} or {@code en-US}, as the browser asks for it
 * @param dark     whether the system's theme is dark
 * @param width    of the window, in pixels
 */
record Look(String language, boolean dark, int width) {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;

    /** Every look, or those whose names the system property {@code looks} lists, separated by commas. */
    static List<Look> all() {
        String wanted = "," + System.getProperty("looks", "") + ",";
        List<Look> looks = new ArrayList<>();
        for (String language : List.of("zh-CN", "en-US")) {
            for (boolean dark : List.of(false, true)) {
                for (int width : List.of(WIDE, NARROW)) {
                    looks.add(new Look(language, dark, width));
                }
            }
        }
        looks.removeIf(look -> wanted.length() > 2 && !wanted.contains("," + look.name() + ","));
        return looks;
    }

    /** The guide's reader: Chinese, light, at a desk. */
    static Look usual() {
        return new Look("zh-CN", false, WIDE);
    }

    /** For the names of folders. */
    String name() {
        return language.substring(0, 2) + (dark ? "-dark-" : "-light-") + width;
    }

    boolean english() {
        return language.startsWith("en");
    }

    boolean narrow() {
        return width == NARROW;
    }

    ColorScheme scheme() {
        return dark ? ColorScheme.DARK : ColorScheme.LIGHT;
    }
}
