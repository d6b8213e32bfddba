package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.page.Moment;
import org.kirogate.page.Told;
import org.kirogate.token.HealthEvent;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/** {@code /user/tokens/history}: how a token's state changed. Thread-safe. */
public final class TokenHistoryPage extends OwnTokenPage {
    private static final long serialVersionUID = 1L;

    /** A change. */
    public record Event(Moment at, String state, Told reason, Moment until) {
        static Event of(HealthEvent event) {
            return new Event(Moment.of(event.at()), event.state().label(), Told.of(event.reason()),
                    Moment.of(event.until()));
        }
    }

    /** What the page shows, the newest change first. */
    public record View(String title, Moment added, List<Event> events, String back) {
        public View {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(added, "added");
            events = List.copyOf(events);
            Objects.requireNonNull(back, "back");
        }
    }

    /** The page of this user centre. */
    public TokenHistoryPage(Centre centre, Tokens tokens) {
        super(centre, tokens);
    }

    @Override
    void show(HttpServletRequest request, HttpServletResponse response, TokenView token, Told error, String field)
            throws ServletException, IOException {
        List<Event> events = tokens().history(ref(request)).stream().map(Event::of).toList();
        show(request, response, "user/token-history", new View(
                pages().word(request, "tokens.history.title", token.name()), Moment.of(token.createdAt()), events,
                OwnTokenShape.back(request)));
    }

    @Override
    void change(HttpServletRequest request, HttpServletResponse response, TokenRef ref) throws IOException {
        response.sendRedirect(request.getContextPath() + OwnTokenShape.LIST); // it only shows
    }
}
