package org.kirogate.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.TokenEstimate;

/**
 * Ends the answer at the most tokens that the caller allows, for models whose service can't be told (Kiro protocol,
 * section 4.5). Tokens are estimated. Text is cut at the end of a word, a tool call goes whole or not at all.
 *
 * <p>Text that has gone on is weighed late and in large pieces: while what came since, at the most that a character can
 * weigh, stays under the limit, there is nothing to find out. So the nearer the limit, the more often it is weighed.
 */
final class MaxTokensCutter implements EventStage, ReplyEvent.Visitor {
    /** No character weighs more by any estimate. */
    private static final int MOST_A_CHARACTER = 4;

    /** Text is weighed for good in blocks of so many characters: in small pieces it would weigh something else. */
    private static final int BLOCK = 512;

    private final String model;
    private final boolean countsReasoning;
    private final IntSupplier inputEstimate;
    /** Text that has gone on and is not weighed yet. */
    private final StringBuilder unweighed = new StringBuilder();
    /** Of that so many characters were weighed for a look, and this is what they weigh. */
    private int lookedAt;
    private long lookedTokens;
    private List<ReplyEvent> out = new ArrayList<>();
    private long left;
    /** What was left when the present round began. */
    private long leftBefore;
    private boolean roundOver;
    private boolean over;
    private boolean ended;

    /**
     * A cutter.
     *
     * @param most            output tokens, more than 0
     * @param model           whose tokens are meant
     * @param countsReasoning whether reasoning is part of what the caller asked for
     * @param inputEstimate   asked when it cuts before the upstream told what the answer used
     */
    MaxTokensCutter(int most, String model, boolean countsReasoning, IntSupplier inputEstimate) {
        this.left = most;
        this.leftBefore = most;
        this.model = model;
        this.countsReasoning = countsReasoning;
        this.inputEstimate = inputEstimate;
    }

    /** After a list that ends with a {@link StopReason#MAX_TOKENS} end, the rest of the answer is of no interest. */
    @Override
    public List<ReplyEvent> pass(List<ReplyEvent> events) {
        if (roundOver) {
            beginRound();
        }
        if (surelyFit(events)) {
            return events;
        }
        out = new ArrayList<>(events.size());
        for (ReplyEvent event : events) {
            event.accept(this);
        }
        if (over && !ended) {
            finish(new TokenCounts(inputEstimate.getAsInt(), leftBefore - Math.max(0, left), 0, 0, 0,
                    TokenCounts.Source.ESTIMATED));
        }
        return out;
    }

    /** What the round before weighs is found out only when another follows. */
    private void beginRound() {
        roundOver = false;
        weigh(unweighed.length());
        leftBefore = left;
    }

    /** The usual case, without a look at a single character: nothing but text, and far from the limit. */
    private boolean surelyFit(List<ReplyEvent> events) {
        long length = unweighed.length();
        for (ReplyEvent event : events) {
            if (!(event instanceof ReplyEvent.TextDelta delta)) {
                return false;
            }
            length += delta.text().length();
        }
        if (over || mostOf(length) > left) {
            return false;
        }
        for (ReplyEvent event : events) {
            unweighed.append(((ReplyEvent.TextDelta) event).text());
        }
        return true;
    }

    /** What text that is not weighed can weigh at the most, were it that long. */
    private long mostOf(long length) {
        return lookedTokens + (length - lookedAt) * MOST_A_CHARACTER;
    }

    @Override
    public void text(ReplyEvent.TextDelta delta) {
        int fits = fitting(delta.text());
        if (fits == delta.text().length()) {
            out.add(delta);
        } else if (fits > 0) {
            out.add(new ReplyEvent.TextDelta(delta.text().substring(0, fits)));
        }
    }

    @Override
    public void reasoning(ReplyEvent.ReasoningDelta delta) {
        if (!countsReasoning) {
            other(delta);
            return;
        }
        int fits = fitting(delta.text());
        if (fits == delta.text().length()) {
            out.add(delta);
        } else if (fits > 0) {
            out.add(new ReplyEvent.ReasoningDelta(delta.text().substring(0, fits)));
        }
    }

    @Override
    public void reasoningSignature(ReplyEvent.ReasoningSignature signature) {
        other(signature);
    }

    @Override
    public void redactedReasoning(ReplyEvent.RedactedReasoning redacted) {
        other(redacted);
    }

    @Override
    public void toolCall(ReplyEvent.ToolCall call) {
        weigh(unweighed.length());
        long weight = tokens(call.name()) + tokens(call.inputJson());
        if (over || weight > left) {
            over = true;
            return;
        }
        left -= weight;
        out.add(call);
    }

    @Override
    public void webSearch(ReplyEvent.WebSearch search) {
        other(search);
    }

    @Override
    public void finished(ReplyEvent.Finished finished) {
        if (over) {
            if (!ended) {
                finish(finished.counts());
            }
            return;
        }
        roundOver = true;
        out.add(finished);
    }

    private void other(ReplyEvent event) {
        if (!over) {
            out.add(event);
        }
    }

    /** How many characters of the next text still fit. */
    private int fitting(String text) {
        if (over) {
            return 0;
        }
        int before = unweighed.length();
        unweighed.append(text);
        if (mostOf(unweighed.length()) <= left) {
            return text.length();
        }
        lookedTokens = tokens(unweighed);
        lookedAt = unweighed.length();
        if (lookedTokens <= left) {
            if (unweighed.length() > BLOCK) {
                weigh(WordEnds.settled(unweighed));
            }
            return text.length();
        }
        over = true;
        int cut = WordEnds.last(unweighed, before, mostThatFits(before));
        unweighed.setLength(cut);
        weigh(cut);
        return cut - before;
    }

    /** The longest beginning, at least what has gone on already, that the limit allows. */
    private int mostThatFits(int before) {
        int fits = before;
        int tooMuch = unweighed.length();
        while (tooMuch - fits > 1) {
            int middle = (fits + tooMuch) >>> 1;
            if (tokens(unweighed.subSequence(0, middle)) <= left) {
                fits = middle;
            } else {
                tooMuch = middle;
            }
        }
        return fits;
    }

    private int tokens(CharSequence text) {
        return TokenEstimate.ofText(text, model);
    }

    private void weigh(int length) {
        if (length > 0) {
            left -= tokens(unweighed.subSequence(0, length));
            unweighed.delete(0, length);
            lookedAt = 0;
            lookedTokens = 0;
        }
    }

    private void finish(TokenCounts counts) {
        ended = true;
        out.add(new ReplyEvent.Finished(StopReason.MAX_TOKENS, "", counts));
    }
}
