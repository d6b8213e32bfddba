package org.kirogate.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.CapturedCall;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.script.Match;
import org.kirogate.simulator.script.Turn;

/** One way to ask, with accounts that nobody else uses. One thread. */
final class Lane {
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    private final RunningGateway gateway;
    private final Api api;
    private final boolean stream;
    private final Person owner;
    private final String key;
    private final Caller caller;
    private final List<Long> tokens = new ArrayList<>();
    private String sick = "";
    private String well = "";

    Lane(RunningGateway gateway, Api api, boolean stream, String name) {
        this.gateway = gateway;
        this.api = api;
        this.stream = stream;
        this.owner = gateway.person(name);
        this.key = owner.key("lane").get("key").getAsString();
        this.caller = new Caller(gateway.port());
    }

    Api api() {
        return api;
    }

    boolean stream() {
        return stream;
    }

    /** The account that answers every call with the turn. */
    String sick() {
        return sick;
    }

    /** The other account. */
    String well() {
        return well;
    }

    /** Two new accounts, or one: the first, which is asked first, answers every call with that turn. */
    void bring(Turn turn, boolean another) {
        int number = ACCOUNTS.incrementAndGet();
        sick = "sick-" + number;
        well = "well-" + number;
        tokens.add(owner.token(sick, false));
        Match match = new Match(Http.object("credential", sick)).with(
                "operation", new JsonPrimitive(Operation.GENERATE.wireName()));
        gateway.simulator().play(turn.times(0).matching(match));
        if (another) {
            tokens.add(owner.token(well, false));
        }
    }

    Caller.Answer ask(String text) {
        return ask(Http.ask(text, stream));
    }

    Caller.Answer ask(JsonObject body) {
        try {
            return caller.post(api.path(), key, body.toString(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which of its accounts' models were asked, in order. */
    List<String> asked() {
        return gateway.simulator().calls(Operation.GENERATE).stream().map(CapturedCall::credential)
                .filter(name -> name.equals(sick) || name.equals(well)).toList();
    }

    /** Takes its accounts away. */
    void clear() {
        for (long id : tokens) {
            assertEquals(200, owner.call("DELETE", "/user/api/tokens/" + id, new JsonObject()).statusCode());
        }
        tokens.clear();
    }

    /** Hangs up. */
    void close() throws IOException {
        caller.close();
    }
}
