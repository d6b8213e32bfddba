package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.token.OwnTokens;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/**
 * {@code /user/tokens/delete}: asks before tokens are deleted, and deletes them once the name, or for several their
 * number, was typed. Thread-safe.
 */
public final class DeleteTokensPage extends UserPage {
    private static final long serialVersionUID = 1L;
    private static final int NAMED = 5;

    private final transient Tokens tokens;
    private final transient OwnTokens own;

    /**
     * What the page shows.
     *
     * @param names  of some of them
     * @param more   how many others there are
     * @param open   how many of those named super keys reach
     * @param typed  what has to be typed
     * @param error  what was wrong with what was typed, empty = nothing
     */
    public record View(
            String title, List<Long> ids, List<String> names, int more, long open, String typed, String error,
            String back) {
        public View {
            Objects.requireNonNull(title, "title");
            ids = List.copyOf(ids);
            names = List.copyOf(names);
            Objects.requireNonNull(typed, "typed");
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(back, "back");
        }
    }

    /** The page of this user centre. */
    public DeleteTokensPage(Centre centre, Tokens tokens, OwnTokens own) {
        super(centre);
        this.tokens = tokens;
        this.own = own;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        show(request, response, "");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        View view = view(request, "");
        if (!given(request, "typed").strip().equals(view.typed().strip())) {
            response.setStatus(Fault.INVALID_REQUEST.status());
            show(request, response, pages().word(request, "tokens.delete.typed"));
            return;
        }
        int deleted = own.delete(
                userId(request), view.ids(), centre().trails().tokens().deleted(actor(request)));
        Flash said = view.ids().size() == 1
                ? Flash.of("flash.tokens.deleted", view.names().get(0)) : Flash.of("flash.tokens.deletedMany", deleted);
        goTo(request, response, view.back(), said);
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String error)
            throws ServletException, IOException {
        show(request, response, "user/token-delete", view(request, error));
    }

    private View view(HttpServletRequest request, String error) {
        long userId = userId(request);
        List<Long> ids = TokenBulkPage.ids(request);
        if (ids.isEmpty()) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such token.").about("token");
        }
        List<TokenView> named = ids.stream().limit(NAMED).map(id -> tokens.find(TokenRef.own(userId, id))).toList();
        List<String> names = named.stream().map(TokenView::name).toList();
        boolean one = ids.size() == 1;
        return new View(
                one ? pages().word(request, "tokens.delete.title", names.get(0))
                        : pages().word(request, "tokens.delete.titles", ids.size()),
                ids, names, ids.size() - names.size(), named.stream().filter(TokenView::isPublic).count(),
                one ? names.get(0) : Integer.toString(ids.size()), error, OwnTokenShape.back(request));
    }
}
