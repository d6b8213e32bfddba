package org.kirogate.soak;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kirogate.simulator.account.Account;
import org.kirogate.simulator.account.Trouble;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.simulator.script.Turn;
import org.kirogate.simulator.stream.Ending;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Faults;
import org.kirogate.simulator.stream.Frame;
import org.kirogate.simulator.stream.Reply;

/** Every way in which an account fails a request that is in order (Kiro protocol, sections 4 and 5). */
enum Ailment {
    BEARER_REFUSED(Stage.BEFORE, () -> fixture("60-error-bearer-invalid")),
    UNAUTHORIZED(Stage.BEFORE, () -> fixture("64-error-401")),
    QUOTA_402(Stage.BEFORE, () -> fixture("54-error-monthly-limit-402")),
    QUOTA_400(Stage.BEFORE, () -> fixture("55-error-monthly-limit-400")),
    QUOTA_429(Stage.BEFORE, () -> fixture("57-error-monthly-limit-429")),
    QUOTA_OVERAGE(Stage.BEFORE, () -> fixture("56-error-overage-limit-402")),
    SUSPENDED(Stage.BEFORE, () -> fixture("61-error-suspended")),
    SUSPENDED_IN_WORDS(Stage.BEFORE, () -> fixture("62-error-suspended-no-reason")),
    LOCKED(Stage.BEFORE, () -> refused(423, "Locked.")),
    SUSPICIOUS(Stage.BEFORE, () -> fixture("53-error-suspicious-activity")),
    THROTTLED(Stage.BEFORE, () -> fixture("52-error-throttling-retry-after")),
    THROTTLED_CREDITS(Stage.BEFORE, () -> fixture("51-error-throttling-credit-rate")),
    THROTTLED_NO_FIGURE(Stage.BEFORE, () -> refused(429, "Too many requests.")),
    NO_CAPACITY(Stage.BEFORE, () -> fixture("50-error-throttling-capacity")),
    MODEL_AWAY(Stage.BEFORE, () -> fixture("71-error-model-unavailable-500")),
    NO_PROFILE(Stage.BEFORE, () -> fixture("46-error-profile-arn")),
    NO_MODEL(Stage.BEFORE, () -> fixture("43-error-invalid-model")),
    NOT_AUTHORIZED(Stage.BEFORE, () -> fixture("63-error-not-authorized")),
    WRONG_PLAN(Stage.BEFORE, () -> refused(403, "Your subscription does not support this application.")),
    INTERNAL(Stage.BEFORE, () -> fixture("70-error-internal-500")),
    UNAVAILABLE_PAGE(Stage.BEFORE, () -> fixture("72-error-503-html")),
    EDGE_PAGE(Stage.BEFORE, () -> answer(Reply.text(403,
            Map.of("content-type", "text/html"), "<html><body>Request blocked. Account suspended.</body></html>"))),
    REQUEST_TIMEOUT(Stage.BEFORE, () -> refused(408, "Timed out.")),
    RESET_BEFORE_THE_HEAD(Stage.BEFORE, () -> answer(silence(Ending.RESET))),
    CUT_BEFORE_THE_HEAD(Stage.BEFORE, () -> answer(silence(Ending.CUT))),
    RESET(Stage.BEFORE, () -> answer(Reply.stream(hello())).with(Faults.NONE.stoppingBefore(0).ending(Ending.RESET))),
    CUT_IN_FIRST_FRAME(Stage.BEFORE,
            () -> answer(Reply.stream(hello())).with(Faults.NONE.stoppingInside(0).ending(Ending.CUT))),
    HALF_FIRST_FRAME(Stage.BEFORE, () -> answer(Reply.stream(hello())).with(Faults.NONE.stoppingInside(0))),
    SPOILT_FIRST_FRAME(Stage.BEFORE, () -> answer(Reply.stream(hello())).with(Faults.NONE.spoiling(0))),
    ERROR_BEFORE_OUTPUT(Stage.BEFORE, () -> fixture("14-midstream-internal-before-output")),
    /** The handshake and empty pieces say nothing: they commit to nothing. */
    THROTTLED_BEHIND_HANDSHAKE(Stage.BEFORE, () -> answer(Reply.stream(List.of(handshake(), emptyPiece(),
            exception("throttlingError", "Too many requests."))))),
    CUT_BEHIND_HANDSHAKE(Stage.BEFORE, () -> answer(Reply.stream(List.of(handshake(), emptyPiece()), Ending.CUT))),
    EMPTY(Stage.BEFORE, () -> fixture("18-empty-200")),
    EMPTY_BEHIND_HANDSHAKE(Stage.BEFORE, () -> answer(Reply.stream(List.of(handshake(), emptyPiece())))),

    THROTTLED_INSIDE(Stage.INSIDE, () -> fixture("13-midstream-throttling")),
    INTERNAL_INSIDE(Stage.INSIDE, () -> inside(exception("error", "Encountered an unexpected error."))),
    QUOTA_INSIDE(Stage.INSIDE, () -> inside(exception("serviceQuotaExceededError", "You have reached the limit."))),
    DENIED_INSIDE(Stage.INSIDE, () -> inside(exception("accessDeniedError", "User is not authorized."))),
    CAPACITY_INSIDE(Stage.INSIDE, () -> inside(exception("throttlingError", "high traffic"))),
    INVALID_INSIDE(Stage.INSIDE, () -> inside(exception("validationError", "Improperly formed request."))),
    ERROR_FRAME_INSIDE(Stage.INSIDE, () -> inside(Frame.error("InternalServerException", "gone"))),
    RESET_INSIDE(Stage.INSIDE, () -> answer(Reply.stream(some(), Ending.RESET))),
    CUT_INSIDE(Stage.INSIDE, () -> answer(Reply.stream(some(), Ending.CUT))),
    CUT_IN_A_FRAME(Stage.INSIDE,
            () -> answer(Reply.stream(hello())).with(Faults.NONE.stoppingInside(1).ending(Ending.CUT))),
    SPOILT_INSIDE(Stage.INSIDE, () -> answer(Reply.stream(hello())).with(Faults.NONE.spoiling(1))),
    SILENT_INSIDE(Stage.INSIDE, () -> answer(Reply.stream(some(), Ending.HANG))),

    SIGN_IN_ENDED(Trouble.GRANT_REVOKED),
    REFRESH_THROTTLED(Trouble.REFRESH_THROTTLED),
    REFRESH_MEETS_AN_EDGE(Trouble.REFRESH_BLOCKED);

    /** When it shows. */
    enum Stage {
        /** Before anything of the answer has come: another account can still serve. */
        BEFORE,
        /** After a part of the answer: too late for that. */
        INSIDE,
        /** When its bearer has ended and another is asked for. */
        SIGN_IN
    }

    private final Stage stage;
    private final List<Turn> turn;
    private final List<Trouble> trouble;

    Ailment(Stage stage, Supplier<Turn> turn) {
        this.stage = stage;
        this.turn = List.of(turn.get().times(0));
        this.trouble = List.of();
    }

    Ailment(Trouble trouble) {
        this.stage = Stage.SIGN_IN;
        this.turn = List.of();
        this.trouble = List.of(trouble);
    }

    Stage stage() {
        return stage;
    }

    /** How the service answers a call, any number of times; none at the sign-in, whose own service fails. */
    Turn turn() {
        return turn.get(0);
    }

    /** Brings the account's own services into that state or out of it. */
    void atSignIn(Account account, boolean on) {
        trouble.forEach(kind -> account.mark(kind, on));
        if (on && !trouble.isEmpty()) {
            account.revokeAccessTokens();
        }
    }

    /** Whether it comes as no answer at all, or as a lack of capacity: repeated twice for a request and no more. */
    boolean isRepeatedTwice() {
        return this == EMPTY || this == EMPTY_BEHIND_HANDSHAKE || this == NO_CAPACITY || this == MODEL_AWAY;
    }

    /**
     * How often one account may be asked before another is: a connection that had served before and ends without a
     * word may have been given up by the service meanwhile, so its call is sent once more without counting as a try.
     */
    int callsOfATry() {
        return turn().reply().streamed() || turn().reply().status() != 200 ? 1 : 2;
    }

    static List<Ailment> at(Stage stage) {
        return List.of(values()).stream().filter(ailment -> ailment.stage == stage).toList();
    }

    private static Turn fixture(String name) {
        return Fixtures.load(name).turns().get(0);
    }

    private static Turn refused(int status, String message) {
        JsonObject body = new JsonObject();
        body.addProperty("message", message);
        return answer(Reply.json(status, Map.of(), body));
    }

    private static Turn answer(Reply reply) {
        return Turn.once("ailment", reply);
    }

    /** Nothing at all, then that end of the connection. */
    private static Reply silence(Ending ending) {
        return new Reply(false, 200, Map.of(), List.of(), "", ending, 1);
    }

    private static Turn inside(Frame failure) {
        List<Frame> frames = new ArrayList<>(some());
        frames.add(failure);
        return answer(Reply.stream(frames));
    }

    private static List<Frame> some() {
        return Events.text("The beginning of an answer", "claude-sonnet-4.5");
    }

    private static List<Frame> hello() {
        List<Frame> frames = new ArrayList<>(some());
        frames.addAll(Events.tail("END_TURN", 1.5, 0.01));
        return frames;
    }

    private static Frame handshake() {
        JsonObject payload = new JsonObject();
        payload.addProperty("conversationId", "00000000-0000-4000-8000-000000000009");
        return Frame.event("initial-response", payload);
    }

    private static Frame emptyPiece() {
        JsonObject payload = new JsonObject();
        payload.addProperty("content", "");
        return Frame.event("assistantResponseEvent", payload);
    }

    private static Frame exception(String type, String message) {
        JsonObject payload = new JsonObject();
        payload.addProperty("message", message);
        return Frame.exception(type, payload);
    }
}
