package org.kirogate.web;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.kirogate.json.Json;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenScope;

/**
 * {@code GET /health}: 200 while the program serves; 503 when the database does not answer. The pool's state is told and does
 * not fail the check, since a restart would not fill it. Thread-safe.
 */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient BooleanSupplier database;
    private final transient TokenPool pool;

    /** The state of the pool, and of the database: {@code database} asks it. */
    public HealthServlet(BooleanSupplier database, TokenPool pool) {
        this.database = database;
        this.pool = pool;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean answers = database.getAsBoolean();
        TokenScope everyPublic = new TokenScope.PublicTokens();
        JsonObject state = new JsonObject();
        state.addProperty("status", answers ? "ok" : "degraded");
        state.addProperty("database", answers ? "ok" : "unreachable");
        state.addProperty("public_tokens", pool.size(everyPublic));
        state.addProperty("public_tokens_usable", pool.usable(everyPublic));
        response.setHeader("cache-control", "no-store");
        int status = answers ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        Answers.json(response, status, Json.GSON.toJson(state).getBytes(StandardCharsets.UTF_8));
    }
}
