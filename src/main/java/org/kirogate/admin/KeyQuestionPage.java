package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.BaseUrl;
import org.kirogate.page.Flash;
import org.kirogate.page.OneTimeForms;

/**
 * {@code /admin/keys/rotate} and {@code delete}: GET asks before the act on one key, POST does it; a new
 * secret is shown by the one answer that ever holds it. Thread-safe.
 */
public final class KeyQuestionPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient ApiKeys keys;
    private final transient KeyTable table;
    private final transient SuperKeys acts;
    private final transient BaseUrl baseUrl;

    /**
     * What is asked.
     *
     * @param act   {@code rotate} or {@code delete}
     * @param back  where it leads back to
     * @param once  lets the form work once
     * @param error what was wrong with the last attempt, or empty
     */
    public record View(String act, KeyRow row, String back, String once, String error) {
        public View {
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(back, "back");
            Objects.requireNonNull(once, "once");
            Objects.requireNonNull(error, "error");
        }
    }

    /** The questions of this console. */
    public KeyQuestionPage(Console console, ApiKeys keys, KeyTable table, SuperKeys acts, BaseUrl baseUrl) {
        super(console);
        this.keys = keys;
        this.table = table;
        this.acts = acts;
        this.baseUrl = baseUrl;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ask(request, response, key(request), "");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ApiKey key = key(request);
        if (asked(request).equals("rotate")) {
            rotate(request, response, key);
        } else {
            delete(request, response, key);
        }
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
            refuse(request, response, key, GatewayException.invalid("typed", "The name that was typed is another."));
            return;
        }
        acts.delete(request, key);
        goTo(request, response, back(request, KeyTable.ALL.path()), Flash.of("flash.key.deleted", key.name()));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, ApiKey key, GatewayException failure)
            throws ServletException, IOException {
        if (fragment(request)) {
            throw failure;
        }
        response.setStatus(failure.fault().status());
        ask(request, response, key, pages().told(request, failure));
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, ApiKey key, String error)
            throws ServletException, IOException {
        String back = back(request, key.superKey() ? KeyTable.SUPER.path() : KeyTable.ALL.path());
        show(request, response, "admin/key-question", new View(
                asked(request), table.row(key), back, console().forms().issue(), error));
    }

    private ApiKey key(HttpServletRequest request) {
        return keys.byId(KeyReach.ALL, id(request, KeysPage.KEY_FIELD));
    }

    private static String asked(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
