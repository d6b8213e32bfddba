package org.kirogate.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Fields;

/**
 * One call of a JSON interface.
 *
 * @param method  {@code GET}, {@code POST}, {@code PATCH} or {@code DELETE}
 * @param path    what stands behind the servlet's own path, in pieces; empty for the collection itself
 * @param members what the body says, whatever it was written in; empty for GET
 * @param request the request, for what is rarely needed
 */
public record ApiCall(String method, List<String> path, JsonObject members, HttpServletRequest request) {
    public ApiCall {
        Objects.requireNonNull(method, "method");
        path = List.copyOf(path);
        Objects.requireNonNull(members, "members");
        Objects.requireNonNull(request, "request");
    }

    /** The pieces of what stands behind the servlet's own path. */
    static List<String> pieces(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? List.of() : Arrays.stream(info.split("/")).filter(piece -> !piece.isEmpty()).toList();
    }

    /** {@code METHOD shape}, where a number stands as {@code {id}}: {@code POST {id}/rotate}. */
    public String route() {
        List<String> shape = path.stream().map(piece -> isId(piece) ? "{id}" : piece).toList();
        return (method + " " + String.join("/", shape)).strip();
    }

    /** The number in the path. */
    public long id() {
        return path.stream().filter(ApiCall::isId).findFirst().map(Long::parseLong).orElseThrow(ApiCall::unknownPath);
    }

    /** Typed reads of the body. */
    public Fields fields() {
        return Fields.of(members);
    }

    /** A whole number of the body, also when a form wrote it as text. */
    public long number(String name, long min, long max) {
        return optionalNumber(name, min, max).orElseThrow(() -> fields().missing(name));
    }

    /** The same, unless absent. */
    public Optional<Long> optionalNumber(String name, long min, long max) {
        JsonElement value = members.get(name);
        if (value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
            return Optional.of(parsed(name, value.getAsString().strip(), min, max));
        }
        return fields().optionalInteger(name, min, max);
    }

    /** A truth value of the body, also when a form wrote it as text, or {@code 1} and {@code 0}; empty when absent. */
    public Optional<Boolean> optionalBool(String name) {
        JsonElement value = members.get(name);
        if (value == null || value.isJsonNull()) {
            return Optional.empty();
        }
        String text = value.isJsonPrimitive() ? value.getAsString() : "";
        return switch (text) {
            case "true", "1", "on" -> Optional.of(true);
            case "false", "0", "off" -> Optional.of(false);
            default -> throw GatewayException.invalid(name, name + ": Input should be true or false");
        };
    }

    /** A parameter of the address, or {@code otherwise}. */
    public String query(String name, String otherwise) {
        String value = request.getParameter(name);
        return value == null ? otherwise : value.strip();
    }

    /** A whole number among the parameters of the address, or {@code otherwise}. */
    public int queryNumber(String name, int otherwise, int min, int max) {
        String value = query(name, "");
        return value.isEmpty() ? otherwise : (int) parsed(name, value, min, max);
    }

    /** No such path under this servlet. */
    public static GatewayException unknownPath() {
        return new GatewayException(Fault.NOT_FOUND, "There is no such path.");
    }

    /** No request has the id that was asked for, as far as the caller may know. */
    public static GatewayException unknownRequest() {
        return new GatewayException(Fault.NOT_FOUND, "There is no such request.");
    }

    private static long parsed(String name, String text, long min, long max) {
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below with the range.
        }
        throw GatewayException.invalid(name, name + ": Input should be an integer from " + min + " to " + max);
    }

    private static boolean isId(String piece) {
        return piece.length() <= 18 && !piece.isEmpty() && piece.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
