package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.access.KeySettings;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.Pace;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.BaseUrl;
import org.kirogate.page.Flash;
import org.kirogate.page.OneTimeForms;

/**
 * {@code /admin/keys/edit}, {@code rotate} and {@code delete}: GET asks before the act on one key, POST does it; a new
 * secret is shown by the one answer that ever holds it. Thread-safe.
 */
public final class KeyQuestionPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient ApiKeys keys;
    private final transient KeyTable table;
    private final transient KeyTerms terms;
    private final transient SuperKeys acts;
    private final transient BaseUrl baseUrl;

    /**
     * What is asked.
     *
     * @param act      {@code edit}, {@code rotate} or {@code delete}
     * @param form     what was typed so far
     * @param validity terms that can be chosen
     * @param back     where it leads back to
     * @param once     lets the form work once
     * @param error    what was wrong with the last attempt, or empty
     */
    public record View(
            String act, KeyRow row, Typed form, List<Validity> validity, String back, String once, String error) {
        public View {
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(form, "form");
            validity = List.copyOf(validity);
            Objects.requireNonNull(back, "back");
            Objects.requireNonNull(once, "once");
            Objects.requireNonNull(error, "error");
        }
    }

    /** What the form of a key's settings says; limits empty = none. */
    public record Typed(String name, String perMinute, String atATime, boolean receipts) {
        public Typed {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(perMinute, "perMinute");
            Objects.requireNonNull(atATime, "atATime");
        }

        static Typed of(KeySettings settings) {
            Pace limits = settings.limits().pace();
            return new Typed(settings.name(), shown(limits.requestsPerMinute()), shown(limits.maxConcurrency()),
                    settings.receipts());
        }

        static Typed of(HttpServletRequest request) {
            return new Typed(given(request, "name"), given(request, "requests_per_minute").strip(),
                    given(request, "max_concurrency").strip(), given(request, "receipts").equals("1"));
        }

        KeySettings settings(KeySettings before, long expiresAt) {
            Limits limits = before.limits().paced(
                    number("requests_per_minute", perMinute), number("max_concurrency", atATime));
            return before.named(name).limited(limits).receipts(receipts).expiring(expiresAt);
        }

        private static String shown(int limit) {
            return limit == 0 ? "" : "" + limit;
        }

        private static int number(String field, String text) {
            if (text.isEmpty()) {
                return 0;
            }
            if (!text.matches("\\d{1,9}")) {
                throw GatewayException.invalid(field, field + " is a whole number, or empty for no limit.");
            }
            return Integer.parseInt(text);
        }
    }

    /** The questions of this console. */
    public KeyQuestionPage(
            Console console, ApiKeys keys, KeyTable table, KeyTerms terms, SuperKeys acts, BaseUrl baseUrl) {
        super(console);
        this.keys = keys;
        this.table = table;
        this.terms = terms;
        this.acts = acts;
        this.baseUrl = baseUrl;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ApiKey key = key(request);
        ask(request, response, key, Typed.of(key.settings()), "");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ApiKey key = key(request);
        switch (asked(request)) {
            case "edit" -> edit(request, response, key);
            case "rotate" -> rotate(request, response, key);
            default -> delete(request, response, key);
        }
    }

    private void edit(HttpServletRequest request, HttpServletResponse response, ApiKey key)
            throws ServletException, IOException {
        Typed typed = Typed.of(request);
        try {
            String term = given(request, "valid");
            long end = term.equals("keep") || term.isEmpty() ? key.settings().expiresAt()
                    : key.superKey() ? terms.superExpiresAt(term, given(request, "until"))
                    : terms.expiresAt(term, given(request, "until"));
            acts.change(request, key, settings -> typed.settings(settings, end));
        } catch (GatewayException e) {
            refuse(request, response, key, typed, e);
            return;
        }
        goTo(request, response, back(request, KeyTable.ALL.path()),
                Flash.of("flash.key.changed", typed.name().strip()));
    }

    private void rotate(HttpServletRequest request, HttpServletResponse response, ApiKey key)
            throws ServletException, IOException {
        if (!key.superKey()) {
            throw new GatewayException(Fault.FORBIDDEN, "The secret of an ordinary key is its owner's alone.")
                    .about("rotate");
        }
        String grace = given(request, "grace_hours");
        console().forms().spend(given(request, OneTimeForms.FIELD));
        ApiKey.Shown shown = acts.rotate(request, key, grace.matches("\\d{1,3}") ? Integer.parseInt(grace) : 0);
        String back = back(request, KeyTable.SUPER.path());
        show(request, response, "admin/super-key-shown", console().shown(
                "rotated", shown, table.row(shown.key()).owner(), baseUrl.of(request), back));
    }

    private void delete(HttpServletRequest request, HttpServletResponse response, ApiKey key)
            throws ServletException, IOException {
        if (!given(request, "typed").strip().equals(key.name())) {
            refuse(request, response, key, Typed.of(key.settings()),
                    GatewayException.invalid("typed", "The name that was typed is another."));
            return;
        }
        acts.delete(request, key);
        goTo(request, response, back(request, KeyTable.ALL.path()), Flash.of("flash.key.deleted", key.name()));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, ApiKey key, Typed typed, GatewayException failure)
            throws ServletException, IOException {
        if (fragment(request)) {
            throw failure;
        }
        response.setStatus(failure.fault().status());
        ask(request, response, key, typed, pages().told(request, failure));
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, ApiKey key, Typed typed, String error)
            throws ServletException, IOException {
        String back = back(request, key.superKey() ? KeyTable.SUPER.path() : KeyTable.ALL.path());
        show(request, response, "admin/key-question", new View(
                asked(request), table.row(key), typed, key.superKey() ? terms.offeredToSuper() : terms.offered(), back,
                console().forms().issue(), error));
    }

    private ApiKey key(HttpServletRequest request) {
        return keys.byId(KeyReach.ALL, id(request, KeysPage.KEY_FIELD));
    }

    private static String asked(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
