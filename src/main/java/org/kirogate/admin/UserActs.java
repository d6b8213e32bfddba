package org.kirogate.admin;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.account.NewUser;
import org.kirogate.account.Role;
import org.kirogate.account.Sessions;
import org.kirogate.account.User;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.db.PageAsk;
import org.kirogate.page.KeyTrail;
import org.kirogate.token.TokenFilter;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/** What the administrator does with users, each act recorded; for pages and interface alike. Thread-safe. */
public final class UserActs {
    private static final String CHANGE = "user.change";

    private final Users users;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Tokens tokens;
    private final AuditLog audit;
    private final KeyTrail keyTrail;

    /** Acts on these users and what is theirs. */
    public UserActs(Users users, Sessions sessions, ApiKeys keys, Tokens tokens, AuditLog audit) {
        this.users = Objects.requireNonNull(users, "users");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.keyTrail = new KeyTrail(audit);
    }

    User create(HttpServletRequest request, NewUser user, Role role, UserState state) {
        return recorded(request, "user.create", users.create(user, role, state));
    }

    User setState(HttpServletRequest request, long id, UserState state) {
        return recorded(request, CHANGE, users.setState(id, state));
    }

    User setTrustLevel(HttpServletRequest request, long id, int level) {
        return recorded(request, CHANGE, users.setTrustLevel(id, level));
    }

    /** Notes that a user was changed otherwise. */
    User changed(HttpServletRequest request, User user) {
        return recorded(request, CHANGE, user);
    }

    /** How many of these stood otherwise before. */
    int setStates(HttpServletRequest request, List<Long> ids, UserState state) {
        return recorded(request, users.setStates(ids, state));
    }

    /** How many of these had another level before. */
    int setTrustLevels(HttpServletRequest request, List<Long> ids, int level) {
        return recorded(request, users.setTrustLevels(ids, level));
    }

    /** A new password for a user, made by chance, known only now. */
    String resetPassword(HttpServletRequest request, User user) {
        String password = users.resetPassword(user.id());
        recorded(request, "user.password", user);
        return password;
    }

    void signOut(HttpServletRequest request, User user) {
        sessions.endAll(user.id(), "");
        recorded(request, "user.sign_out", user);
    }

    /** Deletes a user with all tokens and keys; shut out first, so that an act cut short can be repeated. */
    void delete(HttpServletRequest request, User user) {
        users.setState(user.id(), UserState.BANNED);
        List<TokenView> someTokens = someTokens(user);
        while (!someTokens.isEmpty()) {
            someTokens.forEach(token -> tokens.delete(TokenRef.own(user.id(), token.id())));
            someTokens = someTokens(user);
        }
        List<ApiKey> someKeys = someKeys(user);
        while (!someKeys.isEmpty()) {
            someKeys.forEach(key -> keys.delete(
                    KeyReach.owner(user.id()), key.id(), keyTrail.deleted(AdminGuard.actor(request))));
            someKeys = someKeys(user);
        }
        users.remove(user.id());
        recorded(request, "user.delete", user);
    }

    private List<TokenView> someTokens(User user) {
        return tokens.page(TokenFilter.own(user.id()), PageAsk.first(PageAsk.MAX_SIZE)).items();
    }

    private List<ApiKey> someKeys(User user) {
        return keys.list(KeyReach.owner(user.id()), PageAsk.first(PageAsk.MAX_SIZE)).items();
    }

    private User recorded(HttpServletRequest request, String action, User user) {
        audit.record(entry(request, action, user));
        return user;
    }

    private int recorded(HttpServletRequest request, List<User> changed) {
        audit.recordAll(changed.stream().map(user -> entry(request, CHANGE, user)).toList());
        return changed.size();
    }

    private static AuditEntry entry(HttpServletRequest request, String action, User user) {
        JsonObject detail = new JsonObject();
        detail.addProperty("name", user.name());
        detail.addProperty("role", user.role().code());
        detail.addProperty("state", user.state().code());
        detail.addProperty("trust_level", user.trustLevel());
        return new AuditEntry("admin", request.getRemoteAddr(), action, "user:" + user.id(), detail.toString(), "");
    }
}
