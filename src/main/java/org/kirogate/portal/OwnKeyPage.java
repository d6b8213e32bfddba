package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.LocalPath;

/** The base of the pages about a user's own keys; another's key is not there. Thread-safe. */
abstract class OwnKeyPage extends UserPage {
    static final String LIST = "/user/keys";

    private static final long serialVersionUID = 1L;

    private final transient OwnKeys acts;

    OwnKeyPage(Centre centre, OwnKeys acts) {
        super(centre);
        this.acts = acts;
    }

    final ApiKeys keys() {
        return acts.keys();
    }

    /** What can be done with them. */
    final OwnKeys acts() {
        return acts;
    }

    /** The keys that whoever looks at the page may touch. */
    final KeyReach reach(HttpServletRequest request) {
        return KeyReach.owner(userId(request));
    }

    /** The key that the page is about. */
    final ApiKey key(HttpServletRequest request) {
        return keys().byId(reach(request), id(request, "id"));
    }

    /**
     * The same, which is the user's to change.
     *
     * @throws GatewayException FORBIDDEN about {@code super_key} when it is a super key, an administrator's to change
     */
    final ApiKey ordinaryKey(HttpServletRequest request) {
        ApiKey key = key(request);
        if (key.superKey()) {
            throw new GatewayException(
                    Fault.FORBIDDEN, "A super key is an administrator's to change.").about("super_key");
        }
        return key;
    }

    /** Where the page leads back to: the list as it was left. */
    static String back(HttpServletRequest request) {
        String back = LocalPath.of(request.getParameter("back"), LIST);
        return back.equals(LIST) || back.startsWith(LIST + "?") ? back : LIST;
    }
}
