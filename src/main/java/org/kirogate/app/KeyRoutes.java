package org.kirogate.app;

import jakarta.servlet.ServletContext;
import org.kirogate.admin.Console;
import org.kirogate.admin.KeyEditPage;
import org.kirogate.admin.KeyPage;
import org.kirogate.admin.KeyTable;
import org.kirogate.admin.KeyTerms;
import org.kirogate.admin.NewKeysPage;
import org.kirogate.admin.SuperKeys;
import org.kirogate.admin.UserActs;
import org.kirogate.admin.UserLimitsPage;
import org.kirogate.portal.Centre;
import org.kirogate.portal.EditKeyPage;
import org.kirogate.portal.KeyFactsPage;
import org.kirogate.portal.OwnKeys;

/** The pages of single keys and of limits, one line each. */
final class KeyRoutes {
    private final Gateway gateway;
    private final ServletContext context;

    KeyRoutes(Gateway gateway, ServletContext context) {
        this.gateway = gateway;
        this.context = context;
    }

    void console(Console console, KeyTable table, KeyTerms terms, SuperKeys superKeys, UserActs userActs) {
        Routes.servlet(context, "admin-key-edit", new KeyEditPage(console, gateway.keys, table, terms, superKeys),
                "/admin/keys/edit");
        Routes.servlet(context, "admin-key",
                new KeyPage(console, gateway.keys, table, gateway.admission, gateway.audit), "/admin/keys/*");
        Routes.servlet(context, "admin-user-limits",
                new UserLimitsPage(console, gateway.users, userActs, gateway.ceilings), "/admin/users/limits");
        Routes.servlet(context, "admin-new-keys", new NewKeysPage(console, gateway.site, gateway.audit),
                "/admin/settings/new-keys");
    }

    void portal(Centre centre, OwnKeys ownKeys) {
        Routes.servlet(context, "user-key", new KeyFactsPage(centre, ownKeys, gateway.admission, gateway.clock),
                "/user/keys/*");
        Routes.servlet(context, "user-key-edit", new EditKeyPage(centre, ownKeys), "/user/keys/edit");
    }
}
