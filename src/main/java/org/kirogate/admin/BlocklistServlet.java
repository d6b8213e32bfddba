package org.kirogate.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import org.kirogate.page.ApiCall;
import org.kirogate.page.PageJson;
import org.kirogate.site.IpBlocklist;

/** {@code /admin/api/ip-blocklist}: addresses and networks that are not served. Thread-safe. */
public final class BlocklistServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient IpBlocklist blocklist;
    private final transient Blocking blocking;

    /** The interface over this list. */
    public BlocklistServlet(AdminGuard guard, IpBlocklist blocklist, Blocking blocking) {
        super(guard);
        this.blocklist = blocklist;
        this.blocking = blocking;
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        return switch (call.route()) {
            case "GET" -> PageJson.of(blocklist.list(PageJson.ask(call)), Blocking::json);
            case "POST" -> added(call);
            case "DELETE {id}" -> removed(call);
            default -> throw ApiCall.unknownPath();
        };
    }

    private JsonElement added(ApiCall call) {
        return Blocking.json(blocking.add(
                call.request(), call.fields().string("network"), call.fields().optionalString("reason").orElse("")));
    }

    private JsonElement removed(ApiCall call) {
        blocking.remove(call.request(), call.id());
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        return answer;
    }
}
