package org.kirogate.page.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;

/**
 * A number for people: short where it is large, with the exact one for whoever wants it.
 *
 * @param text  {@code 1.84亿}, {@code 184.2M}, {@code 79,350}
 * @param exact with all its digits
 */
public record Figure(String text, String exact) {
    private static final double HUNDRED_MILLION = 1e8;
    private static final double TEN_THOUSAND = 1e4;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final double THOUSAND = 1e3;
    private static final double SHORTENED_FROM = 1e6;
    private static final int FINEST = 6;

    public Figure {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(exact, "exact");
    }

    /** A number, shortened from a million on, the way a language does; what is small keeps two digits that count. */
    public static Figure of(double value, String language) {
        double rounded = Math.round(value * 100) / 100.0;
        String exact = Math.abs(value) < 1 ? small(value) : grouped(rounded, rounded == Math.rint(rounded) ? 0 : 2);
        return new Figure(Math.abs(value) < SHORTENED_FROM ? exact : shortened(value, language), exact);
    }

    /** A number at the edge of a chart: as short as can be. */
    public static String axis(double value, String language) {
        if (Math.abs(value) < TEN_THOUSAND) {
            return Math.abs(value) >= THOUSAND && value % 100 == 0
                    ? plain(value / THOUSAND, 1) + "k" : Math.abs(value) < 1 ? small(value) : plain(value, 1);
        }
        return shortened(value, language);
    }

    /** A share as a percentage with up to two digits behind the point; {@code –} of nothing. */
    public static String percent(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        // Rounded down: what is not whole is never shown as whole.
        return BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), part * 1000 < whole * 990 ? 1 : 2,
                RoundingMode.DOWN)
                .stripTrailingZeros().toPlainString();
    }

    /** Milliseconds as seconds with two digits behind the point; {@code –} for none. */
    public static String seconds(long millis) {
        return millis == 0 ? "–" : String.format(Locale.ROOT, "%.2f", millis / THOUSAND);
    }

    private static String shortened(double value, String language) {
        if (language.equals("zh")) {
            return Math.abs(value) >= HUNDRED_MILLION
                    ? plain(value / HUNDRED_MILLION, 2) + "亿"
                    : plain(value / TEN_THOUSAND, Math.abs(value) >= MILLION ? 0 : 1) + "万";
        }
        if (Math.abs(value) >= BILLION) {
            return plain(value / BILLION, 2) + "B";
        }
        return Math.abs(value) >= MILLION ? plain(value / MILLION, 1) + "M" : plain(value / THOUSAND, 1) + "k";
    }

    /** Less than one: rounded to two digits that count, so that something never reads as nothing. */
    private static String small(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(FINEST, RoundingMode.HALF_UP)
                .round(new MathContext(2, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String plain(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static String grouped(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
