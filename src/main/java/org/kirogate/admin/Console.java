package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.kirogate.access.ApiKey;
import org.kirogate.access.Approval;
import org.kirogate.page.Frame;
import org.kirogate.page.Moment;
import org.kirogate.page.OneTimeForms;
import org.kirogate.page.Pages;
import org.kirogate.page.ShownKey;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenScope;

/**
 * What every page of the console works with. Thread-safe.
 *
 * @param guard who may see it
 * @param pages shows them
 * @param forms lets a form work once
 * @param pool  whose state stands in the frame
 */
public record Console(AdminGuard guard, Pages pages, OneTimeForms forms, TokenPool pool) {
    /** The administrator, as the frame shows them. */
    Frame.Visitor visitor(HttpServletRequest request) {
        return new Frame.Visitor(
                true, "", true, guard.csrf(request), guard.defaultPassword(), publicTokens(), pool.size(everyPublic()),
                0);
    }

    /** The administrator where they are signed in, else nobody. */
    public Frame.Visitor visitorOrNobody(HttpServletRequest request) {
        return guard.session(request).isPresent() ? visitor(request) : Frame.Visitor.nobody(true);
    }

    /** How many public tokens a super key reaches now. */
    long publicTokens() {
        return pool.usable(everyPublic());
    }

    /** What the window that shows a super key shows; its kind is {@code super} or {@code rotated}, unless it waits. */
    ShownKey shown(String kind, ApiKey.Shown shown, String owner, String baseUrl, String back) {
        ApiKey key = shown.key();
        return new ShownKey(
                key.approval() == Approval.PENDING ? "waiting" : kind, shown.secret(), key.name(),
                owner + " (ID " + key.userId() + ")", key.prefix(), publicTokens(),
                Moment.of(kind.equals("rotated") ? key.rotatedAt() : key.createdAt()),
                Moment.of(key.settings().expiresAt()), baseUrl, back);
    }

    private static TokenScope everyPublic() {
        return new TokenScope.PublicTokens();
    }
}
