package org.kirogate.dialect.responses;

import java.util.List;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/**
 * The parameters that can't be obeyed: harmless ones are accepted and, where they would change the answer, listed;
 * those whose silent loss would break the caller are refused.
 */
final class Parameters {
    private Parameters() {}

    static void check(Fields body, Repairs repairs) {
        refuse(body);
        number(body, "temperature", 2, repairs);
        number(body, "top_p", 1, repairs);
        if (body.bool("store", false)) {
            repairs.ignored("store");
        }
        if (body.optionalString("truncation").orElse("disabled").equals("auto")) {
            repairs.ignored("truncation");
        }
        body.optionalObject("text")
                .flatMap(text -> text.optionalString("verbosity"))
                .filter(verbosity -> !verbosity.equals("medium"))
                .ifPresent(verbosity -> repairs.ignored("text.verbosity"));
        for (String name : List.of("context_management", "moderation")) {
            if (body.has(name)) {
                repairs.ignored(name);
            }
        }
    }

    private static void refuse(Fields body) {
        if (body.has("previous_response_id")) {
            throw body.unsupported("previous_response_id",
                    "Responses are not stored here; send the whole conversation in input");
        }
        if (body.has("conversation")) {
            throw body.unsupported("conversation",
                    "Conversations are not stored here; send the whole conversation in input");
        }
        if (body.has("prompt")) {
            throw body.unsupported("prompt", "Prompt templates are not stored here; send the text in instructions");
        }
        if (body.bool("background", false)) {
            throw body.unsupported("background", "Responses are not stored here; leave it out and wait or stream");
        }
        if (body.optionalInteger("top_logprobs", 0, Integer.MAX_VALUE).orElse(0L) > 0) {
            throw body.unsupported("top_logprobs", "Log probabilities are not available; leave it out");
        }
    }

    private static void number(Fields body, String name, double max, Repairs repairs) {
        body.optionalNumber(name, 0, max).filter(value -> value != 1).ifPresent(value -> repairs.ignored(name));
    }
}
