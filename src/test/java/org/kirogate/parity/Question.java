package org.kirogate.parity;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request, all of which follows from its number: how it is asked, what comes of it, where it comes from and what it
 * costs; no other has that address or that price.
 *
 * @param ordinary whether an ordinary key asks, unless its kind says which key does; else a super key
 */
record Question(int number, Kind kind, Tongue tongue, boolean stream, boolean ordinary) {
    private static final Pattern MARK = Pattern.compile("Q(\\d+)!");

    static Question of(int number, long seed) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextInt(); // the first one hardly depends on the seed
        Kind kind = Kind.by(random.nextDouble());
        Tongue tongue = Tongue.values()[random.nextInt(Tongue.values().length)];
        boolean stream = kind.leavesInside() || random.nextInt(10) < 6;
        return new Question(number, kind, tongue, stream, random.nextInt(4) == 0);
    }

    /** The number in a text, -1 = it holds none. */
    static int numberIn(String text) {
        Matcher found = MARK.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    /** The number of the question that comes from an address. */
    static int numberAt(String address) {
        String[] parts = address.split("\\.");
        return Integer.parseInt(parts[1]) << 16 | Integer.parseInt(parts[2]) << 8 | Integer.parseInt(parts[3]);
    }

    /** Whether a super key asks. */
    boolean isSuper() {
        return kind == Kind.NARROW || !ordinary;
    }

    String body() {
        JsonObject body = kind == Kind.INVALID ? tongue.askNothing(stream)
                : tongue.ask("Q" + number + "! and some words around it", stream);
        if (kind == Kind.NO_MODEL) {
            body.addProperty("model", "no-such-model");
        }
        return body.toString();
    }

    String answer() {
        return "The answer to Q" + number + " is this, and it takes a little while.";
    }

    /** Where it comes from, which no other does. */
    String address() {
        return "10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** Millionths of a credit. */
    long price() {
        return 100L + number;
    }

    BigDecimal credits() {
        return BigDecimal.valueOf(price(), 6);
    }

    long inputTokens() {
        return 1000L + number;
    }

    long outputTokens() {
        return 10L + number % 90;
    }
}
