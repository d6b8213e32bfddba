package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kirogate.account.Users;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.LocalPath;
import org.kirogate.token.ImportProgress;
import org.kirogate.token.PoolList;
import org.kirogate.token.TokenState;
import org.kirogate.token.TokenView;

/**
 * {@code POST /admin/tokens/act} does something with one token or with the ticked ones; {@code /admin/tokens/private}
 * and {@code /admin/tokens/delete} ask first. Thread-safe.
 */
public final class TokenActsPage extends AdminPage {
    /** Where acts are sent. */
    static final String PATH = "/admin/tokens/act";

    private static final long serialVersionUID = 1L;
    private static final String DELETE = "/admin/tokens/delete";
    private static final String PRIVATE = "/admin/tokens/private";
    private static final String ID = "id";
    /** More ids would not fit the cookie that offers to take an act back. */
    private static final int MOST_UNDONE = 100;

    private final transient PoolActs acts;
    private final transient ChosenTokens chosen;
    private final transient Users users;

    /**
     * A question before an act.
     *
     * @param name  the one token's name, empty = it is about several
     * @param owner its owner's name
     * @param ids   the tokens, separated by commas
     * @param count how many
     * @param back  where cancelling leads
     * @param error what was wrong with the last attempt, or empty
     */
    public record Question(String name, String owner, String ids, int count, String back, String error) {
        public Question {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(ids, "ids");
            Objects.requireNonNull(back, "back");
            Objects.requireNonNull(error, "error");
        }
    }

    /** The acts of this console. */
    public TokenActsPage(Console console, PoolActs acts, PoolList tokens, Users users) {
        super(console);
        this.acts = acts;
        this.chosen = new ChosenTokens(acts, tokens, users);
        this.users = users;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        switch (request.getServletPath()) {
            case DELETE -> ask(request, response, "admin/token-delete", List.of(id(request, ID)), "");
            case PRIVATE -> ask(request, response, "admin/token-private", List.of(id(request, ID)), "");
            default -> response.sendRedirect(request.getContextPath() + TokensPage.PATH);
        }
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (request.getServletPath().equals(DELETE)) {
            delete(request, response);
            return;
        }
        boolean sure = request.getServletPath().equals(PRIVATE);
        switch (sure ? "private" : given(request, "act")) {
            case "validate" -> validate(request, response);
            case "usage" -> usage(request, response);
            case "disable" -> power(request, response, false);
            case "enable" -> power(request, response, true);
            case "private" -> hide(request, response, sure);
            default -> throw new GatewayException(Fault.INVALID_REQUEST, "There is no such act.").about("act");
        }
    }

    private void delete(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        TokenView token = acts.find(id(request, ID));
        if (!given(request, "typed").strip().equals(token.name().strip())) {
            response.setStatus(Fault.INVALID_REQUEST.status());
            ask(request, response, "admin/token-delete", List.of(token.id()),
                    pages().word(request, "pool.delete.typed"));
            return;
        }
        acts.delete(request, token.id());
        goTo(request, response, TokensPage.PATH, Flash.of("flash.pool.deleted", token.name()));
    }

    private void validate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ChosenTokens.all(request) || ChosenTokens.named(request).size() > 1) {
            ImportProgress job = acts.validate(chosen.views(request));
            response.sendRedirect(request.getContextPath() + TokenChecksPage.PATH + "/" + job.jobId());
            return;
        }
        TokenView token = acts.find(ChosenTokens.only(request));
        goTo(request, response, back(request), checked(request, token));
    }

    /** What a check came to: its refusal is a result like any other, and the token's state says why. */
    private Flash checked(HttpServletRequest request, TokenView token) {
        try {
            TokenView after = acts.validate(token.id());
            return after.standing().state() == TokenState.ACTIVE
                    ? Flash.of("flash.pool.passed", token.name())
                    : Flash.of("flash.pool.passedBut", token.name(), state(request, after));
        } catch (GatewayException e) {
            return switch (e.fault()) {
                case UPSTREAM_FAILED, UPSTREAM_TIMEOUT -> Flash.of("flash.pool.unreachable", token.name());
                case INVALID_REQUEST -> Flash.of(
                        "flash.pool.refused", token.name(), state(request, acts.find(token.id())));
                default -> throw e;
            };
        }
    }

    private String state(HttpServletRequest request, TokenView token) {
        String key = "pool.state." + token.standing().state().label();
        return pages().word(request, key);
    }

    private void usage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TokenView token = acts.find(ChosenTokens.only(request));
        Flash said;
        try {
            acts.refreshUsage(token.id());
            said = Flash.of("flash.pool.usage", token.name());
        } catch (GatewayException e) {
            if (e.fault() == Fault.NOT_FOUND) {
                throw e;
            }
            said = Flash.of("flash.pool.usageFailed", token.name());
        }
        goTo(request, response, back(request), said);
    }

    private void power(HttpServletRequest request, HttpServletResponse response, boolean on) throws IOException {
        List<Long> ids = chosen.ids(request);
        List<Long> changed = acts.changeAll(request, ids, settings -> settings.switched(on, true));
        Flash said = told(ids, changed, on ? Flash.of("flash.pool.enabled", name(changed))
                : Flash.of("flash.pool.disabled", name(changed)));
        if (!changed.isEmpty() && changed.size() <= MOST_UNDONE) {
            said = said.undo(PATH, Map.of("act", on ? "disable" : "enable", "ids", joined(changed),
                    "back", back(request)));
        }
        goTo(request, response, back(request), said);
    }

    private void hide(HttpServletRequest request, HttpServletResponse response, boolean sure)
            throws ServletException, IOException {
        List<Long> ids = chosen.ids(request);
        if (!sure) {
            ask(request, response, "admin/token-private", ids, "");
            return;
        }
        List<Long> changed = acts.changeAll(request, ids, settings -> settings.open(false));
        goTo(request, response, back(request), told(ids, changed, Flash.of("flash.pool.private", name(changed))));
    }

    /** One act is told by the token's name, several by their number. */
    private static Flash told(List<Long> ids, List<Long> changed, Flash one) {
        if (ids.size() == 1 && changed.size() == 1) {
            return one;
        }
        return Flash.of("flash.pool.done", changed.size(), ids.size() - changed.size());
    }

    private String name(List<Long> changed) {
        return changed.size() == 1 ? acts.find(changed.get(0)).name() : "";
    }

    private void ask(
            HttpServletRequest request, HttpServletResponse response, String jsp, List<Long> ids, String error)
            throws ServletException, IOException {
        boolean one = ids.size() == 1;
        TokenView token = acts.find(ids.get(0));
        show(request, response, jsp, new Question(
                one ? token.name() : "", users.name(token.userId()), joined(ids), ids.size(), back(request), error));
    }

    private static String joined(List<Long> ids) {
        return ids.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static String back(HttpServletRequest request) {
        return LocalPath.of(given(request, "back"), TokensPage.PATH);
    }
}
