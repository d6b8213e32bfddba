package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.access.ApiKey;
import org.kirogate.page.Csv;
import org.kirogate.page.ListAddress;
import org.kirogate.page.Moment;
import org.kirogate.usage.RequestFilter;
import org.kirogate.usage.RequestSlice;
import org.kirogate.usage.Requests;
import org.kirogate.usage.UsageRecord;

/**
 * {@code /admin/requests}: everybody's requests, newest first. Its parts are named by the request they begin behind, not
 * by a number of a page: so they stay what they are while requests come in, and are found at once however many there
 * are. Thread-safe.
 */
public final class RequestsPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    /** So many rows a table for spreadsheets has at most. */
    private static final int MOST_EXPORTED = 200_000;

    private final transient Requests requests;
    private final transient RequestQuery query;
    private final transient RequestNames names;

    /**
     * What the page shows.
     *
     * @param newer address of the part before, empty = this is the newest
     * @param older address of the part behind, empty = there is none
     * @param upTo  where the search stopped because it took long
     */
    public record View(List<RequestLine> rows, ListAddress list, String newer, String older, Moment upTo) {
        public View {
            rows = List.copyOf(rows);
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(newer, "newer");
            Objects.requireNonNull(older, "older");
            Objects.requireNonNull(upTo, "upTo");
        }
    }

    /** The page of this console. */
    public RequestsPage(Console console, Requests requests, RequestQuery query, RequestNames names) {
        super(console);
        this.requests = requests;
        this.query = query;
        this.names = names;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ListAddress list = ListAddress.read(request, RequestQuery.SHAPE);
        RequestFilter filter = query.filter(name -> list.chosen().getOrDefault(name, ""), list.search());
        if (csv(request)) {
            export(filter, response);
            return;
        }
        RequestSlice slice = slice(request, list, filter);
        show(request, response, "admin/requests", new View(
                lines(slice), list, address(list, AFTER, slice.newer()), address(list, BEFORE, slice.older()),
                Moment.of(slice.upTo())));
    }

    /** A search for the id of a request finds that one, whatever else is asked for. */
    private RequestSlice slice(HttpServletRequest request, ListAddress list, RequestFilter filter) {
        Optional<UsageRecord> one = list.search().isEmpty() ? Optional.empty() : requests.find(list.search());
        if (one.isPresent()) {
            return new RequestSlice(List.of(new RequestSlice.Row(0, one.get())), 0, 0, Instant.EPOCH);
        }
        String after = given(request, AFTER);
        if (after.matches("\\d{1,18}")) {
            return requests.after(filter, Long.parseLong(after), list.pageSize());
        }
        String before = given(request, BEFORE);
        return requests.before(filter, before.matches("\\d{1,18}") ? Long.parseLong(before) : 0, list.pageSize());
    }

    private List<RequestLine> lines(RequestSlice slice) {
        List<UsageRecord> records = slice.rows().stream().map(RequestSlice.Row::record).toList();
        Map<Long, ApiKey.Label> keys =
                names.keys(records.stream().map(record -> record.who().keyId()).distinct().toList());
        return records.stream()
                .map(record -> new RequestLine(record, RequestNames.key(keys, record.who().keyId()),
                        names.user(record.who().userId()), Moment.of(record.at())))
                .toList();
    }

    private static String address(ListAddress list, String side, long number) {
        if (number == 0) {
            return "";
        }
        String here = list.onPage(1);
        return here + (here.indexOf('?') < 0 ? "?" : "&") + side + "=" + number;
    }

    private void export(RequestFilter filter, HttpServletResponse response) throws IOException {
        Csv csv = new Csv(response, "requests");
        csv.row("id", "at", "key", "key_prefix", "user", "is_super", "dialect", "model_asked", "model_served",
                "streaming", "outcome", "status", "error", "input_tokens", "output_tokens", "credits",
                "first_token_ms", "duration_ms", "attempts", "token_id", "client");
        long number = 0;
        int written = 0;
        do {
            RequestSlice slice = requests.allBefore(filter, number, Requests.MOST_ROWS);
            lines(slice).forEach(line -> row(csv, line));
            written += slice.rows().size();
            number = slice.older();
        } while (number != 0 && written < MOST_EXPORTED && !csv.broken());
    }

    private static void row(Csv csv, RequestLine line) {
        UsageRecord record = line.record();
        csv.row(record.requestId(), line.at().iso(), line.key().name(), line.key().prefix(), line.user(),
                record.who().superKey() ? 1 : 0, record.route().dialect(), record.route().modelAsked(),
                record.route().modelServed(), record.route().streaming() ? 1 : 0, record.outcome().label(),
                record.status(), record.errorClass(), record.inputTokens(), record.outputTokens(),
                record.credits(), record.firstTokenMs(), record.durationMs(), record.route().attempts(),
                record.route().tokenId(), record.who().client());
    }
}
