package org.kirogate.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;

/** Answers of the JSON interfaces under {@code /admin/api} and {@code /user/api}, in their one error shape. */
public final class JsonAnswer {
    private JsonAnswer() {}

    /** Sends a value. */
    public static void send(HttpServletResponse response, int status, JsonElement value) throws IOException {
        byte[] body = Json.GSON.toJson(value).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("cache-control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Sends a refusal: {@code error} and {@code detail} say the same, {@code param} names the field, if any. */
    public static void refuse(HttpServletResponse response, GatewayException failure) throws IOException {
        failure.retryAfter().ifPresent(wait ->
                response.setHeader("retry-after", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()))));
        JsonObject body = new JsonObject();
        body.addProperty("error", failure.getMessage());
        body.addProperty("detail", failure.getMessage());
        if (!failure.param().isEmpty()) {
            body.addProperty("param", failure.param());
        }
        send(response, failure.fault().status(), body);
    }
}
