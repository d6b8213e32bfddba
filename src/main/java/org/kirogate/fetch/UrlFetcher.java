package org.kirogate.fetch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.kirogate.config.GatewayConfig;
import org.kirogate.dialect.Materials;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.http.PinnedDoor;

/**
 * Fetches what requests name by address, within bounds on time, size, number and how many run at once. The calling
 * thread does the work and blocks. No cookie, credential or proxy is used. Thread-safe, one a process.
 */
public final class UrlFetcher {

    private static final int AT_ONCE = 16;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** What all URLs of one request may bring: more could not be sent in a body of usual size either. */
    private static final int BYTES_A_REQUEST = 32 * 1024 * 1024;

    private final GatewayConfig.Fetch settings;
    private final Means means;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    /** What every fetch needs. */
    record Means(
            PinnedDoor door, Resolver resolver, AddressRules rules, String userAgent, Duration timeout,
            InstantSource clock) {}

    /**
     * A fetcher.
     *
     * @param door    sends its calls
     * @param version of the gateway, for its user agent
     * @param clock   limits the time of a fetch
     */
    public UrlFetcher(GatewayConfig.Fetch settings, PinnedDoor door, String version, InstantSource clock) {
        this(settings, door, Resolver.SYSTEM, version, clock);
    }

    UrlFetcher(
            GatewayConfig.Fetch settings, PinnedDoor door, Resolver resolver, String version, InstantSource clock) {
        this.settings = settings;
        this.means = new Means(door, resolver, new AddressRules(settings.networks()),
                "KiroGate/" + version + " (fetches URLs named in API requests)", settings.timeout(), clock);
    }

    /** The fetches of one request; {@link Materials#NONE} when fetching is switched off. */
    public Materials forRequest() {
        return settings.enabled()
                ? new RequestMaterials(this, Math.max(BYTES_A_REQUEST, settings.maxBytes()))
                : Materials.NONE;
    }

    /** One fetch of at most so many bytes, and at most the configured ones. */
    Materials.Material fetch(String url, String path, long maxBytes) {
        Target target = Target.of(url, path);
        if (!slots.tryAcquire()) {
            throw new GatewayException(Fault.UNAVAILABLE, path + ": Too many URLs are being fetched at this moment; "
                    + "try again, or send the thing itself as base64").about(path).retryAfter(RETRY_AFTER);
        }
        try {
            return new Journey(means, (int) Math.min(maxBytes, settings.maxBytes()), path).run(target);
        } finally {
            slots.release();
        }
    }

    /** Cuts fetches that hang past their time. Call it about once a second. */
    public void sweep() {
        means.door().sweep();
    }
}
