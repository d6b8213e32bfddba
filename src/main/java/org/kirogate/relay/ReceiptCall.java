package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.kirogate.upstream.UpstreamFailure;

/** One try with a token: getting its bearer, the call, and what became of it. One request, one thread. */
final class ReceiptCall {
    private static final int LONGEST_CODE = 48;
    /** Waits and tries that are still under way when the receipt is written have no end yet. */
    private static final long OPEN = -1;

    private final long tokenId;
    private final int round;
    private Instant began;
    private long bearerMs;
    private long ms = OPEN;
    private boolean called;
    private boolean answering;
    private UpstreamFailure failure;
    private Next next;
    private long pauseMs;

    /** A try in the round of that number, from 1, that begins now with having a bearer. */
    ReceiptCall(long tokenId, int round, Instant now) {
        this.tokenId = tokenId;
        this.round = round;
        this.began = now;
    }

    /** The bearer is there and the call begins. */
    void called(Instant now) {
        bearerMs = Duration.between(began, now).toMillis();
        began = now;
        called = true;
    }

    /** Its first event has come. */
    void answers(Instant now) {
        ms = Duration.between(began, now).toMillis();
        answering = true;
    }

    /** The first failure is what is told; a later word about the same try is about the whole request. */
    void failed(UpstreamFailure what, Instant now) {
        if (failure == null) {
            failure = what;
            ms = Duration.between(began, now).toMillis();
        }
    }

    void followedBy(Next step, Duration pause) {
        next = step;
        pauseMs = pause.toMillis();
    }

    /** Writes it as the next element. */
    void write(ReceiptText out, Instant end) {
        out.object().number("token", tokenId);
        if (round > 1) {
            out.number("round", round);
        }
        out.some("bearer_ms", bearerMs);
        out.number("ms", ms == OPEN ? Duration.between(began, end).toMillis() : ms);
        if (failure != null) {
            writeFailure(out);
        } else {
            out.string("result", answering ? "ok" : "left", LONGEST_CODE);
        }
        out.endObject();
    }

    private void writeFailure(ReceiptText out) {
        out.string("result", label(failure.kind()), LONGEST_CODE).some("status", failure.status());
        if (isCode(failure.reason())) {
            out.string("code", failure.reason(), LONGEST_CODE);
        }
        if (!called) {
            out.string("at", "bearer", LONGEST_CODE);
        } else if (answering) {
            out.string("at", "answer", LONGEST_CODE);
        }
        if (next != null) {
            out.string("then", label(next), LONGEST_CODE).some("pause_ms", pauseMs);
        }
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A sentence may quote the request; a code can't. */
    private static boolean isCode(String reason) {
        if (reason.isEmpty() || reason.length() > LONGEST_CODE) {
            return false;
        }
        for (int i = 0; i < reason.length(); i++) {
            char c = reason.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && c != '_' && c != '-' && c != '.' && c != ':') {
                return false;
            }
        }
        return true;
    }
}
