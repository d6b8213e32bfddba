package org.kirogate.upstream.kiro.request;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often each step of the normaliser had to change something in one request. One thread.
 */
public final class Repairs {
    /** The steps in their order (Kiro protocol, section 3.5), then what tools and images needed (3.6, 3.7). */
    public enum Step {
        /** System messages in the middle of the conversation, made user text. */
        FOLD_SYSTEM,
        /** Parts that stood in a message of another role than theirs. */
        CONVERT,
        /** Tool results brought back to directly behind their call. */
        MOVE_RESULTS,
        /** Neighbours of one role made one. */
        MERGE_NEIGHBOURS,
        /** Assistant turns at the beginning. */
        LEADING_ASSISTANT,
        /** Conversations that ended with the assistant. */
        PREFILL,
        /** Results without a call, repeated results, calls without a result. */
        ANSWER_CALLS,
        /** Results put in the order of their calls. */
        ORDER_RESULTS,
        /** Turns without text. */
        BLANK_TEXTS,
        /** Conversations without any turn. */
        CURRENT_MESSAGE,
        /** System text placed. */
        PLACE_SYSTEM,
        /** Calls and results written as text because no tool is offered. */
        FLATTEN_TOOLS,
        /** Call ids that the service would not take. */
        MAP_IDS,
        /** Tool names that the service would not take. */
        MAP_NAMES,
        /** Tools that were offered twice. */
        DROP_DUPLICATE_TOOLS,
        /** Tools known only from earlier turns, declared. */
        DECLARE_TOOLS,
        /** Tool descriptions and schemas that were changed. */
        CLEAN_TOOLS,
        /** Images taken out of tool results. */
        LIFT_IMAGES,
        /** Earlier reasoning that was left out. */
        DROP_REASONING
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

    /** All steps that repaired something. */
    public Map<Step, Integer> counts() {
        return Map.copyOf(counts);
    }
}
