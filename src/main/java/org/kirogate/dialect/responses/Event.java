package org.kirogate.dialect.responses;

import org.kirogate.dialect.Utf8Buffer;

/** The events of a stream: their names, and what stands before and behind the one value that differs. */
enum Event {
    CREATED("response.created", ",\"response\":", ""),
    IN_PROGRESS("response.in_progress", ",\"response\":", ""),
    COMPLETED("response.completed", ",\"response\":", ""),
    INCOMPLETE("response.incomplete", ",\"response\":", ""),
    FAILED("response.failed", ",\"response\":", ""),
    ERROR("error", ",\"code\":", ""),
    ITEM_ADDED("response.output_item.added", ",\"item\":", ""),
    ITEM_DONE("response.output_item.done", ",\"item\":", ""),
    PART_ADDED("response.content_part.added", Parts.TEXT, "}"),
    TEXT_DELTA("response.output_text.delta", ",\"content_index\":0,\"delta\":", ",\"logprobs\":[]"),
    TEXT_DONE("response.output_text.done", ",\"content_index\":0,\"text\":", ",\"logprobs\":[]"),
    PART_DONE("response.content_part.done", Parts.TEXT, "}"),
    SUMMARY_ADDED("response.reasoning_summary_part.added", Parts.SUMMARY, "}"),
    SUMMARY_DELTA("response.reasoning_summary_text.delta", ",\"summary_index\":0,\"delta\":", ""),
    SUMMARY_TEXT_DONE("response.reasoning_summary_text.done", ",\"summary_index\":0,\"text\":", ""),
    SUMMARY_DONE("response.reasoning_summary_part.done", Parts.SUMMARY, "}"),
    ARGUMENTS_DELTA("response.function_call_arguments.delta", ",\"delta\":", ""),
    ARGUMENTS_DONE("response.function_call_arguments.done", ",\"arguments\":", ""),
    INPUT_DELTA("response.custom_tool_call_input.delta", ",\"delta\":", ""),
    INPUT_DONE("response.custom_tool_call_input.done", ",\"input\":", ""),
    SEARCH_BEGUN("response.web_search_call.in_progress", "", ""),
    SEARCHING("response.web_search_call.searching", "", ""),
    SEARCHED("response.web_search_call.completed", "", "");

    /** The one part of a message and of a reasoning's summary, up to its text. */
    private static final class Parts {
        private static final String TEXT =
                ",\"content_index\":0,\"part\":{\"type\":\"output_text\",\"annotations\":[],\"logprobs\":[],\"text\":";
        private static final String SUMMARY = ",\"summary_index\":0,\"part\":{\"type\":\"summary_text\",\"text\":";
    }

    private final byte[] opening;
    private final byte[] before;
    private final byte[] behind;

    Event(String name, String before, String behind) {
        this.opening = Utf8Buffer.utf8("event: " + name + "\ndata: {\"type\":\"" + name + "\",\"sequence_number\":");
        this.before = Utf8Buffer.utf8(before);
        this.behind = Utf8Buffer.utf8(behind);
    }

    /** The event's line and the start of its data; the sequence number comes next. */
    byte[] opening() {
        return opening;
    }

    /** What stands before the value. */
    byte[] before() {
        return before;
    }

    /** What stands behind the value, without the data's closing brace. */
    byte[] behind() {
        return behind;
    }
}
