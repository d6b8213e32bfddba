package org.kirogate.dialect.anthropic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kirogate.chat.SearchOffer;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/** Reads the web search tool (Anthropic API reference, "Web search tool"). Its type tells it, never its name. */
final class SearchTool {
    /** The name by which a choice and the blocks of an answer mean it. */
    static final String NAME = "web_search";

    private static final String TYPE = "web_search_";
    private static final long DEFAULT_USES = 8;
    private static final int MOST_DOMAINS = 1024;

    private SearchTool() {}

    /** Whether a tool of that type is a web search of any version. */
    static boolean is(String type) {
        return type.startsWith(TYPE);
    }

    static SearchOffer read(Fields tool, Repairs repairs) {
        long uses = tool.optionalInteger("max_uses", 1, Long.MAX_VALUE).orElse(DEFAULT_USES);
        List<String> allowed = hosts(tool, "allowed_domains", repairs);
        List<String> blocked = hosts(tool, "blocked_domains", repairs);
        if (!allowed.isEmpty() && !blocked.isEmpty()) {
            throw tool.invalid("blocked_domains", "Only one of allowed_domains and blocked_domains may be given");
        }
        // The service's search knows neither a place nor how much of a result is to be told.
        for (String name : List.of("user_location", "response_inclusion")) {
            if (tool.has(name)) {
                repairs.ignored(tool.path(name));
            }
        }
        return new SearchOffer((int) Math.min(Integer.MAX_VALUE, uses), allowed, blocked);
    }

    private static List<String> hosts(Fields tool, String name, Repairs repairs) {
        tool.optionalArray(name).ifPresent(list -> Limits.atMost(MOST_DOMAINS, list, tool, name));
        List<String> hosts = new ArrayList<>();
        for (String domain : tool.strings(name)) {
            String host = host(domain);
            if (host.isEmpty()) {
                throw tool.invalid(name, "A domain should not be empty");
            }
            if (!host.equalsIgnoreCase(domain)) {
                repairs.mended(tool.path(name));
            }
            hosts.add(host);
        }
        return hosts;
    }

    /** The host alone: results are told apart by their host, not by a path below it. */
    private static String host(String domain) {
        int scheme = domain.indexOf("://");
        String rest = scheme < 0 ? domain : domain.substring(scheme + 3);
        int slash = rest.indexOf('/');
        return (slash < 0 ? rest : rest.substring(0, slash)).strip().toLowerCase(Locale.ROOT);
    }
}
