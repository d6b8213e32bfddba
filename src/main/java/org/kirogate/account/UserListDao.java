package org.kirogate.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Sql;
import org.kirogate.fault.GatewayException;

/** Statements over {@code users} that show or change many at once. Thread-safe. */
final class UserListDao {
    private static final Map<String, String> SORTS = Map.of(
            "", "id", "id", "id", "name", "name", "email", "email", "state", "state", "role", "role",
            "trust_level", "trust_level", "created_at", "created_at", "last_sign_in_at", "last_sign_in_at");

    List<User> list(Sql sql, UserFilter filter, PageAsk ask) {
        Clause found = found(filter, ask);
        return sql.query(
                "SELECT " + UserDao.COLUMNS + found.text() + order(ask) + " LIMIT ? OFFSET ?", UserDao::user,
                found.values(ask.pageSize(), ask.offset()));
    }

    long count(Sql sql, UserFilter filter, PageAsk ask) {
        Clause found = found(filter, ask);
        return sql.one("SELECT COUNT(*) AS total" + found.text(), row -> row.number("total"), found.values())
                .orElse(0L);
    }

    /** Ids of the whole list in its order. */
    List<Long> ids(Sql sql, UserFilter filter, PageAsk ask, int limit) {
        Clause found = found(filter, ask);
        return sql.query(
                "SELECT id" + found.text() + order(ask) + " LIMIT ?", row -> row.number("id"), found.values(limit));
    }

    List<User> byIds(Sql sql, Collection<Long> ids) {
        return sql.query(
                "SELECT " + UserDao.COLUMNS + " FROM users WHERE deleted_at IS NULL AND id IN (" + marks(ids)
                        + ") ORDER BY id",
                UserDao::user, ids.toArray());
    }

    /** Those of them who stand otherwise, held back until the transaction ends. */
    List<Long> lockOthers(Sql sql, Collection<Long> ids, UserState state) {
        return sql.query(
                "SELECT id FROM users WHERE state <> ? AND deleted_at IS NULL AND id IN (" + marks(ids)
                        + ") ORDER BY id FOR UPDATE",
                row -> row.number("id"), values(state.code(), ids));
    }

    void setState(Sql sql, Collection<Long> ids, UserState state) {
        sql.update("UPDATE users SET state = ? WHERE id IN (" + marks(ids) + ")", values(state.code(), ids));
    }

    /** Those of them who have another level, held back until the transaction ends. */
    List<Long> lockOthers(Sql sql, Collection<Long> ids, int level) {
        return sql.query(
                "SELECT id FROM users WHERE trust_level <> ? AND deleted_at IS NULL AND id IN (" + marks(ids)
                        + ") ORDER BY id FOR UPDATE",
                row -> row.number("id"), values(level, ids));
    }

    void setTrustLevel(Sql sql, Collection<Long> ids, int level) {
        sql.update("UPDATE users SET trust_level = ? WHERE id IN (" + marks(ids) + ")", values(level, ids));
    }

    /** The rest of a statement and what is put into it. */
    private record Clause(String text, List<Object> given) {
        Object[] values(Object... more) {
            List<Object> all = new ArrayList<>(given);
            all.addAll(List.of(more));
            return all.toArray();
        }
    }

    private static Clause found(UserFilter filter, PageAsk ask) {
        StringBuilder text = new StringBuilder(" FROM users WHERE deleted_at IS NULL");
        List<Object> given = new ArrayList<>();
        if (!filter.states().isEmpty()) {
            text.append(" AND state IN (").append(marks(filter.states())).append(')');
            filter.states().forEach(state -> given.add(state.code()));
        }
        if (!filter.trustLevels().isEmpty()) {
            text.append(" AND trust_level IN (").append(marks(filter.trustLevels())).append(')');
            given.addAll(filter.trustLevels());
        }
        if (!ask.search().isEmpty()) {
            text.append(" AND (name LIKE ? OR email LIKE LOWER(?) OR id = ?)");
            given.addAll(List.of(ask.pattern(), ask.pattern(), id(ask)));
        }
        return new Clause(text.toString(), given);
    }

    private static String order(PageAsk ask) {
        String column = SORTS.get(ask.sort());
        if (column == null) {
            throw GatewayException.invalid(
                    "sort",
                    "The list can be sorted by "
                            + String.join(", ", SORTS.keySet().stream().sorted().skip(1).toList()) + ".");
        }
        String down = ask.descending() ? " DESC" : "";
        return " ORDER BY " + column + down + (column.equals("id") ? "" : ", id" + down);
    }

    /** The id a search asks for; 0, which nobody has, when it is no number. */
    private static long id(PageAsk ask) {
        return ask.search().matches("\\d{1,18}") ? Long.parseLong(ask.search()) : 0;
    }

    private static Object[] values(Object first, Collection<Long> ids) {
        List<Object> values = new ArrayList<>(ids.size() + 1);
        values.add(first);
        values.addAll(ids);
        return values.toArray();
    }

    private static String marks(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
