package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.kirogate.account.Users;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.ListAddress;
import org.kirogate.token.PoolFilter;
import org.kirogate.token.PoolList;
import org.kirogate.token.TokenView;

/** Which tokens a form is about: one, those that are ticked, or the whole result of the list. Thread-safe. */
final class ChosenTokens {
    private static final String ID = "id";

    private final PoolActs acts;
    private final PoolList tokens;
    private final Users users;

    ChosenTokens(PoolActs acts, PoolList tokens, Users users) {
        this.acts = acts;
        this.tokens = tokens;
        this.users = users;
    }

    /** Whether it is the whole result. */
    static boolean all(HttpServletRequest request) {
        return request.getParameter("all") != null;
    }

    /** The tokens a form is about: INVALID_REQUEST about {@code ids} when there are none, or too many to change. */
    List<Long> ids(HttpServletRequest request) {
        List<Long> ids = !all(request)
                ? named(request) : views(request).stream().map(TokenView::id).toList();
        if (ids.isEmpty() || ids.size() > PoolList.MOST_CHANGES) {
            throw GatewayException.invalid("ids", "ids: 1 to " + PoolList.MOST_CHANGES + " tokens have to be chosen");
        }
        return ids;
    }

    /** The one token that a form names. */
    static long only(HttpServletRequest request) {
        return named(request).stream().findFirst()
                .orElseThrow(() -> GatewayException.invalid("ids", "ids: a token has to be chosen"));
    }

    /** The ids that a form names, each once. */
    static List<Long> named(HttpServletRequest request) {
        String[] ticked = request.getParameterValues(ID);
        List<String> texts = new ArrayList<>(ticked == null ? List.of() : Arrays.asList(ticked));
        texts.addAll(Arrays.asList(Objects.requireNonNullElse(request.getParameter("ids"), "").split(",")));
        return texts.stream().filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf).distinct().toList();
    }

    /** Those tokens, or all of the list when the form says so. */
    List<TokenView> views(HttpServletRequest request) {
        if (!all(request)) {
            return named(request).stream().map(acts::find).toList();
        }
        ListAddress list = TokensPage.address(request);
        PoolFilter filter = TokensPage.filter(list, users);
        List<TokenView> views = new ArrayList<>();
        Page<TokenView> page;
        int number = 1;
        do {
            page = tokens.page(filter, new PageAsk(number++, PageAsk.MAX_SIZE, list.search(), "id", false));
            views.addAll(page.items());
        } while (page.items().size() == PageAsk.MAX_SIZE);
        return views;
    }
}
