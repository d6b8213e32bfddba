package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often each step of the normaliser had to change something in one request. One thread.
 */
public final class Repairs {
    /** The steps in their order (Kiro protocol, section 3.5), then what tools and images needed (3.6, 3.7). */
    public enum Step {
        /** System messages in the middle of the conversation, made user text. */
        FOLD_SYSTEM("mended system messages"),
        /** Parts that stood in a message of another role than theirs. */
        CONVERT,
        /** Tool results brought back to directly behind their call. */
        MOVE_RESULTS,
        /** Neighbours of one role made one. */
        MERGE_NEIGHBOURS,
        /** Assistant turns at the beginning. */
        LEADING_ASSISTANT,
        /** Conversations that ended with the assistant. */
        PREFILL("mended prefill"),
        /** Results without a call, repeated results, calls without a result. */
        ANSWER_CALLS("mended tool results"),
        /** Results put in the order of their calls. */
        ORDER_RESULTS,
        /** Turns without text. */
        BLANK_TEXTS,
        /** Conversations without any turn. */
        CURRENT_MESSAGE,
        /** System text placed. */
        PLACE_SYSTEM,
        /** Calls and results written as text because no tool is offered. */
        FLATTEN_TOOLS("mended tool calls"),
        /** Call ids that the service would not take. */
        MAP_IDS,
        /** Tool names that the service would not take. */
        MAP_NAMES,
        /** Tools that were offered twice. */
        DROP_DUPLICATE_TOOLS("dropped duplicate tools"),
        /** Tools known only from earlier turns, declared. */
        DECLARE_TOOLS,
        /** Tool descriptions and schemas that were changed. */
        CLEAN_TOOLS("mended tool declarations"),
        /** Images taken out of tool results. */
        LIFT_IMAGES,
        /** Earlier reasoning that was left out. */
        DROP_REASONING("dropped earlier reasoning");

        /** What the caller is told of it; empty where the service reads the same in another form. */
        private final String told;

        Step() {
            this("");
        }

        Step(String told) {
            this.told = told;
        }
    }

    private final Map<Step, Integer> counts = new EnumMap<>(Step.class);

    /** Counts one repair. */
    void add(Step step) {
        counts.merge(step, 1, Integer::sum);
    }

    /** How often a step repaired something. */
    public int count(Step step) {
        return counts.getOrDefault(step, 0);
    }

    /** What the caller has to know, since it may change the answer: a few words a step, in the order of the steps. */
    public List<String> told() {
        List<String> told = new ArrayList<>();
        for (Step step : counts.keySet()) {
            if (!step.told.isEmpty()) {
                told.add(step.told);
            }
        }
        return told;
    }

    /** All steps that repaired something. */
    public Map<Step, Integer> counts() {
        return Map.copyOf(counts);
    }
}
