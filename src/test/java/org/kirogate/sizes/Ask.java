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
                "/admin", "/admin?period=7d", "/admin?period=30d",
                "/admin/users", "/admin/users?page=400", "/admin/users?search=99", "/admin/users?state=banned&trust=2",
                "/admin/users?sort=name", "/admin/users?sort=-token_count", "/admin/users?sort=-api_key_count",
                "/admin/users?contents=public_tokens", "/admin/users/1", "/admin/users/4711",
                "/admin/tokens", "/admin/tokens?page=200", "/admin/tokens?search=99", "/admin/tokens?part=care",
                "/admin/tokens?sort=-requests", "/admin/tokens/7",
                "/admin/super-keys", "/admin/super-keys?page=200", "/admin/super-keys?search=99", "/admin/super-keys?state=expiring",
                "/admin/keys", "/admin/keys?page=1200", "/admin/keys?page=2500", "/admin/keys?search=99", "/admin/keys?search=key",
                "/admin/keys?search=user_77", "/admin/keys?sort=name", "/admin/keys?sort=-request_count", "/admin/keys?use=never",
                "/admin/requests", "/admin/requests?search=user_77", "/admin/requests?search=sk-super-00B", "/admin/requests?period=all",
                "/admin/requests?period=all&outcome=failed", "/admin/requests?period=all&outcome=refused",
                "/admin/requests/{request}",
                "/admin/usage", "/admin/usage?period=30d", "/admin/usage?period=30d&by=key", "/admin/usage?period=30d&by=user",
                "/admin/usage?period=30d&by=token", "/admin/usage?period=24h&by=key", "/admin/usage?period=30d&key=1",
                "/admin/usage?period=30d&user=1&by=key", "/admin/usage?period=30d&token=1",
                "/admin/ip", "/admin/ip?days=30", "/admin/ip?search=198.18&sort=-failures", "/admin/ip/blocked", "/admin/ip/blocked?page=50",
                "/admin/announcement", "/admin/settings", "/admin/audit", "/admin/audit?page=250", "/admin/audit?group=user",
                "/admin/audit?search=user:4711", "/admin/system",
                "/admin/api/users", "/admin/api/users?page=100&page_size=100", "/admin/api/users?search=99", "/admin/api/super-api-keys",
                "/admin/api/super-api-keys?search=99", "/admin/api/super-api-keys/10/usage", "/admin/api/tokens",
                "/admin/api/tokens?page=50&page_size=100", "/admin/api/usage",
                "/admin/api/usage?period=30d", "/admin/api/audit", "/admin/api/ip-blocklist", "/admin/api/users/1/keys",
                "/admin/api/requests/{request}").map(path -> new Ask(false, path));
        Stream<Ask> centre = Stream.of(
                "/user", "/user?page=10", "/user/keys", "/user/keys?page=10", "/user/keys?search=99", "/user/usage",
                "/user/usage?period=30d", "/user/usage?period=30d&by=key", "/user/account", "/user/api/tokens", "/user/api/keys",
                "/user/api/usage")
                .map(path -> new Ask(true, path));
        return Stream.concat(console, centre).toList();
    }
}
