package org.kirogate.page;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;

/**
 * The members a request brings, whatever it is written in: {@code application/json}, {@code multipart/form-data} or
 * {@code application/x-www-form-urlencoded}. Form values are texts.
 */
public final class FormInput {
    /** Enough for the import of thousands of accounts. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private FormInput() {}

    /**
     * Reads them all.
     *
     * @throws GatewayException INVALID_REQUEST when the body is not what its content type says; TOO_LARGE over 8 MiB
     */
    public static JsonObject read(HttpServletRequest request) throws IOException {
        String type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json")) {
            byte[] body = body(request.getInputStream());
            // Clients that always name the type send it with no body too, where a route needs none.
            return body.length == 0 ? new JsonObject() : Json.object(body);
        }
        JsonObject members = new JsonObject();
        if (type.startsWith("multipart/form-data")) {
            readParts(request, members);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            request.getParameterMap().forEach((name, values) -> members.add(name, new JsonPrimitive(values[0])));
        }
        return members;
    }

    private static void readParts(HttpServletRequest request, JsonObject members) throws IOException {
        try {
            for (Part part : request.getParts()) {
                members.addProperty(part.getName(), new String(body(part.getInputStream()), StandardCharsets.UTF_8));
            }
        } catch (ServletException | IllegalStateException e) {
            throw new GatewayException(Fault.INVALID_REQUEST, "The multipart form could not be read.", e);
        }
    }

    private static byte[] body(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new GatewayException(Fault.TOO_LARGE, "The request body is larger than " + MAX_BYTES + " bytes.");
        }
        return body;
    }
}
