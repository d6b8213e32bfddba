package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.db.Page;
import org.kirogate.page.Csv;
import org.kirogate.page.Flash;
import org.kirogate.page.ListAddress;
import org.kirogate.page.Pager;

/**
 * {@code /admin/keys}: everybody's keys of both kinds; {@code POST /admin/keys/state} disables and enables one at once.
 * Thread-safe.
 */
public final class KeysPage extends AdminPage {
    /** The field that says which key a form is about. */
    static final String KEY_FIELD = "key_id";

    private static final long serialVersionUID = 1L;

    private final transient KeyTable table;
    private final transient ApiKeys keys;
    private final transient SuperKeys acts;

    /**
     * What a list of keys shows.
     *
     * @param tab    whose tab is current: {@code superKeys} or {@code keys}
     * @param ending super keys that end soon, the soonest first
     */
    public record View(String tab, List<KeyRow> rows, ListAddress list, Pager pager, List<KeyRow> ending) {
        public View {
            Objects.requireNonNull(tab, "tab");
            rows = List.copyOf(rows);
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(pager, "pager");
            ending = List.copyOf(ending);
        }

        /** A part of a list. */
        static View of(String tab, ListAddress list, Page<KeyRow> page, List<KeyRow> ending) {
            return new View(tab, page.items(), list, Pager.of(page), ending);
        }
    }

    /** The page of this console. */
    public KeysPage(Console console, KeyTable table, ApiKeys keys, SuperKeys acts) {
        super(console);
        this.table = table;
        this.keys = keys;
        this.acts = acts;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ListAddress list = ListAddress.read(request, KeyTable.ALL);
        if (csv(request)) {
            table.write(new Csv(response, "keys"), list);
            return;
        }
        show(request, response, "admin/keys", View.of("keys", list, table.page(list), List.of()));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ApiKey key = keys.byId(KeyReach.ALL, id(request, KEY_FIELD));
        boolean active = given(request, "active").equals("1");
        acts.change(request, key, settings -> settings.active(active));
        String back = back(request, KeyTable.ALL.path());
        goTo(request, response, back,
                Flash.of(active ? "flash.key.enabled" : "flash.key.disabled", key.name()).undo(
                        "/admin/keys/state",
                        Map.of(KEY_FIELD, "" + key.id(), "active", key.active() ? "1" : "0", "back", back)));
    }
}
