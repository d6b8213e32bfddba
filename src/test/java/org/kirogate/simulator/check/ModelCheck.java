package org.kirogate.simulator.check;

import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.account.Account;
import org.kirogate.simulator.account.SimModel;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Refusal;
import org.kirogate.simulator.call.SimJson;

/** Model, its fields and replayed reasoning (Kiro protocol, sections 7 and 8; section 11, checks 9, 11 and 12). */
final class ModelCheck {

    private ModelCheck() {
    }

    static Optional<Refusal> fields(Call call, World world) {
        if (!call.body().has("additionalModelRequestFields")) {
            return Optional.empty();
        }
        Optional<SimModel> model = world.catalogue().model(call.modelId());
        if (model.isEmpty()) {
            return Optional.empty();
        }
        JsonElement fields = call.body().get("additionalModelRequestFields");
        if (model.get().schema().isEmpty()) {
            return BodyCheck.refuse(call.modelId() + " takes no additional fields");
        }
        return ClosedSchema.fault(fields, model.get().schemaJson(), "additionalModelRequestFields")
                .map(Refusal::improperlyFormed);
    }

    static Optional<Refusal> model(Call call, World world) {
        String id = call.modelId();
        if (!id.matches("[a-zA-Z0-9_:.-]{1,1024}")) {
            return BodyCheck.refuse("modelId is missing or has other letters than allowed");
        }
        for (JsonElement element : call.history()) {
            JsonObject user = SimJson.member(SimJson.asObject(element), "userInputMessage");
            if (user.has("modelId") && !SimJson.string(user, "modelId").equals(id)) {
                return BodyCheck.refuse("user messages name different models");
            }
        }
        Optional<Account> account = world.accounts().ofBearer(call.bearer());
        boolean offered = world.catalogue().model(id).isPresent() && (account.isEmpty() || account.get().offers(id));
        return offered ? Optional.empty() : Optional.of(Refusal.invalidModel("not in the account's list"));
    }

    static Optional<Refusal> signatures(Call call, World world) {
        for (JsonElement element : call.history()) {
            JsonObject message = SimJson.member(SimJson.asObject(element), "assistantResponseMessage");
            if (message.has("reasoningContent") && !genuine(message, call, world)) {
                return Optional.of(Refusal.invalidSignature("reasoning without a genuine signature"));
            }
        }
        return Optional.empty();
    }

    private static boolean genuine(JsonObject message, Call call, World world) {
        JsonObject reasoning = SimJson.member(message, "reasoningContent");
        if (reasoning.size() == 1 && reasoning.has("redactedContent")) {
            return world.signatures().genuineRedacted(call.credential(), call.modelId(),
                    SimJson.string(reasoning, "redactedContent"));
        }
        JsonObject text = SimJson.member(reasoning, "reasoningText");
        return reasoning.size() == 1 && world.signatures().genuine(call.credential(), call.modelId(),
                SimJson.string(text, "text"), SimJson.string(text, "signature"));
    }
}
