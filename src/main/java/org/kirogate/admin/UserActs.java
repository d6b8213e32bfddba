package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.Ceilings;
import org.kirogate.access.KeyReach;
import org.kirogate.access.limit.Limits;
import org.kirogate.account.NewUser;
import org.kirogate.account.Sessions;
import org.kirogate.account.User;
import org.kirogate.account.UserPowers;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.audit.Actor;
import org.kirogate.db.Change;
import org.kirogate.db.PageAsk;
import org.kirogate.page.Trails;
import org.kirogate.token.TokenFilter;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/** What the administrator does with users, each act recorded; for pages and interface alike. Thread-safe. */
public final class UserActs {
    private final Users users;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Tokens tokens;
    private final Ceilings ceilings;
    private final Trails trails;

    /** Acts on these users and what is theirs. */
    public UserActs(
            Users users, Sessions sessions, ApiKeys keys, Tokens tokens, Ceilings ceilings, Trails trails) {
        this.users = Objects.requireNonNull(users, "users");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.ceilings = Objects.requireNonNull(ceilings, "ceilings");
        this.trails = Objects.requireNonNull(trails, "trails");
    }

    User create(HttpServletRequest request, NewUser user, UserPowers powers) {
        return users.create(user, powers, trails.users().created(AdminGuard.actor(request)));
    }

    /** Changes what can be changed of one, all at once; {@code change} may be asked twice. */
    User change(HttpServletRequest request, long id, UnaryOperator<UserPowers> change) {
        return users.change(id, change, trails.users().changed(AdminGuard.actor(request)));
    }

    /** The same, and the ceilings over all of their keys, in one act; {@code ceiling} may be asked twice, too. */
    User change(
            HttpServletRequest request, long id, UnaryOperator<UserPowers> change, UnaryOperator<Limits> ceiling) {
        User changed = users.change(id, change, (transaction, done) -> {
            Change<Limits> limits = ceilings.change(transaction, id, ceiling);
            trails.users().changed(AdminGuard.actor(request), limits).note(transaction, done);
        });
        ceilings.reload();
        return changed;
    }

    User setState(HttpServletRequest request, long id, UserState state) {
        return change(request, id, powers -> powers.state(state));
    }

    User setTrustLevel(HttpServletRequest request, long id, int level) {
        return change(request, id, powers -> powers.trustLevel(level));
    }

    /** How many of these stood otherwise before. */
    int setStates(HttpServletRequest request, List<Long> ids, UserState state) {
        return users.setStates(ids, state, trails.users().changedMany(AdminGuard.actor(request))).size();
    }

    /** How many of these had another level before. */
    int setTrustLevels(HttpServletRequest request, List<Long> ids, int level) {
        return users.setTrustLevels(ids, level, trails.users().changedMany(AdminGuard.actor(request))).size();
    }

    /** A new password for a user, made by chance, known only now. */
    String resetPassword(HttpServletRequest request, User user) {
        return users.resetPassword(user.id(), trails.users().passwordReset(AdminGuard.actor(request)));
    }

    void signOut(HttpServletRequest request, User user) {
        sessions.endAll(user.id(), "", trails.users().signedOut(AdminGuard.actor(request), user.id()));
    }

    /**
     * Deletes a user with all tokens and keys, each with a row of its own in the record; shut out first, so that an act
     * cut short can be repeated.
     */
    void delete(HttpServletRequest request, User user) {
        Actor actor = AdminGuard.actor(request);
        users.change(user.id(), powers -> powers.state(UserState.BANNED), trails.users().changed(actor));
        List<TokenView> someTokens = someTokens(user);
        while (!someTokens.isEmpty()) {
            someTokens.forEach(token -> tokens.delete(
                    TokenRef.own(user.id(), token.id()), trails.tokens().deleted(actor)));
            someTokens = someTokens(user);
        }
        List<ApiKey> someKeys = someKeys(user);
        while (!someKeys.isEmpty()) {
            someKeys.forEach(key -> keys.delete(KeyReach.owner(user.id()), key.id(), trails.keys().deleted(actor)));
            someKeys = someKeys(user);
        }
        users.remove(user.id(), trails.users().deleted(actor));
    }

    private List<TokenView> someTokens(User user) {
        return tokens.page(TokenFilter.own(user.id()), PageAsk.first(PageAsk.MAX_SIZE)).items();
    }

    private List<ApiKey> someKeys(User user) {
        return keys.list(KeyReach.owner(user.id()), PageAsk.first(PageAsk.MAX_SIZE)).items();
    }
}
