package org.kirogate.dialect.anthropic;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.kirogate.chat.Part;
import org.kirogate.chat.SearchHit;
import org.kirogate.dialect.Utf8Buffer;

/**
 * The two blocks that tell of a web search: {@code server_tool_use} and {@code web_search_tool_result} (Anthropic API
 * reference, "Web search tool"). {@code encrypted_content} carries what the page said, so that a later turn brings it
 * back.
 */
final class SearchBlocks {
    private static final DateTimeFormatter PAGE_AGE =
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final byte[] CALL = Utf8Buffer.utf8("{\"type\":\"server_tool_use\",\"id\":");
    /** Who called: the model itself, not code that it wrote; the official Java client insists on the member. */
    private static final String CALLER = ",\"caller\":{\"type\":\"direct\"}";
    private static final byte[] CALL_INPUT = Utf8Buffer.utf8(",\"name\":\"web_search\"" + CALLER + ",\"input\":");
    private static final byte[] RESULT = Utf8Buffer.utf8("{\"type\":\"web_search_tool_result\",\"tool_use_id\":");
    private static final byte[] CONTENT = Utf8Buffer.utf8(CALLER + ",\"content\":");
    private static final byte[] ERROR =
            Utf8Buffer.utf8("{\"type\":\"web_search_tool_result_error\",\"error_code\":");
    private static final byte[] HIT = Utf8Buffer.utf8("{\"type\":\"web_search_result\",\"url\":");
    private static final byte[] TITLE = Utf8Buffer.utf8(",\"title\":");
    private static final byte[] ENCRYPTED = Utf8Buffer.utf8(",\"encrypted_content\":");
    private static final byte[] AGE = Utf8Buffer.utf8(",\"page_age\":");
    private static final byte[] NULL = Utf8Buffer.utf8("null");
    private static final byte[] COMMA = Utf8Buffer.utf8(",");
    private static final byte[] OPEN = Utf8Buffer.utf8("[");
    private static final byte[] CLOSE = Utf8Buffer.utf8("]");
    private static final byte[] BRACE = Utf8Buffer.utf8("}");

    /** Begins what this program put in: nobody else's encrypted content does. */
    private static final String OURS = "kirogate:";

    private SearchBlocks() {}

    /** The call up to its input, of which the object follows. */
    static void openCall(Part.WebSearch search, Utf8Buffer out) {
        out.raw(CALL).quoted(id(search)).raw(CALL_INPUT);
    }

    /** The call's input. */
    static String input(Part.WebSearch search) {
        Utf8Buffer input = new Utf8Buffer();
        input.raw(Utf8Buffer.utf8("{\"query\":")).quoted(search.query()).raw(BRACE);
        return new String(input.toByteArray(), StandardCharsets.UTF_8);
    }

    /** The whole result. */
    static void result(Part.WebSearch search, Utf8Buffer out) {
        out.raw(RESULT).quoted(id(search)).raw(CONTENT);
        if (!search.error().isEmpty()) {
            out.raw(ERROR).quoted(errorCode(search.error())).raw(BRACE).raw(BRACE);
            return;
        }
        out.raw(OPEN);
        for (int i = 0; i < search.hits().size(); i++) {
            if (i > 0) {
                out.raw(COMMA);
            }
            hit(search.hits().get(i), out);
        }
        out.raw(CLOSE).raw(BRACE);
    }

    private static void hit(SearchHit hit, Utf8Buffer out) {
        out.raw(HIT).quoted(hit.url()).raw(TITLE).quoted(hit.title());
        out.raw(ENCRYPTED).quoted(encrypted(hit.snippet())).raw(AGE);
        if (hit.publishedAt() == 0) {
            out.raw(NULL);
        } else {
            out.quoted(PAGE_AGE.format(Instant.ofEpochMilli(hit.publishedAt())));
        }
        out.raw(BRACE);
    }

    /** Of our codes one has another name here; clients know no others than the API's. */
    private static String errorCode(String error) {
        return switch (error) {
            case "invalid_input" -> "invalid_tool_input";
            case "max_uses_exceeded", "query_too_long", "too_many_requests", "request_too_large" -> error;
            default -> "unavailable";
        };
    }

    private static String encrypted(String snippet) {
        return Base64.getEncoder().encodeToString((OURS + snippet).getBytes(StandardCharsets.UTF_8));
    }

    /** What the page said, out of {@code encrypted_content}; empty when another service made that, or it is damaged. */
    static String snippet(String encrypted) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encrypted);
        } catch (IllegalArgumentException e) {
            return "";
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith(OURS) ? text.substring(OURS.length()) : "";
    }

    /** When the page was published, out of {@code page_age}: the day's begin in epoch milliseconds, 0 = not known. */
    static long publishedAt(String pageAge) {
        try {
            return LocalDate.parse(pageAge, PAGE_AGE).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    private static String id(Part.WebSearch search) {
        return "srvtoolu_" + search.id();
    }
}
