package org.kirogate.app;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.kirogate.admin.SelfTest;
import org.kirogate.admin.SelfTest.Check;
import org.kirogate.admin.SelfTest.Finding;
import org.kirogate.config.GatewayConfig;
import org.kirogate.secret.RandomSecrets;
import org.kirogate.token.TokenScope;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpCall;
import org.kirogate.upstream.http.HttpDoor;
import org.kirogate.upstream.http.HttpFailure;

/** The questions of the self-test to the parts of a gateway. Each limits its own time. */
final class SelfChecks {
    private static final long SKEW_MS = 2_000;
    private static final Duration UPSTREAM_WAIT = Duration.ofSeconds(3);
    private static final String CONTEXT = "self-test";
    private static final List<String> ASSETS = List.of("/static/css/", "/static/js/", "/static/img/");

    private final Gateway gateway;
    private final ServletContext context;
    private final HttpDoor door;

    private SelfChecks(Gateway gateway, ServletContext context) {
        this.gateway = gateway;
        this.context = context;
        this.door = gateway.door;
    }

    /** The test of a gateway inside its web application. */
    static SelfTest of(Gateway gateway, ServletContext context) {
        SelfChecks checks = new SelfChecks(gateway, context);
        GatewayConfig.Kiro kiro = gateway.config.kiro();
        String data = kiro.dialect().equals("q-legacy") ? kiro.qUrl() : kiro.runtimeUrl();
        return new SelfTest(List.of(
                new Check("database", () -> Finding.ok(gateway.db.serverVersion())),
                new Check("schema", () -> Finding.ok(gateway.schema.check())),
                new Check("clock", checks::clock),
                new Check("encryption", checks::encryption),
                new Check("assets", checks::assets),
                new Check("upstream", () -> checks.upstream(data)),
                new Check("signIn", () -> checks.upstream(kiro.desktopAuthUrl())),
                new Check("pool", checks::pool),
                new Check("usage", checks::usage)), gateway.clock);
    }

    /** The way to the database and back lies in it, half of which is taken off. */
    private Finding clock() {
        long before = gateway.clock.millis();
        long there = gateway.db.clockMillis();
        long after = gateway.clock.millis();
        long skew = there - (before + (after - before) / 2);
        return Finding.unless(Math.abs(skew) > SKEW_MS, (skew > 0 ? "+" : "") + skew + " ms");
    }

    private Finding encryption() {
        String text = new RandomSecrets().hex(16);
        boolean same = gateway.box.open(gateway.box.seal(text, CONTEXT), CONTEXT).equals(text);
        return same ? Finding.ok("AES-256-GCM") : Finding.bad("AES-256-GCM");
    }

    private Finding assets() {
        long files = ASSETS.stream().flatMap(this::files).count();
        boolean whole = ASSETS.stream().allMatch(folder -> files(folder).findAny().isPresent());
        return whole ? Finding.ok(Long.toString(files)) : Finding.bad(Long.toString(files));
    }

    private Stream<String> files(String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        return paths == null ? Stream.empty() : paths.stream();
    }

    private Finding pool() {
        TokenScope everyPublic = new TokenScope.PublicTokens();
        int usable = gateway.pool.usable(everyPublic);
        return Finding.unless(usable == 0, usable + " / " + gateway.pool.size(everyPublic));
    }

    private Finding usage() {
        int waiting = gateway.usage.waiting();
        int most = gateway.config.usage().queueSize();
        return Finding.unless(waiting > most / 2 || gateway.usage.dropped() > 0, waiting + " / " + most);
    }

    /**
     * Any answer will do: it is the way there that is asked for. In another thread, since a name look-up knows no limit.
     */
    private Finding upstream(String address) {
        URI uri = URI.create(address.replace("{region}", gateway.config.kiro().region()) + "/");
        Future<Finding> asked = gateway.crew.checks().submit(() -> asked(uri));
        try {
            return asked.get(UPSTREAM_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            asked.cancel(true);
            return Finding.bad(uri.getHost() + ": " + (e instanceof TimeoutException ? "TIMEOUT" : "FAILED"));
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return Finding.bad(uri.getHost() + ": INTERRUPTED");
        }
    }

    private Finding asked(URI uri) {
        HttpCall call = new HttpCall("GET", uri, Map.of("connection", "close"), new byte[0], UPSTREAM_WAIT);
        try (HttpAnswer answer = door.send(call)) {
            return Finding.ok(uri.getHost() + ": HTTP " + answer.status());
        } catch (HttpFailure e) {
            return Finding.bad(uri.getHost() + ": " + e.kind());
        }
    }
}
