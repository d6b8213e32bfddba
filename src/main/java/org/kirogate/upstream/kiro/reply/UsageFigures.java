package org.kirogate.upstream.kiro.reply;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.function.IntSupplier;
import org.kirogate.chat.TokenCounts.Source;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.TokenTally;

/**
 * What an answer used, from the best source that came (Kiro protocol, section 9): the service's own token counts,
 * else the share of the context window less the answer's estimate, else the estimates alone. Figures that are zero or
 * missing never undo earlier ones. One thread, one answer.
 */
final class UsageFigures {
    private final TokenTally output;
    private long uncachedInput;
    private long reportedOutput;
    private long cacheRead;
    private long cacheWrite;
    private boolean reported;
    private double windowPercent;
    private double credits;
    private boolean metered;

    /** No figures yet of an answer by {@code model}, given by its id. */
    UsageFigures(String model) {
        output = new TokenTally(model);
    }

    /** Counts a piece of the answer: text, reasoning or tool input. */
    void produced(String text) {
        output.add(text);
    }

    /** Takes the {@code tokenUsage} of a {@code metadataEvent}. */
    void tokenUsage(JsonObject usage) {
        long input = count(usage, "uncachedInputTokens");
        long out = count(usage, "outputTokens");
        long read = count(usage, "cacheReadInputTokens");
        long write = count(usage, "cacheWriteInputTokens");
        if (input + out + read + write > 0) {
            uncachedInput = input;
            reportedOutput = out;
            cacheRead = read;
            cacheWrite = write;
            reported = true;
        }
        contextUsage(usage);
    }

    /** Takes a {@code contextUsageEvent}, or anything else with its member. */
    void contextUsage(JsonObject event) {
        double percent = number(event, "contextUsagePercentage");
        windowPercent = percent > 0 ? percent : windowPercent;
    }

    /** Takes a {@code meteringEvent}. */
    void metering(JsonObject event) {
        double usage = number(event, "usage");
        credits = usage > 0 ? usage : credits;
        metered = true;
    }

    /** Share of the context window that input and answer use, 0-100; 0 = not said. */
    double windowPercent() {
        return windowPercent;
    }

    /** Whether the price of the call has come, even if it was nothing. */
    boolean metered() {
        return metered;
    }

    /** Credits of the call, 0 = none said. */
    double credits() {
        return credits;
    }

    /**
     * The figures so far.
     *
     * @param inputEstimate our own estimate of the input in tokens, asked only when it is needed
     * @param window        the model's context window in tokens, 0 = unknown
     */
    TokenCounts counts(IntSupplier inputEstimate, long window) {
        if (reported) {
            return new TokenCounts(uncachedInput, reportedOutput, cacheRead, cacheWrite, credits, Source.REPORTED);
        }
        long out = output.tokens();
        if (windowPercent > 0 && window > 0) {
            // The percentage covers the answer too: adding the output would count it twice (section 10.2, pitfall 27).
            long total = Math.round(windowPercent * window / 100);
            if (total > out) {
                return new TokenCounts(total - out, out, 0, 0, credits, Source.DERIVED);
            }
            // A share too coarse for so short a conversation: it leaves nothing for the input.
        }
        return new TokenCounts(Math.max(0, inputEstimate.getAsInt()), out, 0, 0, credits, Source.ESTIMATED);
    }

    private static long count(JsonObject object, String name) {
        double value = number(object, name);
        return value < Long.MAX_VALUE / 8 ? (long) value : 0;
    }

    /** A number that is not negative; 0 for anything else, because figures never decide about an answer. */
    private static double number(JsonObject object, String name) {
        JsonElement element = object.get(name);
        boolean isNumber = element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber();
        double value = isNumber ? element.getAsDouble() : 0;
        return value > 0 && Double.isFinite(value) ? value : 0;
    }
}
