package org.kirogate.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.kirogate.simulator.account.Account;
import org.kirogate.simulator.account.Trouble;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.http.WireExchange;
import org.kirogate.simulator.http.WireRequest;
import org.kirogate.simulator.script.TurnJson;

/**
 * The same controls over HTTP that {@link Simulator} has as methods, for tests in other processes: under
 * {@code /__control/} the paths turns, requests, state, reset, clock, accounts/NAME and devices.
 */
final class ControlApi {

    static final String PREFIX = "/__control/";

    private final Simulator simulator;

    ControlApi(Simulator simulator) {
        this.simulator = simulator;
    }

    void serve(WireExchange exchange) throws IOException {
        WireRequest request = exchange.request();
        String name = request.method() + " " + request.path().substring(PREFIX.length());
        JsonObject body = SimJson.object(new String(request.body(), StandardCharsets.UTF_8)).orElseGet(JsonObject::new);
        try {
            send(exchange, 200, answer(name, request, body));
        } catch (IllegalArgumentException | IllegalStateException | JsonParseException wrong) {
            JsonObject error = new JsonObject();
            error.addProperty("message", wrong.getMessage());
            send(exchange, 400, error);
        }
    }

    private JsonObject answer(String name, WireRequest request, JsonObject body) {
        return switch (name) {
            case "POST turns" -> turns(request, body);
            case "GET requests" -> requests();
            case "GET state" -> simulator.state();
            case "POST reset" -> {
                simulator.reset();
                yield new JsonObject();
            }
            case "GET clock" -> clock();
            case "POST clock" -> {
                simulator.advance(Duration.ofSeconds(SimJson.number(body, "advanceSeconds", 0)));
                yield clock();
            }
            case "POST devices" -> device(body);
            default -> account(name, body);
        };
    }

    private JsonObject turns(WireRequest request, JsonObject body) {
        String text = new String(request.body(), StandardCharsets.UTF_8).strip();
        JsonObject posted = body;
        if (text.startsWith("[")) {
            posted = new JsonObject();
            posted.add("turns", JsonParser.parseString(text));
        }
        int before = simulator.turnsLeft().size();
        TurnJson.read(posted).forEach(simulator::play);
        JsonObject answer = new JsonObject();
        answer.addProperty("added", simulator.turnsLeft().size() - before);
        return answer;
    }

    private JsonObject requests() {
        JsonArray calls = new JsonArray();
        simulator.calls().forEach(call -> calls.add(call.json()));
        JsonObject answer = new JsonObject();
        answer.add("requests", calls);
        return answer;
    }

    private JsonObject clock() {
        JsonObject answer = new JsonObject();
        answer.addProperty("now", simulator.now().toString());
        return answer;
    }

    private JsonObject device(JsonObject body) {
        String userCode = SimJson.string(body, "userCode");
        if (!simulator.answerDevice(userCode, !SimJson.flag(body, "deny"))) {
            throw new IllegalArgumentException("No device shows that user code");
        }
        return new JsonObject();
    }

    /** {@code POST accounts/NAME {"suspended":true,…}} with the troubles in lower case. */
    private JsonObject account(String name, JsonObject body) {
        String prefix = "POST accounts/";
        if (!name.startsWith(prefix)) {
            throw new IllegalArgumentException("No such control: " + name);
        }
        Account account = simulator.account(name.substring(prefix.length()));
        for (Map.Entry<String, JsonElement> mark : body.entrySet()) {
            Trouble trouble = Trouble.valueOf(mark.getKey().toUpperCase(Locale.ROOT));
            account.mark(trouble, mark.getValue().getAsBoolean());
        }
        return new JsonObject();
    }

    private static void send(WireExchange exchange, int status, JsonObject body) throws IOException {
        exchange.respond(status, Map.of("content-type", "application/json"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
