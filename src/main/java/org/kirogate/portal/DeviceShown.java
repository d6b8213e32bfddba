package org.kirogate.portal;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.kirogate.page.Moment;
import org.kirogate.page.Told;
import org.kirogate.token.DeviceView;

/**
 * A sign-in by code as the panel shows it.
 *
 * @param state   {@code waiting}, {@code checking}, {@code done}, {@code denied}, {@code expired}, {@code refused};
 *                empty = there is none
 * @param code    what is typed
 * @param page    where
 * @param direct  the same with the code filled in
 * @param host    the page's address for people
 * @param expires when the code ends
 * @param left    seconds until then
 * @param every   seconds between two looks
 * @param name    what its token is called
 * @param why     why it came to nothing
 */
public record DeviceShown(
        String state, String code, String page, String direct, String host, Moment expires, long left, long every,
        String name, Told why) {
    /** There is none. */
    static final DeviceShown NONE = new DeviceShown("", "", "", "", "", Moment.NEVER, 0, 0, "", Told.NOTHING);

    public DeviceShown {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(direct, "direct");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(why, "why");
    }

    static DeviceShown of(DeviceView view, Instant now) {
        String path = view.page().getRawPath();
        return new DeviceShown(
                view.state().name().toLowerCase(Locale.ROOT), view.userCode(), view.page().toString(),
                view.direct().toString(), view.page().getHost() + (path.equals("/") ? "" : path),
                Moment.of(view.expiresAt()), Math.max(0, view.expiresAt().getEpochSecond() - now.getEpochSecond()),
                view.interval().toSeconds(), view.tokenName(), Told.of(view.message()));
    }

    /** Whether it may still become a token. */
    public boolean open() {
        return state.equals("waiting") || state.equals("checking");
    }
}
