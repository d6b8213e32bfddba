package org.kirogate.parity;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kirogate.app.Http;
import org.kirogate.soak.Api;

/**
 * One request, all of which follows from its number: how it is asked, what comes of it, and a price that no other has.
 *
 * @param ordinary whether an ordinary key asks, else a super key
 */
record Question(int number, Kind kind, Api api, boolean stream, boolean ordinary) {
    private static final Pattern MARK = Pattern.compile("Q(\\d+)!");

    static Question of(int number, long seed) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextInt();
        Kind kind = Kind.by(random.nextDouble());
        Api api = random.nextBoolean() ? Api.OPENAI : Api.ANTHROPIC;
        boolean stream = kind.leaves() || random.nextInt(10) < 6;
        return new Question(number, kind, api, stream, random.nextInt(4) == 0);
    }

    /** The number in a text, -1 = it holds none. */
    static int numberIn(String text) {
        Matcher found = MARK.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    String body() {
        JsonObject body = Http.ask("Q" + number + "! and some words around it", stream);
        if (kind == Kind.INVALID) {
            body.add("messages", new JsonArray());
        }
        if (kind == Kind.NO_MODEL) {
            body.addProperty("model", "no-such-model");
        }
        return body.toString();
    }

    String answer() {
        return "The answer to Q" + number + " is this, and it takes a little while.";
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
