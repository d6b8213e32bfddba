package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Moment;
import org.kirogate.page.RequestJson;
import org.kirogate.token.Tokens;
import org.kirogate.usage.Requests;
import org.kirogate.usage.UsageRecord;

/** {@code /admin/requests/{id}}: the receipt of one request, or what its record says when none is kept. Thread-safe. */
public final class RequestPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String MORE = "and more";

    private final transient Requests requests;
    private final transient RequestNames names;
    private final int receiptDays;

    /**
     * A change of the request: {@code ignored}, {@code dropped}, {@code mended}, and what was; {@code more} = further
     * ones are not told.
     */
    public record Repair(String how, String what) {
        static Repair of(String entry) {
            int space = entry.indexOf(' ');
            return entry.equals(MORE) || space < 0
                    ? new Repair("more", "") : new Repair(entry.substring(0, space), entry.substring(space + 1));
        }
    }

    /**
     * What the page shows.
     *
     * @param kept   whether its receipt is kept
     * @param days   for how many days receipts are kept
     * @param tokens names of the tokens it had to do with by id; one that is gone is missing
     * @param source how its figures are known
     */
    public record View(
            RequestLine line, boolean kept, int days, TimeBar bar, List<ReceiptStep> steps,
            Map<Long, Tokens.Label> tokens, List<Repair> repairs, String source) {
        public View {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(bar, "bar");
            steps = List.copyOf(steps);
            tokens = Map.copyOf(tokens);
            repairs = List.copyOf(repairs);
            Objects.requireNonNull(source, "source");
        }

        /** What a token is called, empty when it is gone. */
        public String name(long tokenId) {
            return tokens.containsKey(tokenId) ? tokens.get(tokenId).name() : "";
        }

        /** Output tokens a second while the answer came, 0 = not known. */
        public double speed() {
            long ms = line.record().durationMs() - line.record().firstTokenMs();
            return line.record().firstTokenMs() == 0 || ms <= 0 ? 0 : line.record().outputTokens() * 1000.0 / ms;
        }
    }

    /** The page of this console; receipts are kept for so many days. */
    public RequestPage(Console console, Requests requests, RequestNames names, int receiptDays) {
        super(console);
        this.requests = requests;
        this.names = names;
        this.receiptDays = receiptDays;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String id = String.valueOf(request.getPathInfo()).substring(1);
        UsageRecord record = requests.find(id).orElseThrow(() ->
                new GatewayException(Fault.NOT_FOUND, "There is no such request.").about("request"));
        Receipt receipt = Receipt.of(record.receipt());
        RequestLine line = new RequestLine(record, names.key(record.who().keyId()),
                names.user(record.who().userId()), Moment.of(record.at()));
        show(request, response, "admin/request", new View(
                line, !record.receipt().isEmpty(), receiptDays, TimeBar.of(record, receipt),
                record.receipt().isEmpty() ? List.of() : ReceiptSteps.of(record, receipt),
                names.tokens(RequestJson.tokenIds(record)), receipt.repairs().stream().map(Repair::of).toList(),
                record.counted()));
    }
}
