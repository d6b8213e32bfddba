package org.kirogate.admin;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.account.User;
import org.kirogate.account.UserFilter;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.token.Tokens;

/**
 * The list of users with what they have, for page and interface alike. What users have lies in other rooms, so a list
 * that is filtered or sorted by it is put together here: ids from one room, counts from the others. Thread-safe.
 */
public final class UserTable {
    private static final String BY_TOKENS = "token_count";
    private static final String BY_KEYS = "api_key_count";
    private static final ApiKey.Count NO_KEYS = new ApiKey.Count(0, 0);
    private static final Tokens.Count NO_TOKENS = new Tokens.Count(0, 0);

    private final Users users;
    private final ApiKeys keys;
    private final Tokens tokens;

    /**
     * Which users are asked for.
     *
     * @param filter   by what they are
     * @param contents by what they have
     */
    public record Ask(UserFilter filter, Contents contents, PageAsk page) {
        public Ask {
            Objects.requireNonNull(filter, "filter");
            Objects.requireNonNull(contents, "contents");
            Objects.requireNonNull(page, "page");
        }

        /** The same from the names of what is asked for; {@code all} or an empty text asks for all of it. */
        static Ask of(String state, String trust, String contents, PageAsk page) {
            Set<UserState> states = all(state) ? Set.of() : Set.of(UserState.of(state));
            Set<Integer> levels = all(trust) ? Set.of() : Set.of(trustLevel(trust));
            return new Ask(new UserFilter(states, levels), all(contents) ? Contents.ALL : Contents.of(contents), page);
        }

        Ask onPage(PageAsk other) {
            return new Ask(filter, contents, other);
        }

        private static boolean all(String value) {
            return value.isEmpty() || value.equals("all");
        }
    }

    /** The table over these rooms. */
    public UserTable(Users users, ApiKeys keys, Tokens tokens) {
        this.users = Objects.requireNonNull(users, "users");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
    }

    /** A part of the list. */
    Page<UserRow> page(Ask ask) {
        PageAsk page = ask.page();
        if (plain(ask)) {
            Page<User> found = users.list(ask.filter(), page);
            return Page.of(page, rows(found.items()), found.total());
        }
        List<Long> ids = ids(ask);
        List<Long> shown = ids.stream().skip(page.offset()).limit(page.pageSize()).toList();
        return Page.of(page, rows(users.byIds(shown)), ids.size());
    }

    /** Ids of the whole list in its order. */
    List<Long> ids(Ask ask) {
        boolean byTokens = ask.page().sort().equals(BY_TOKENS);
        boolean byKeys = ask.page().sort().equals(BY_KEYS);
        PageAsk page = ask.page();
        List<Long> ids = users.ids(ask.filter(), byTokens || byKeys ? sortedById(page) : page);
        if (plain(ask)) {
            return ids;
        }
        Map<Long, ApiKey.Count> keyCounts = keys.counts();
        Map<Long, Tokens.Count> tokenCounts = tokens.counts();
        List<Long> fitting = ids.stream()
                .filter(id -> ask.contents().fits(
                        keyCounts.getOrDefault(id, NO_KEYS), tokenCounts.getOrDefault(id, NO_TOKENS)))
                .toList();
        if (byTokens) {
            return sorted(fitting, page, id -> tokenCounts.getOrDefault(id, NO_TOKENS).total());
        }
        return byKeys ? sorted(fitting, page, id -> keyCounts.getOrDefault(id, NO_KEYS).total()) : fitting;
    }

    /** One user with what they have. */
    UserRow row(User user) {
        return rows(List.of(user)).get(0);
    }

    private static boolean plain(Ask ask) {
        String sort = ask.page().sort();
        return ask.contents() == Contents.ALL && !sort.equals(BY_TOKENS) && !sort.equals(BY_KEYS);
    }

    private static PageAsk sortedById(PageAsk page) {
        return new PageAsk(page.page(), page.pageSize(), page.search(), "id", page.descending());
    }

    private static List<Long> sorted(List<Long> ids, PageAsk page, ToLongFunction<Long> count) {
        Map<Long, Long> counts = new HashMap<>();
        ids.forEach(id -> counts.put(id, count.applyAsLong(id)));
        Comparator<Long> order = Comparator.comparing(counts::get);
        return ids.stream().sorted(page.descending() ? order.reversed() : order).toList();
    }

    private List<UserRow> rows(List<User> found) {
        List<Long> ids = found.stream().map(User::id).toList();
        Map<Long, ApiKey.Count> keyCounts = keys.counts(ids);
        Map<Long, Tokens.Count> tokenCounts = tokens.counts(ids);
        return found.stream().map(user -> {
            ApiKey.Count ofKeys = keyCounts.getOrDefault(user.id(), NO_KEYS);
            Tokens.Count ofTokens = tokenCounts.getOrDefault(user.id(), NO_TOKENS);
            return new UserRow(
                    user, ofTokens.total(), ofTokens.publicOnes(), ofKeys.total(), ofKeys.superKeys());
        }).toList();
    }

    /** A trust level as a form or an address writes it; {@code -1}, which is none, for anything else. */
    static int trustLevel(String text) {
        return text.matches("\\d") ? Integer.parseInt(text) : -1;
    }
}
