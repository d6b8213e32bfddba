package org.kirogate.admin;

import com.google.gson.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.kirogate.account.Users;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.ApiCall;
import org.kirogate.page.Flash;
import org.kirogate.page.Moment;
import org.kirogate.page.ReasonWord;
import org.kirogate.page.TokenPatch;
import org.kirogate.token.HealthEvent;
import org.kirogate.token.PoolList;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenRules;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/**
 * {@code /admin/tokens/{id}}: all that is known of one token, and the limits that an administrator sets for it.
 * Thread-safe.
 */
public final class TokenPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final List<String> LIMITS = List.of("max_concurrency", "requests_per_minute", "weight");
    private static final String VERSION = "version";

    private final transient Tokens tokens;
    private final transient PoolList list;
    private final transient PoolActs acts;
    private final transient Users users;
    private final transient InstantSource clock;

    /**
     * A change of state.
     *
     * @param why   last part of the key of the reason, empty = {@code said} stands for itself
     * @param until when it ended by itself
     */
    public record Event(Moment at, String state, String why, String said, Moment until) {
        static Event of(HealthEvent event) {
            return new Event(Moment.of(event.at()), event.state().label(), ReasonWord.of(event.reason()),
                    event.reason(), Moment.of(event.until()));
        }
    }

    /**
     * The form of its limits; a limit that is empty is as configured.
     *
     * @param error what was wrong with the last attempt, or empty
     * @param field the field it is about, or empty
     */
    public record Limits(
            String maxConcurrency, String requestsPerMinute, String weight, long version, String error, String field) {}

    /** What the page shows. */
    public record View(
            TokenLine line, Moment created, Moment checked, Moment ownUsed, Moment poolUsed, Limits limits,
            List<Event> history) {
        public View {
            Objects.requireNonNull(line, "line");
            history = List.copyOf(history);
        }
    }

    /** The page of this console. */
    public TokenPage(
            Console console, Tokens tokens, PoolList list, PoolActs acts, Users users, InstantSource clock) {
        super(console);
        this.tokens = tokens;
        this.list = list;
        this.acts = acts;
        this.users = users;
        this.clock = clock;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        TokenView token = acts.find(tokenId(request));
        TokenRules rules = token.rules();
        show(request, response, token, new Limits(
                limit(rules.maxConcurrency()), limit(rules.requestsPerMinute()), Integer.toString(rules.weight()),
                token.version(), "", ""));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        TokenView before = acts.find(tokenId(request));
        try {
            TokenPatch patch = TokenPatch.byAdministrator(new ApiCall("PATCH", List.of(), asked(request), request));
            acts.change(request, before.id(), patch.version(), patch::apply);
        } catch (GatewayException e) {
            response.setStatus(e.fault().status());
            show(request, response, before, new Limits(
                    given(request, LIMITS.get(0)), given(request, LIMITS.get(1)), given(request, LIMITS.get(2)),
                    before.version(), pages().told(request, e), e.param()));
            return;
        }
        goTo(request, response, TokensPage.PATH + "/" + before.id(), Flash.of("flash.pool.limits", before.name()));
    }

    /** The form's fields as the interface takes them. */
    private static JsonObject asked(HttpServletRequest request) {
        JsonObject asked = new JsonObject();
        LIMITS.forEach(name -> asked.addProperty(name, given(request, name).strip()));
        asked.addProperty(VERSION, given(request, VERSION));
        return asked;
    }

    private void show(HttpServletRequest request, HttpServletResponse response, TokenView token, Limits limits)
            throws ServletException, IOException {
        TokenLine line = TokenLine.of(
                token, users.name(token.userId()), list.load(token.id()), clock.instant());
        show(request, response, "admin/token", new View(
                line, Moment.of(token.createdAt()), Moment.of(token.quota().checkedAt()),
                Moment.of(token.own().lastUsed()), Moment.of(token.pool().lastUsed()), limits,
                tokens.history(TokenRef.any(token.id())).stream().map(Event::of).toList()));
    }

    private static String limit(int limit) {
        return limit == TokenRules.AS_CONFIGURED ? "" : Integer.toString(limit);
    }

    private static long tokenId(HttpServletRequest request) {
        String id = String.valueOf(request.getPathInfo()).substring(1);
        if (!id.matches("\\d{1,18}")) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such token.").about("token");
        }
        return Long.parseLong(id);
    }
}
