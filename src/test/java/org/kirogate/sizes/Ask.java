package org.kirogate.sizes;

import java.util.List;
import java.util.stream.Stream;

/**
 * One page or list that is asked for.
 *
 * @param user whether the user asks, else the administrator
 * @param path its address; {@code {request}} stands for an id
 */
record Ask(boolean user, String path) {

    /** All of them, first as they come, then as people narrow and turn them. */
    static List<Ask> all() {
        Stream<Ask> console = Stream.of(
                "/", "/docs", "/status", "/playground",
                "/admin",
                "/admin/users", "/admin/users?page=400", "/admin/users?search=99", "/admin/users?state=banned&trust=2",
                "/admin/users?sort=name", "/admin/users?sort=token_count&order=desc", "/admin/users?sort=api_key_count&order=desc",
                "/admin/users/1", "/admin/users/4711",
                "/admin/tokens", "/admin/tokens?page=200", "/admin/tokens?search=99", "/admin/tokens/7",
                "/admin/super-keys", "/admin/super-keys?page=200", "/admin/super-keys?search=99",
                "/admin/keys", "/admin/keys?page=2000", "/admin/keys?search=99", "/admin/keys?sort=name", "/admin/keys?sort=request_count&order=desc",
                "/admin/requests", "/admin/requests?search=user_77", "/admin/requests?period=30d", "/admin/requests?period=30d&outcome=failed",
                "/admin/requests/{request}",
                "/admin/usage", "/admin/usage?period=30d", "/admin/usage?period=30d&by=key", "/admin/usage?period=30d&by=user",
                "/admin/usage?period=30d&by=token", "/admin/usage?period=24h&by=key",
                "/admin/ip", "/admin/ip?period=30d", "/admin/ip?search=198.18", "/admin/ip/blocked", "/admin/ip/blocked?page=50",
                "/admin/announcement", "/admin/settings", "/admin/audit", "/admin/audit?page=1000", "/admin/audit?action=user.ban",
                "/admin/audit?search=4711", "/admin/system",
                "/admin/api/users", "/admin/api/users?page=400", "/admin/api/users?search=99", "/admin/api/super-api-keys",
                "/admin/api/super-api-keys?page=200", "/admin/api/tokens", "/admin/api/tokens?page=200", "/admin/api/usage",
                "/admin/api/usage?period=30d", "/admin/api/audit", "/admin/api/ip-blocklist", "/admin/api/users/1/keys",
                "/admin/api/requests/{request}").map(path -> new Ask(false, path));
        Stream<Ask> centre = Stream.of(
                "/user", "/user?page=10", "/user/keys", "/user/keys?page=10", "/user/keys?search=99", "/user/usage",
                "/user/usage?period=30d", "/user/account", "/user/api/tokens", "/user/api/keys", "/user/api/usage")
                .map(path -> new Ask(true, path));
        return Stream.concat(console, centre).toList();
    }
}
