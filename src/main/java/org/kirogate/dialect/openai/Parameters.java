package org.kirogate.dialect.openai;

import com.google.gson.JsonPrimitive;
import java.util.List;
import org.kirogate.chat.SearchOffer;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/**
 * The parameters that no account can obey: harmless ones are accepted and, where they would change the answer,
 * listed; those whose silent loss would break the caller are refused.
 */
final class Parameters {
    private static final double NO_BOUND = Double.MAX_VALUE;
    private static final int MOST_SEARCHES = 8;

    private Parameters() {}

    static void check(Fields body, Repairs repairs) {
        refuse(body);
        number(body, "temperature", 0, 2, 1, repairs);
        number(body, "top_p", 0, 1, 1, repairs);
        // Some chat pages always send both penalties as 0.
        number(body, "presence_penalty", -2, 2, 0, repairs);
        number(body, "frequency_penalty", -2, 2, 0, repairs);
        number(body, "seed", -NO_BOUND, NO_BOUND, Double.NaN, repairs);
        for (String name : List.of("logit_bias", "prediction", "verbosity", "moderation")) {
            if (body.has(name)) {
                repairs.ignored(name);
            }
        }
        // Nothing is kept here, whoever asks for it.
        if (body.any("store").filter(new JsonPrimitive(true)::equals).isPresent()) {
            repairs.ignored("store");
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
    }

    /** The web search that the model may use; the service's knows neither a place nor how much to tell. */
    static SearchOffer search(Fields body, Repairs repairs) {
        Fields options = body.optionalObject("web_search_options").orElse(null);
        if (options == null) {
            return SearchOffer.NONE;
        }
        if (options.has("user_location")) {
            repairs.ignored(options.path("user_location"));
        }
        options.optionalString("search_context_size")
                .filter(size -> !size.equals("medium"))
                .ifPresent(size -> repairs.ignored(options.path("search_context_size")));
        return new SearchOffer(MOST_SEARCHES, List.of(), List.of());
    }

    private static void number(
            Fields body, String name, double min, double max, double neutral, Repairs repairs) {
        body.optionalNumber(name, min, max).filter(value -> value != neutral).ifPresent(value -> repairs.ignored(name));
    }
}
