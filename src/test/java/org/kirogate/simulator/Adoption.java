package org.kirogate.simulator;

import java.util.Optional;

import com.google.gson.JsonObject;

import org.kirogate.simulator.account.Account;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.check.World;
import org.kirogate.simulator.stream.Frame;
import org.kirogate.simulator.stream.Reply;

/**
 * What a scripted answer gives out counts as given out by the simulator: tokens belong to the account that refreshed,
 * signatures to the account and model that reasoned. So a script and the strict checks can follow one another.
 */
final class Adoption {

    private Adoption() {
    }

    static void of(Reply reply, Call call, World world) {
        Optional<Account> account = world.accounts().named(call.credential());
        if (account.isEmpty()) {
            return;
        }
        if (call.operation().kind() == Operation.Kind.SIGN_IN && reply.status() == 200) {
            SimJson.object(reply.body()).ifPresent(body -> tokens(body, account.get(), world));
        }
        if (reply.streamed()) {
            signatures(reply, call, world);
        }
    }

    private static void tokens(JsonObject body, Account account, World world) {
        String access = either(body, "accessToken", "access_token");
        if (!access.isEmpty()) {
            long seconds = SimJson.number(body, "expiresIn", SimJson.number(body, "expires_in", 3600));
            world.accounts().adopt(account, access, seconds);
        }
        String refresh = either(body, "refreshToken", "refresh_token");
        if (!refresh.isEmpty()) {
            world.accounts().adoptRefreshToken(account, refresh);
        }
    }

    private static String either(JsonObject body, String camel, String snake) {
        String value = SimJson.string(body, camel);
        return value.isEmpty() ? SimJson.string(body, snake) : value;
    }

    private static void signatures(Reply reply, Call call, World world) {
        StringBuilder text = new StringBuilder();
        for (Frame frame : reply.frames()) {
            if (!frame.name().equals("reasoningContentEvent")) {
                continue;
            }
            JsonObject payload = SimJson.object(frame.payload()).orElseGet(JsonObject::new);
            text.append(SimJson.string(payload, "text"));
            String signature = SimJson.string(payload, "signature");
            if (!signature.isEmpty()) {
                world.signatures().vouch(call.credential(), call.modelId(), text.toString(), signature);
            }
            String redacted = SimJson.string(payload, "redactedContent");
            if (!redacted.isEmpty()) {
                world.signatures().vouch(call.credential(), call.modelId(), "", redacted);
            }
        }
    }
}
