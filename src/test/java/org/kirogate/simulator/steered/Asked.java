package org.kirogate.simulator.steered;

import com.google.gson.JsonObject;

import org.kirogate.simulator.account.SimModel;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.SimJson;

/** In which form a request asked for thinking (Kiro protocol, section 8). */
enum Asked {

    /** Not at all. */
    NOTHING,
    /** Readable reasoning events and a signature. */
    SUMMARY,
    /** The signature alone. */
    SIGNATURE,
    /** Opaque content after the answer, as the GPT family does. */
    OPAQUE,
    /** Tags inside the text, asked for by tags in the prompt. */
    TAGS;

    static Asked by(Call call, SimModel model) {
        JsonObject fields = SimJson.member(call.body(), "additionalModelRequestFields");
        JsonObject thinking = SimJson.member(fields, "thinking");
        if (SimJson.string(thinking, "type").equals("adaptive")) {
            return SimJson.string(thinking, "display").equals("omitted") ? SIGNATURE : SUMMARY;
        }
        String effort = SimJson.string(SimJson.member(fields, "reasoning"), "effort");
        if (!effort.isEmpty() && !effort.equals("none")) {
            return OPAQUE;
        }
        String first = Transcript.firstText(call);
        boolean tags = first.contains("<thinking_mode>enabled</thinking_mode>")
                || first.contains("<thinking_mode>adaptive</thinking_mode>");
        return tags && model.schema().isEmpty() ? TAGS : NOTHING;
    }
}
