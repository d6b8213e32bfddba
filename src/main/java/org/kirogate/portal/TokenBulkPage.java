package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.ListAddress;
import org.kirogate.token.OwnTokens;
import org.kirogate.token.TokenImports;
import org.kirogate.token.TokenSettings;

/**
 * {@code POST /user/tokens/bulk}: one act for the ticked tokens, or for all that the list shows. Deleting asks first;
 * a check is a job of its own. Thread-safe.
 */
public final class TokenBulkPage extends UserPage {
    private static final long serialVersionUID = 1L;

    private final transient OwnTokens tokens;
    private final transient TokenImports imports;

    /** The acts of this user centre. */
    public TokenBulkPage(Centre centre, OwnTokens tokens, TokenImports imports) {
        super(centre);
        this.tokens = tokens;
        this.imports = imports;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + OwnTokenShape.LIST); // the form has no page of its own
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long userId = userId(request);
        ListAddress list = OwnTokenShape.read(request);
        List<Long> ids = chosen(request, userId, list);
        if (ids.isEmpty()) {
            goTo(request, response, list.here(), Flash.of("flash.tokens.none"));
            return;
        }
        switch (given(request, OwnTokenShape.ACT)) {
            case "publish" -> change(request, response, ids, settings -> settings.open(true));
            case "private" -> change(request, response, ids, settings -> settings.open(false));
            case "disable" -> change(request, response, ids, settings -> settings.switched(false, false));
            case "enable" -> change(request, response, ids, settings -> settings.switched(true, false));
            case "validate" -> {
                long job = imports.validate(userId, ids).jobId();
                response.sendRedirect(request.getContextPath() + OwnTokenShape.LIST + "?job=" + job + "#add");
            }
            case "delete" -> response.sendRedirect(request.getContextPath() + "/user/tokens/delete?"
                    + ids.stream().map(id -> "id=" + id).collect(Collectors.joining("&")));
            default -> throw new GatewayException(Fault.INVALID_REQUEST, "There is no such act.").about("act");
        }
    }

    private void change(HttpServletRequest request, HttpServletResponse response, List<Long> ids,
            UnaryOperator<TokenSettings> change) throws IOException {
        int changed = tokens.change(
                userId(request), ids, change, centre().trails().tokens().changed(actor(request))).size();
        goTo(request, response, OwnTokenShape.read(request).here(),
                Flash.of("flash.tokens.done", changed, ids.size() - changed));
    }

    private List<Long> chosen(HttpServletRequest request, long userId, ListAddress list) {
        if (given(request, "all").equals("1")) {
            return tokens.ids(OwnTokenShape.ask(list, userId), list.search(), OwnTokens.MOST);
        }
        return ids(request);
    }

    /** The numbers that fields name; what is none is passed over. */
    static List<Long> ids(HttpServletRequest request) {
        String[] given = request.getParameterValues(OwnTokenShape.ID);
        return given == null ? List.of() : Arrays.stream(given)
                .filter(id -> id.matches("[1-9]\\d{0,17}")).map(Long::valueOf).distinct().limit(OwnTokens.MOST)
                .toList();
    }
}
