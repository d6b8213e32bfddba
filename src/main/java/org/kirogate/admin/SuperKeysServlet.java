package org.kirogate.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.kirogate.access.Admission;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyFilter;
import org.kirogate.access.KeyReach;
import org.kirogate.page.ApiCall;
import org.kirogate.page.KeyChange;
import org.kirogate.page.KeyJson;
import org.kirogate.page.LimitsPatch;
import org.kirogate.page.PageJson;
import org.kirogate.usage.UsageReport;
import org.kirogate.usage.UsageReports;

/**
 * {@code /admin/api/super-api-keys}: made, listed, changed, rotated, deleted; what each was used for.
 * One that waits for a second administrator is approved or refused, by a user with the role admin too. Thread-safe.
 */
public final class SuperKeysServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;
    private static final long LAST_TIME = 253_402_300_799_999L;

    private final transient ApiKeys keys;
    private final transient SuperKeys acts;
    private final transient Approver approver;
    private final transient UsageReports reports;
    private final transient Admission admission;

    /** The interface over these keys; {@code admission} knows what is left of their limits. */
    public SuperKeysServlet(
            AdminGuard guard, Approver approver, ApiKeys keys, SuperKeys acts, UsageReports reports,
            Admission admission) {
        super(guard);
        this.approver = approver;
        this.keys = keys;
        this.acts = acts;
        this.reports = reports;
        this.admission = admission;
    }

    @Override
    protected void check(HttpServletRequest request, HttpServletResponse response) {
        if (decides(request)) {
            approver.require(request);
        } else {
            super.check(request, response);
        }
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        return switch (call.route()) {
            case "GET" -> PageJson.of(keys.list(KeyReach.ALL, filter(call), PageJson.ask(call)), this::json);
            case "POST" -> KeyJson.shown(acts.create(
                    call.request(),
                    call.number("user_id", 1, Long.MAX_VALUE),
                    call.fields().optionalString("name").orElse(ApiKeys.DEFAULT_SUPER_NAME),
                    call.fields().optionalString("reason").orElse(""),
                    call.optionalNumber("expires_at", 0, LAST_TIME).orElse(0L),
                    limits -> LimitsPatch.apply(call, "limits", limits)));
            case "GET {id}" -> json(existing(call));
            case "PATCH {id}" -> json(acts.change(
                    call.request(), existing(call), settings -> KeyChange.apply(call, settings)));
            case "DELETE {id}" -> deleted(call);
            case "POST {id}/rotate" -> KeyJson.shown(acts.rotate(
                    call.request(),
                    existing(call),
                    call.optionalNumber("grace_hours", 0, ApiKeys.MAX_GRACE_HOURS).orElse(0L).intValue()));
            case "POST {id}/approve" -> decided(call, true);
            case "POST {id}/refuse" -> decided(call, false);
            case "GET {id}/usage" -> usage(existing(call));
            default -> throw ApiCall.unknownPath();
        };
    }

    private JsonObject json(ApiKey key) {
        return KeyJson.of(key, admission.standing(key.id()));
    }

    private static boolean decides(HttpServletRequest request) {
        String path = String.valueOf(request.getPathInfo());
        return request.getMethod().equals("POST") && (path.endsWith("/approve") || path.endsWith("/refuse"));
    }

    private JsonElement decided(ApiCall call, boolean approved) {
        String reason = call.fields().optionalString("reason").orElse("");
        return json(acts.decide(approver.require(call.request()), call.id(), approved, reason));
    }

    private static KeyFilter filter(ApiCall call) {
        return new KeyFilter(
                KeyFilter.Kind.SUPER, KeyFilter.State.of(call.query("state", "all")),
                KeyFilter.Use.of(call.query("use", "all")), List.of());
    }

    private ApiKey existing(ApiCall call) {
        ApiKey key = keys.byId(KeyReach.ALL, call.id());
        if (!key.superKey()) {
            throw ApiCall.unknownPath();
        }
        return key;
    }

    private JsonElement deleted(ApiCall call) {
        acts.delete(call.request(), existing(call));
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        return answer;
    }

    private JsonElement usage(ApiKey key) {
        UsageReport report = reports.ofKey(key.id());
        JsonObject answer = json(key);
        answer.add("total", sums(report.total()));
        JsonArray days = new JsonArray();
        report.days().forEach(day -> {
            JsonObject json = sums(day.sums());
            json.addProperty("day", day.start().toString().substring(0, 10));
            days.add(json);
        });
        answer.add("days", days);
        JsonArray tokens = new JsonArray();
        report.tokens().forEach(token -> {
            JsonObject json = new JsonObject();
            json.addProperty("token_id", token.tokenId());
            json.addProperty("request_count", token.requests());
            json.addProperty("success_count", token.successes());
            tokens.add(json);
        });
        answer.add("tokens", tokens);
        return answer;
    }

    private static JsonObject sums(UsageReport.Sums sums) {
        JsonObject json = new JsonObject();
        json.addProperty("request_count", sums.requests());
        json.addProperty("success_count", sums.successes());
        json.addProperty("failure_count", sums.failures());
        json.addProperty("input_tokens", sums.inputTokens());
        json.addProperty("output_tokens", sums.outputTokens());
        json.addProperty("credits", sums.credits());
        return json;
    }
}
