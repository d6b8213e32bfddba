package org.kirogate.admin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.account.Users;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenView;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageTable;

/** What the items of a table of usage are called, and where each leads. Thread-safe. */
public final class UsageNames {
    private final ApiKeys keys;
    private final Users users;
    private final TokenPool pool;

    /** Names out of these. */
    public UsageNames(ApiKeys keys, Users users, TokenPool pool) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.users = Objects.requireNonNull(users, "users");
        this.pool = Objects.requireNonNull(pool, "pool");
    }

    /**
     * An item for people.
     *
     * @param text     its name as people wrote it, or a sign for one that is gone
     * @param sub      whose it is, empty = does not apply
     * @param superKey whether it is a super key
     * @param path     page about it inside the application, empty = none
     */
    public record Name(String text, String sub, boolean superKey, String path) {}

    /** Names of the items of a table, in its order. */
    List<Name> of(UsageBy by, List<UsageTable.Line> lines) {
        return switch (by) {
            case MODEL, DIALECT, OUTCOME, CLIENT ->
                lines.stream().map(line -> new Name(line.item(), "", false, "")).toList();
            case KEY -> {
                Map<Long, ApiKey.Label> labels = keys.labels(lines.stream().map(UsageTable.Line::id).toList());
                yield lines.stream().map(line -> key(line.id(), labels)).toList();
            }
            case USER -> lines.stream().map(line -> user(line.id())).toList();
            case TOKEN -> lines.stream().map(line -> token(line.id())).toList();
        };
    }

    /** Names of keys, gone ones too. */
    Map<Long, Name> keys(List<Long> ids) {
        Map<Long, ApiKey.Label> labels = keys.labels(ids);
        return ids.stream().distinct().collect(Collectors.toMap(id -> id, id -> key(id, labels)));
    }

    private Name key(long id, Map<Long, ApiKey.Label> labels) {
        ApiKey.Label label = labels.get(id);
        if (label == null) {
            return new Name("#" + id, "", false, "");
        }
        return new Name(label.name(), users.name(label.userId()) + " · " + label.prefix() + "…", label.superKey(),
                "/admin/usage?by=model&key=" + id);
    }

    private Name user(long id) {
        String name = users.name(id);
        return new Name(name.isEmpty() ? "#" + id : name, "ID " + id, false, "/admin/usage?by=model&user=" + id);
    }

    private Name token(long id) {
        return pool.view(id).map(this::token).orElse(new Name("#" + id, "", false, ""));
    }

    private Name token(TokenView token) {
        return new Name("#" + token.id() + " " + token.name(), users.name(token.userId()), false,
                "/admin/tokens/" + token.id());
    }
}
