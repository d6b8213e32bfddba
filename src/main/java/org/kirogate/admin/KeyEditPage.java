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
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.LimitForm;

/** {@code /admin/keys/edit}: name, term and all limits of one key. Thread-safe. */
public final class KeyEditPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient ApiKeys keys;
    private final transient KeyTable table;
    private final transient KeyTerms terms;
    private final transient SuperKeys acts;

    /**
     * What the form shows.
     *
     * @param name     as it was typed so far
     * @param receipts whether that box is ticked
     * @param validity terms that can be chosen
     * @param valid    the term chosen so far
     * @param until    the last day chosen so far
     * @param limits   the fields of limits
     * @param back     where it leads back to
     * @param error    what was wrong with the last attempt, or empty
     */
    public record View(
            KeyRow row, String name, boolean receipts, List<Validity> validity, String valid, String until,
            LimitForm limits, String back, String error) {
        public View {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(name, "name");
            validity = List.copyOf(validity);
            Objects.requireNonNull(valid, "valid");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(limits, "limits");
            Objects.requireNonNull(back, "back");
            Objects.requireNonNull(error, "error");
        }
    }

    /** The page of this console. */
    public KeyEditPage(Console console, ApiKeys keys, KeyTable table, KeyTerms terms, SuperKeys acts) {
        super(console);
        this.keys = keys;
        this.table = table;
        this.terms = terms;
        this.acts = acts;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ApiKey key = key(request);
        KeySettings settings = key.settings();
        show(request, response, "admin/key-edit", new View(
                table.row(key), key.name(), settings.receipts(), offered(key), "", "",
                LimitForm.of(settings.limits()), backTo(request, key), ""));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ApiKey key = key(request);
        ApiKey changed;
        try {
            changed = acts.change(request, key, before -> changed(request, key, before));
        } catch (GatewayException e) {
            if (e.param().isEmpty()) {
                throw e;
            }
            response.setStatus(e.fault().status());
            show(request, response, "admin/key-edit", new View(
                    table.row(key), given(request, "name"), ticked(request), offered(key), given(request, "valid"),
                    given(request, "until"), LimitForm.typed(request, e), backTo(request, key), why(request, e)));
            return;
        }
        goTo(request, response, back(request, KeyTable.ALL.path()), Flash.of("flash.key.changed", changed.name()));
    }

    private List<Validity> offered(ApiKey key) {
        return key.superKey() ? terms.offeredToSuper() : terms.offered();
    }

    private KeySettings changed(HttpServletRequest request, ApiKey key, KeySettings before) {
        return before.named(given(request, "name")).receipts(ticked(request)).expiring(end(request, key, before))
                .limited(LimitForm.applied(request, before.limits()));
    }

    private long end(HttpServletRequest request, ApiKey key, KeySettings before) {
        String term = given(request, "valid");
        if (term.equals("keep") || term.isEmpty()) {
            return before.expiresAt();
        }
        String until = given(request, "until");
        return key.superKey() ? terms.superExpiresAt(term, until) : terms.expiresAt(term, until);
    }

    /** What is wrong with a limit stands at its field, too. */
    private String why(HttpServletRequest request, GatewayException failure) {
        return failure.param().startsWith("limits.")
                ? pages().word(request, "limits.wrong") : pages().told(request, failure);
    }

    private ApiKey key(HttpServletRequest request) {
        return keys.byId(KeyReach.ALL, id(request, KeysPage.KEY_FIELD));
    }

    private static boolean ticked(HttpServletRequest request) {
        return given(request, "receipts").equals("1");
    }

    private static String backTo(HttpServletRequest request, ApiKey key) {
        return back(request, (key.superKey() ? KeyTable.SUPER : KeyTable.ALL).path());
    }
}
