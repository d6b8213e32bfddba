package org.kirogate.relay;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.kirogate.chat.SearchHit;

/**
 * Which hosts a search's results may come from: an entry means the host of that name and those below it. An entry that
 * callers write as an address ({@code https://example.com/}) or with a star ({@code *.example.com}) means its host.
 * Immutable.
 */
final class HostRule {
    private final List<String> allowed;
    private final List<String> blocked;

    /** Without allowed hosts all are allowed but the blocked ones. */
    HostRule(List<String> allowed, List<String> blocked) {
        this.allowed = allowed.stream().map(HostRule::name).toList();
        this.blocked = blocked.stream().map(HostRule::name).toList();
    }

    boolean admits(SearchHit hit) {
        if (allowed.isEmpty() && blocked.isEmpty()) {
            return true;
        }
        String host = host(hit.url());
        boolean wanted = allowed.isEmpty() || allowed.stream().anyMatch(name -> covers(name, host));
        return wanted && blocked.stream().noneMatch(name -> covers(name, host));
    }

    private static boolean covers(String name, String host) {
        return host.equals(name) || host.endsWith("." + name);
    }

    /** The host in lower case; empty, which no entry covers, when the address has none. */
    private static String host(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? name(url) : bare(host);
        } catch (URISyntaxException e) {
            return name(url); // pages' addresses are not always written by the book
        }
    }

    private static String name(String entry) {
        int scheme = entry.indexOf("://");
        String rest = scheme < 0 ? entry : entry.substring(scheme + 3);
        String authority = rest.split("[/?#\\\\]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":[0-9]*$", "");
        return bare(host.startsWith("*.") ? host.substring(2) : host);
    }

    private static String bare(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
