package org.kirogate.portal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.ApiCall;
import org.kirogate.page.JsonServlet;
import org.kirogate.page.TokenTrail;
import org.kirogate.token.ImportAsk;
import org.kirogate.token.ImportProgress;
import org.kirogate.token.ImportText;
import org.kirogate.token.TokenImports;

/**
 * {@code /user/api/tokens/import}, {@code validate} and {@code imports}: many of a user's tokens at once, as jobs that
 * go on when the connection ends; another's job is 404. Thread-safe.
 */
public final class OwnImportsServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    /** Nobody waits longer for an answer: it then says how far the job is. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final transient UserGuard guard;
    private final transient TokenImports imports;
    private final transient TokenTrail trail;

    /** The interface over these jobs. */
    public OwnImportsServlet(UserGuard guard, TokenImports imports, TokenTrail trail) {
        this.guard = guard;
        this.imports = imports;
        this.trail = trail;
    }

    @Override
    protected void check(HttpServletRequest request, HttpServletResponse response) {
        guard.require(request);
    }

    @Override
    protected JsonObject members(HttpServletRequest request) throws IOException {
        return request.getServletPath().endsWith("/import") ? ImportBody.read(request) : super.members(request);
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        long userId = guard.require(call.request()).userId();
        String servlet = call.request().getServletPath();
        return switch (servlet.substring(servlet.lastIndexOf('/') + 1) + " " + call.route()) {
            case "import POST" -> ended(call, imports.start(ask(call, userId)), userId, response);
            case "validate POST" -> ended(call, imports.validate(userId, TokenIds.of(call)), userId, response);
            case "imports GET" -> listed(userId);
            case "imports GET {id}" -> ImportJson.whole(imports.find(userId, call.id()));
            case "imports DELETE {id}" -> ImportJson.whole(imports.cancel(userId, call.id()));
            default -> throw ApiCall.unknownPath();
        };
    }

    private ImportAsk ask(ApiCall call, long userId) {
        List<ImportText> texts = ImportBody.texts(call.fields());
        if (texts.isEmpty()) {
            throw call.fields().missing(ImportBody.DATA);
        }
        return new ImportAsk(userId, texts, text(call, "name_prefix"), bool(call, "is_public", false),
                trail.imported(UserJsonServlet.actor(call, userId)));
    }

    private JsonElement ended(ApiCall call, ImportProgress begun, long userId, HttpServletResponse response) {
        ImportProgress progress = bool(call, "wait", true)
                ? imports.await(userId, begun.jobId(), LONGEST_WAIT)
                : begun;
        if (!progress.ended()) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        }
        return ImportJson.whole(progress);
    }

    private JsonElement listed(long userId) {
        JsonArray items = new JsonArray();
        imports.list(userId).forEach(job -> items.add(ImportJson.summary(job)));
        JsonObject json = new JsonObject();
        json.add("items", items);
        json.addProperty("total", items.size());
        return json;
    }

    /** An option stands in the body, or in the address when the body is what is to be imported. */
    private static String text(ApiCall call, String name) {
        return call.fields().optionalString(name).orElseGet(() -> call.query(name, ""));
    }

    private static boolean bool(ApiCall call, String name, boolean otherwise) {
        return call.optionalBool(name).orElseGet(() -> switch (call.query(name, "")) {
            case "" -> otherwise;
            case "true", "1", "on" -> true;
            case "false", "0", "off" -> false;
            default -> throw GatewayException.invalid(name, name + ": Input should be true or false");
        });
    }
}
