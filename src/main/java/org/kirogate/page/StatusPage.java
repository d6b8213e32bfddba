package org.kirogate.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.token.TokenScope;
import org.kirogate.token.TokenState;

/** {@code /status}: how the public pool is, without names. Public. Thread-safe. */
public final class StatusPage extends PublicPage {
    private static final long serialVersionUID = 1L;
    private static final int HOURS = 24;
    /** This hour and the one before: at least one whole hour. */
    private static final int LAST_HOURS = 2;
    private static final int SLOT_WIDTH = 10;

    private final transient InstantSource clock;

    /** How many public tokens are in a state; a label is the state's. */
    public record Share(String label, int count) {}

    /**
     * A clock hour.
     *
     * @param grade {@code ok}, {@code warn}, {@code bad} or {@code none}
     * @param rate  share of good answers in per cent, empty without requests
     * @param left  its place from the left, in the drawing's units
     */
    public record Slot(Moment start, String grade, String rate, int left) {}

    /**
     * What the page shows.
     *
     * @param condition {@code ok}, {@code empty} (nothing can serve), {@code closed} (no public pool in self-use),
     *                  {@code maintenance} or {@code database} (it does not answer)
     * @param usable    public tokens that can serve now
     * @param total     public tokens
     * @param states    those states that a public token is in
     * @param hour      share of good answers in this hour and the last, in per cent, empty without requests
     * @param day       the same of 24 hours
     * @param slots     24 hours, oldest first
     * @param models    ids that super keys may ask for, sorted
     * @param now       when the figures are from
     */
    public record View(
            String condition, int usable, int total, List<Share> states, String hour, String day, List<Slot> slots,
            List<String> models, Moment now) {
        public View {
            Objects.requireNonNull(condition, "condition");
            states = List.copyOf(states);
            slots = List.copyOf(slots);
            models = List.copyOf(models);
            Objects.requireNonNull(now, "now");
        }
    }

    /** The state of this site. */
    public StatusPage(PublicSite site, InstantSource clock) {
        super(site);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        TokenScope everyPublic = new TokenScope.PublicTokens();
        Instant now = clock.instant();
        Instant from = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1));
        List<SuccessHour> hours = site().lately().get().stream().filter(hour -> !hour.start().isBefore(from)).toList();
        Map<TokenState, Integer> states = site().pool().states(everyPublic);
        int usable = site().pool().usable(everyPublic);
        show(request, response, "status", new View(
                condition(usable),
                usable,
                site().pool().size(everyPublic),
                states.entrySet().stream().map(state -> new Share(state.getKey().label(), state.getValue())).toList(),
                SuccessHour.rate(hours.stream()
                        .filter(hour -> !hour.start().isBefore(from.plus(Duration.ofHours(HOURS - LAST_HOURS))))
                        .toList()),
                SuccessHour.rate(hours),
                slots(from, hours),
                site().pool().modelIds(everyPublic),
                Moment.of(now)));
    }

    private String condition(int usable) {
        if (!site().database().getAsBoolean()) {
            return "database";
        }
        if (site().settings().current().maintenance()) {
            return "maintenance";
        }
        if (site().settings().current().selfUse()) {
            return "closed";
        }
        return usable > 0 ? "ok" : "empty";
    }

    private static List<Slot> slots(Instant from, List<SuccessHour> hours) {
        List<Slot> slots = new ArrayList<>(HOURS);
        for (int i = 0; i < HOURS; i++) {
            Instant start = from.plus(Duration.ofHours(i));
            SuccessHour hour = hours.stream()
                    .filter(known -> known.start().equals(start))
                    .findFirst()
                    .orElse(new SuccessHour(start, 0, 0));
            slots.add(new Slot(Moment.of(start), hour.grade(), SuccessHour.rate(List.of(hour)), i * SLOT_WIDTH));
        }
        return slots;
    }
}
