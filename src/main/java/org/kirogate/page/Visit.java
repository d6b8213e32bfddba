package org.kirogate.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Where a session is opened from, as far as its owner needs it to know their own: never the whole address, never the whole
 * user agent.
 *
 * @param network the first part of the address: {@code 192.0.2.*}, {@code 2001:db8:1:2::*}
 * @param client  browser and system, {@code Firefox · Linux}; empty = unknown
 */
public record Visit(String network, String client) {
    private static final int IPV6_GROUPS = 4;

    /** A mark in the lower-case user agent and what it stands for; the first that is found counts. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        // Most browsers also name those they descend from, so the younger names stand first.
        BROWSERS.put("edg", "Edge");
        BROWSERS.put("opr/", "Opera");
        BROWSERS.put("firefox/", "Firefox");
        BROWSERS.put("fxios/", "Firefox");
        BROWSERS.put("chrome/", "Chrome");
        BROWSERS.put("crios/", "Chrome");
        BROWSERS.put("safari/", "Safari");
        BROWSERS.put("curl/", "curl");
        BROWSERS.put("python", "Python");
        BROWSERS.put("java", "Java");
        BROWSERS.put("node", "Node.js");
        SYSTEMS.put("iphone", "iPhone");
        SYSTEMS.put("ipad", "iPad");
        SYSTEMS.put("android", "Android");
        SYSTEMS.put("windows", "Windows");
        SYSTEMS.put("mac os", "macOS");
        SYSTEMS.put("cros", "ChromeOS");
        SYSTEMS.put("linux", "Linux");
    }

    public Visit {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(client, "client");
    }

    /** Where a request comes from. */
    public static Visit of(HttpServletRequest request) {
        String agent = request.getHeader("user-agent");
        return new Visit(network(request.getRemoteAddr()), client(agent == null ? "" : agent));
    }

    static String network(String address) {
        if (!address.contains(":")) {
            int last = address.lastIndexOf('.');
            return last < 0 ? "" : address.substring(0, last) + ".*";
        }
        String[] groups = address.split(":");
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < Math.min(IPV6_GROUPS, groups.length) && !groups[i].isEmpty(); i++) {
            network.append(groups[i]).append(':');
        }
        return network + (network.isEmpty() ? "::*" : ":*");
    }

    static String client(String userAgent) {
        String agent = userAgent.toLowerCase(Locale.ROOT);
        String browser = found(BROWSERS, agent);
        String system = found(SYSTEMS, agent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " · " + system;
    }

    private static String found(Map<String, String> marks, String agent) {
        return marks.entrySet().stream()
                .filter(mark -> agent.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst().orElse("");
    }
}
