package org.kirogate.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code GET /openapi.json}: what programs can ask of this gateway, as OpenAPI 3.1. Public. Thread-safe. */
public final class OpenApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String FILE = "/openapi/openapi.json";

    private final transient JsonObject description;
    private final transient BaseUrl baseUrl;

    /** The description, with this version and the address each request says. */
    public OpenApiServlet(String version, BaseUrl baseUrl) {
        this.description = read();
        this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
        description.getAsJsonObject("info").addProperty("version", version);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonObject server = new JsonObject();
        server.addProperty("url", baseUrl.of(request));
        JsonArray servers = new JsonArray();
        servers.add(server);
        JsonObject answer = new JsonObject();
        description.asMap().forEach(answer::add);
        answer.add("servers", servers);
        JsonAnswer.send(response, HttpServletResponse.SC_OK, answer);
    }

    private static JsonObject read() {
        try (InputStream in = OpenApiServlet.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the class path: build with Maven");
            }
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8)).getAsJsonObject();
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " could not be read", e);
        }
    }
}
