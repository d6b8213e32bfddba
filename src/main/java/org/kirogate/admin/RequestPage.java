package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Moment;
import org.kirogate.page.RequestJson;
import org.kirogate.page.receipt.ReceiptView;
import org.kirogate.usage.Requests;
import org.kirogate.usage.UsageRecord;

/** {@code /admin/requests/{id}}: the receipt of one request, or what its record says when none is kept. Thread-safe. */
public final class RequestPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient Requests requests;
    private final transient RequestNames names;
    private final int receiptDays;

    /** What the page shows. */
    public record View(RequestLine line, ReceiptView receipt) {
        public View {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(receipt, "receipt");
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
        RequestLine line = new RequestLine(record, names.key(record.who().keyId()),
                names.user(record.who().userId()), Moment.of(record.at()));
        show(request, response, "admin/request", new View(
                line, ReceiptView.of(record, receiptDays, tokens(record), TokensPage.PATH + "/")));
    }

    private Map<Long, String> tokens(UsageRecord record) {
        return names.tokens(RequestJson.tokenIds(record)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, token -> token.getValue().name()));
    }
}
