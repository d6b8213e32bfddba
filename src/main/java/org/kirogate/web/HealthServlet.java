package org.kirogate.web;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.json.Json;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenScope;

/**
 * {@code GET /health}: 200 while the program serves; 503 when the database does not answer. The pool's state is told and does
 * not fail the check, since a restart would not fill it. Thread-safe.
 */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(HealthServlet.class.getName());

    private final transient Db db;
    private final transient TokenPool pool;

    /** The state of these two. */
    public HealthServlet(Db db, TokenPool pool) {
        this.db = db;
        this.pool = pool;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean database = databaseAnswers();
        TokenScope everyPublic = new TokenScope.PublicTokens();
        JsonObject state = new JsonObject();
        state.addProperty("status", database ? "ok" : "degraded");
        state.addProperty("database", database ? "ok" : "unreachable");
        state.addProperty("public_tokens", pool.size(everyPublic));
        state.addProperty("public_tokens_usable", pool.usable(everyPublic));
        response.setHeader("cache-control", "no-store");
        int status = database ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        Answers.json(response, status, Json.GSON.toJson(state).getBytes(StandardCharsets.UTF_8));
    }

    private boolean databaseAnswers() {
        try {
            return db.one("SELECT 1 AS alive", row -> row.number("alive")).isPresent();
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING, "The database does not answer", e);
            return false;
        }
    }
}
