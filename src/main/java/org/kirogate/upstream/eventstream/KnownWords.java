package org.kirogate.upstream.eventstream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Header values that come with nearly every frame, found by their bytes so that no String is made for them. A word
 * that is missing here only costs that String. Names: Kiro protocol, sections 4.2 and 4.3. Thread-safe.
 */
final class KnownWords {

    private static final List<String> WORDS = List.of(
            "event", "exception", "error",
            "application/json", "application/x-amz-json-1.0", "application/octet-stream", "text/plain",
            "assistantResponseEvent", "reasoningContentEvent", "toolUseEvent", "metadataEvent", "contextUsageEvent",
            "meteringEvent", "messageMetadataEvent", "invalidStateEvent", "codeEvent", "codeReferenceEvent",
            "citationEvent", "supplementaryWebLinksEvent", "followupPromptEvent", "intentsEvent",
            "interactionComponentsEvent", "toolResultEvent", "dryRunSucceedEvent", "initial-response",
            "throttlingError", "validationError", "serviceUnavailableError",
            "ThrottlingException", "InternalServerException", "ValidationException", "ServiceUnavailableException",
            "ContentLengthExceededException");

    private static final Word[][] BY_LENGTH = byLength();

    private KnownWords() {
    }

    private static Word[][] byLength() {
        List<List<Word>> table = new ArrayList<>();
        for (String text : WORDS) {
            while (table.size() <= text.length()) {
                table.add(new ArrayList<>());
            }
            table.get(text.length()).add(new Word(text, text.getBytes(StandardCharsets.US_ASCII)));
        }
        return table.stream().map(words -> words.toArray(new Word[0])).toArray(Word[][]::new);
    }

    /** The value under the cursor as text: one of the known words, or a new String. */
    static String text(HeaderCursor cursor) {
        int length = cursor.valueLength();
        int at = cursor.valueAt();
        if (length < BY_LENGTH.length) {
            for (Word word : BY_LENGTH[length]) {
                if (Arrays.equals(cursor.bytes(), at, at + length, word.bytes(), 0, length)) {
                    return word.text();
                }
            }
        }
        return cursor.text();
    }

    private record Word(String text, byte[] bytes) {
    }
}
