package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.kirogate.access.ApiKey;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Moment;
import org.kirogate.page.ShownKey;
import org.kirogate.token.Tokens;

/** The base of the pages whose form ends in a secret that is shown once. Thread-safe. */
abstract class SecretPage extends OwnKeyPage {
    private static final long serialVersionUID = 1L;

    private final transient Tokens tokens;

    SecretPage(Centre centre, OwnKeys acts, Tokens tokens) {
        super(centre, acts);
        this.tokens = tokens;
    }

    /** How many tokens whoever looks at the page has. */
    final long ownTokens(HttpServletRequest request) {
        long userId = userId(request);
        return tokens.counts(List.of(userId)).getOrDefault(userId, new Tokens.Count(0, 0)).total();
    }

    /** Does what a form asks for, once; a form that was refused may be sent again. */
    final ApiKey.Shown once(String mark, Supplier<ApiKey.Shown> work) {
        centre().forms().spend(mark);
        try {
            return work.get();
        } catch (GatewayException e) {
            centre().forms().giveBack(mark);
            throw e;
        }
    }

    /** The one answer that ever holds the secret; {@code kind} as in {@link ShownKey}. */
    final void reveal(HttpServletRequest request, HttpServletResponse response, String kind, ApiKey.Shown shown)
            throws ServletException, IOException {
        show(request, response, "user/key-shown", new ShownKey(
                kind, shown.secret(), shown.key().name(), centre().users().name(userId(request)), shown.key().prefix(), ownTokens(request),
                Moment.of(shown.key().createdAt()), Moment.of(shown.key().settings().expiresAt()),
                centre().baseUrl().of(request), LIST));
    }
}
