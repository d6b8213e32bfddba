package org.kirogate.fetch;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kirogate.dialect.Materials;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpCall;
import org.kirogate.upstream.http.HttpFailure;

/**
 * One fetch, from the first address to the last byte, redirects included. What goes wrong is told as a bad request
 * about the field with the address; nothing that the server said but its status is ever shown. One thread.
 */
final class Journey {

    private static final int MAX_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;
    private static final int PIECE = 16 * 1024;
    private static final int END = -1;

    private final UrlFetcher.Means means;
    private final int maxBytes;
    private final String path;
    private final Instant end;

    /**
     * A fetch that starts now.
     *
     * @param maxBytes the most that may come
     * @param path     the field with the address
     */
    Journey(UrlFetcher.Means means, int maxBytes, String path) {
        this.means = means;
        this.maxBytes = maxBytes;
        this.path = path;
        this.end = means.clock().instant().plus(means.timeout());
    }

    Materials.Material run(Target first) {
        Target target = first;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            try (HttpAnswer answer = send(target)) {
                Optional<String> location = location(answer);
                if (location.isEmpty()) {
                    return material(answer);
                }
                target = target.redirected(location.get(), path);
            } catch (HttpFailure e) {
                throw told(e);
            }
        }
        throw invalid("The URL is redirected more than " + MAX_REDIRECTS + " times");
    }

    private HttpAnswer send(Target target) throws HttpFailure {
        List<InetAddress> addresses = judged(target.host());
        Map<String, String> headers = Map.of(
                "User-Agent", means.userAgent(), "Accept", "*/*", "Accept-Encoding", "gzip", "Connection", "close");
        return means.door().send(new HttpCall("GET", target.uri(), headers, new byte[0], timeLeft()), addresses);
    }

    /**
     * The host's addresses, looked up once, when all of them may be fetched from. A name without address and one with a
     * refused address get the same words: the difference would tell a stranger which names our resolver knows.
     */
    private List<InetAddress> judged(String host) {
        try {
            List<InetAddress> addresses = means.resolver().lookUp(host);
            if (!addresses.isEmpty() && addresses.stream().allMatch(means.rules()::permit)) {
                return addresses;
            }
        } catch (UnknownHostException e) {
            // Told below, in the words of a refusal.
        }
        throw invalid("The URL's host has no address that is fetched from; it must be on the public Internet");
    }

    private Duration timeLeft() {
        Duration left = Duration.between(means.clock().instant(), end);
        if (left.isNegative() || left.isZero()) {
            throw tooSlow();
        }
        // The clock may be set back meanwhile; a fetch never gets more time for it.
        return left.compareTo(means.timeout()) > 0 ? means.timeout() : left;
    }

    private static Optional<String> location(HttpAnswer answer) {
        return REDIRECTS.contains(answer.status()) ? answer.header("location") : Optional.empty();
    }

    private Materials.Material material(HttpAnswer answer) throws HttpFailure {
        if (answer.status() != OK) {
            throw invalid("The URL was answered with status " + answer.status() + ", 200 is needed");
        }
        String type = answer.header("content-type").orElse("");
        int parameters = type.indexOf(';');
        String plain = (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        return new Materials.Material(plain, body(answer));
    }

    private byte[] body(HttpAnswer answer) throws HttpFailure {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        int count = answer.read(piece, 0, PIECE, timeLeft());
        while (count != END) {
            if (count == 0) {
                throw tooSlow();
            }
            if (count > maxBytes - all.size()) {
                throw invalid("The URL leads to more than the " + maxBytes + " bytes that are fetched");
            }
            all.write(piece, 0, count);
            count = answer.read(piece, 0, PIECE, timeLeft());
        }
        return all.toByteArray();
    }

    private GatewayException told(HttpFailure failure) {
        return switch (failure.kind()) {
            case CONNECT -> invalid("The URL's server could not be reached");
            case TLS -> invalid("No TLS connection that is trusted for its name could be made to the URL's server");
            case TIMEOUT -> tooSlow();
            case RESET -> invalid("The URL's server broke the connection off");
            case PROTOCOL -> invalid("The URL's server did not answer as HTTP/1.1 says");
        };
    }

    private GatewayException tooSlow() {
        return invalid("The URL took longer than the " + means.timeout().toSeconds() + " seconds that are allowed");
    }

    private GatewayException invalid(String why) {
        return GatewayException.invalid(path, path + ": " + why);
    }
}
