package org.kirogate.dialect.openai;

import com.google.gson.JsonArray;
import java.util.List;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/**
 * The parameters that no account can obey: harmless ones are accepted and, where they would change the answer,
 * listed; those whose silent loss would break the caller are refused.
 */
final class Parameters {
    private static final double NO_BOUND = Double.MAX_VALUE;

    private Parameters() {}

    static void check(Fields body, Repairs repairs) {
        refuse(body);
        number(body, "temperature", 0, 2, 1, repairs);
        number(body, "top_p", 0, 1, 1, repairs);
        // Some chat pages always send both penalties as 0.
        number(body, "presence_penalty", -2, 2, 0, repairs);
        number(body, "frequency_penalty", -2, 2, 0, repairs);
        number(body, "seed", -NO_BOUND, NO_BOUND, Double.NaN, repairs);
        for (String name : List.of("logit_bias", "prediction", "verbosity", "web_search_options")) {
            if (body.has(name)) {
                repairs.ignored(name);
            }
        }
    }

    private static void refuse(Fields body) {
        if (body.optionalInteger("n", 1, Integer.MAX_VALUE).orElse(1L) > 1) {
            throw body.unsupported("n", "Only one choice is made per request; send the request again for another");
        }
        if (body.bool("logprobs", false)) {
            throw body.unsupported("logprobs", "Log probabilities are not available; leave it out");
        }
        if (body.optionalInteger("top_logprobs", 0, Integer.MAX_VALUE).orElse(0L) > 0) {
            throw body.unsupported("top_logprobs", "Log probabilities are not available; leave it out");
        }
        if (body.strings("modalities").contains("audio")) {
            throw body.unsupported("modalities", "Only text is answered; leave audio out");
        }
        if (body.optionalObject("audio").isPresent()) {
            throw body.unsupported("audio", "Only text is answered; leave it out");
        }
        if (!body.optionalArray("functions").orElseGet(JsonArray::new).isEmpty()) {
            throw body.unsupported("functions", "The old form is not served; use tools");
        }
    }

    private static void number(
            Fields body, String name, double min, double max, double neutral, Repairs repairs) {
        body.optionalNumber(name, min, max).filter(value -> value != neutral).ifPresent(value -> repairs.ignored(name));
    }
}
