package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Told;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/** The base of a page about one of a person's own tokens, which the field {@code id} names. Thread-safe. */
abstract class OwnTokenPage extends UserPage {
    private static final long serialVersionUID = 1L;

    private final transient Tokens tokens;

    OwnTokenPage(Centre centre, Tokens tokens) {
        super(centre);
        this.tokens = tokens;
    }

    /** Shows the page of a token, after its form was refused for a reason about a field; none at first. */
    abstract void show(
            HttpServletRequest request, HttpServletResponse response, TokenView token, Told error, String field)
            throws ServletException, IOException;

    /** Does what the form asks for. */
    abstract void change(HttpServletRequest request, HttpServletResponse response, TokenRef ref)
            throws ServletException, IOException;

    final Tokens tokens() {
        return tokens;
    }

    final TokenRef ref(HttpServletRequest request) {
        return TokenRef.own(userId(request), Math.max(1, id(request, OwnTokenShape.ID)));
    }

    @Override
    protected final void show(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        show(request, response, found(request), Told.NOTHING, "");
    }

    @Override
    protected final void act(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            change(request, response, ref(request));
        } catch (GatewayException e) {
            if (e.fault() != Fault.INVALID_REQUEST && e.fault() != Fault.CONFLICT) {
                throw e;
            }
            response.setStatus(e.fault().status());
            show(request, response, found(request), Told.of(e.getMessage()), e.param());
        }
    }

    private TokenView found(HttpServletRequest request) {
        try {
            return tokens.find(ref(request));
        } catch (GatewayException e) {
            throw e.fault() == Fault.NOT_FOUND ? e.about("token") : e;
        }
    }
}
