package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.RequestJson;
import org.kirogate.page.receipt.ReceiptView;
import org.kirogate.token.Tokens;
import org.kirogate.usage.Requests;
import org.kirogate.usage.UsageRecord;

/**
 * {@code /user/requests/{id}}: the receipt of a request of one of the user's own keys; another's is 404. Of the tokens
 * that it had to do with, those of other people show their number and nothing else. Thread-safe.
 */
public final class OwnRequestPage extends UserPage {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/user/requests/";
    /** The page of one of their tokens; its id follows. */
    private static final String TOKEN_PAGE = "/user/tokens/history?id=";

    private final transient Requests requests;
    private final transient Tokens tokens;
    private final transient ApiKeys keys;
    private final int receiptDays;

    /** What the page shows; a key that is gone for good has no name. */
    public record View(ReceiptView receipt, String key, String prefix, boolean superKey) {
        public View {
            Objects.requireNonNull(receipt, "receipt");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(prefix, "prefix");
        }
    }

    /** The page of this user centre; receipts are kept for so many days. */
    public OwnRequestPage(Centre centre, Requests requests, Tokens tokens, ApiKeys keys, int receiptDays) {
        super(centre);
        this.requests = Objects.requireNonNull(requests, "requests");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.receiptDays = receiptDays;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String asked = given(request, "id").strip();
        if (request.getPathInfo() == null && !asked.isEmpty()) {
            response.sendRedirect(
                    request.getContextPath() + PATH + URLEncoder.encode(asked, StandardCharsets.UTF_8));
            return;
        }
        long userId = userId(request);
        String id = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        UsageRecord record = requests.find(id)
                .filter(found -> found.who().userId() == userId)
                .orElseThrow(() ->
                        new GatewayException(Fault.NOT_FOUND, "There is no such request.").about("request"));
        ApiKey.Label key = keys.labels(List.of(record.who().keyId())).get(record.who().keyId());
        show(request, response, "user/request", new View(
                ReceiptView.of(record, receiptDays, names(record, userId), TOKEN_PAGE),
                key == null ? "" : key.name(), key == null ? "" : key.prefix(), record.who().superKey()));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/user/usage"); // it only shows
    }

    private Map<Long, String> names(UsageRecord record, long userId) {
        return tokens.labels(RequestJson.tokenIds(record)).entrySet().stream()
                .filter(token -> token.getValue().userId() == userId)
                .collect(Collectors.toMap(Map.Entry::getKey, token -> token.getValue().name()));
    }
}
