package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.token.TokenChange;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenSettings;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/**
 * {@code POST /user/tokens/act}: what is done with one of one's own tokens at once: share it or take it back, switch it
 * off or on, have it checked, ask for its quota. Thread-safe.
 */
public final class TokenActPage extends UserPage {
    /** Where its forms are sent. */
    static final String PATH = "/user/tokens/act";

    private static final long serialVersionUID = 1L;

    private final transient Tokens tokens;

    /** The acts of this user centre. */
    public TokenActPage(Centre centre, Tokens tokens) {
        super(centre);
        this.tokens = tokens;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + OwnTokenShape.LIST); // the forms have no page of their own
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TokenRef ref = TokenRef.own(userId(request), Math.max(1, id(request, OwnTokenShape.ID)));
        String back = OwnTokenShape.back(request);
        Noting<TokenChange> noting = centre().trails().tokens().changed(actor(request));
        Flash said = switch (given(request, OwnTokenShape.ACT)) {
            case "publish" -> changed(ref, noting, back, settings -> settings.open(true), "private",
                    name -> Flash.of("flash.tokens.published", name));
            case "private" -> changed(ref, noting, back, settings -> settings.open(false), "publish",
                    name -> Flash.of("flash.tokens.hidden", name));
            case "disable" -> changed(ref, noting, back, settings -> settings.switched(false, false), "enable",
                    name -> Flash.of("flash.tokens.disabled", name));
            case "enable" -> changed(ref, noting, back, settings -> settings.switched(true, false), "disable",
                    name -> Flash.of("flash.tokens.enabled", name));
            case "validate" -> checked(ref);
            case "usage" -> asked(ref);
            default -> throw new GatewayException(Fault.INVALID_REQUEST, "There is no such act.").about("act");
        };
        goTo(request, response, back, said);
    }

    private Flash changed(
            TokenRef ref, Noting<TokenChange> noting, String back, UnaryOperator<TokenSettings> change, String undo,
            Function<String, Flash> said) {
        TokenView token = tokens.change(ref, Tokens.ANY_VERSION, change, noting);
        return said.apply(token.name()).undo(PATH, Map.of(OwnTokenShape.ID, Long.toString(token.id()),
                OwnTokenShape.ACT, undo, OwnTokenShape.BACK, back));
    }

    /** What a check finds stands in the list afterwards, with its reason. */
    private Flash checked(TokenRef ref) {
        String name = tokens.find(ref).name();
        try {
            tokens.revalidate(ref);
            return Flash.of("flash.tokens.passed", name);
        } catch (GatewayException e) {
            return refused(e, name);
        }
    }

    private Flash asked(TokenRef ref) {
        String name = tokens.find(ref).name();
        try {
            tokens.refreshUsage(ref);
            return Flash.of("flash.tokens.usage", name);
        } catch (GatewayException e) {
            return refused(e, name);
        }
    }

    private static Flash refused(GatewayException failure, String name) {
        if (failure.fault() == Fault.INVALID_REQUEST) {
            return Flash.of("flash.tokens.refused", name);
        }
        if (failure.fault() == Fault.UPSTREAM_FAILED || failure.fault() == Fault.UPSTREAM_TIMEOUT) {
            return Flash.of("flash.tokens.later", name);
        }
        throw failure;
    }
}
