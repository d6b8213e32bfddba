package org.kirogate.dialect.responses;

import java.util.List;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/**
 * What the caller wants in the answer besides the usual ({@code include}).
 *
 * @param sealedReasoning whether reasoning items carry {@code encrypted_content}
 * @param searchSources   whether searches list the pages they found
 */
record Includes(boolean sealedReasoning, boolean searchSources) {

    static Includes read(Fields body, Repairs repairs) {
        List<String> names = body.strings("include");
        for (int i = 0; i < names.size(); i++) {
            switch (names.get(i)) {
                case "reasoning.encrypted_content", "web_search_call.action.sources" -> {}
                case "message.output_text.logprobs" -> throw body.unsupported(
                        "include[" + i + "]", "Log probabilities are not available; leave it out");
                default -> repairs.ignored(body.path("include[" + i + "]"));
            }
        }
        return new Includes(
                names.contains("reasoning.encrypted_content"), names.contains("web_search_call.action.sources"));
    }
}
