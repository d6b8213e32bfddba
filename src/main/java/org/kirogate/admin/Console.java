package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.kirogate.page.Frame;
import org.kirogate.page.OneTimeForms;
import org.kirogate.page.Pages;
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
    /** How pages write a time, in the server's zone; a script shows it in the reader's. */
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    /** The administrator, as the frame shows them. */
    Frame.Visitor visitor(HttpServletRequest request) {
        return new Frame.Visitor(
                true, "", true, guard.csrf(request), guard.defaultPassword(), publicTokens(), pool.size(everyPublic()));
    }

    /** The administrator where they are signed in, else nobody. */
    public Frame.Visitor visitorOrNobody(HttpServletRequest request) {
        return guard.session(request).isPresent() ? visitor(request) : Frame.Visitor.nobody(true);
    }

    /** How many public tokens a super key reaches now. */
    long publicTokens() {
        return pool.usable(everyPublic());
    }

    private static TokenScope everyPublic() {
        return new TokenScope.PublicTokens();
    }
}
