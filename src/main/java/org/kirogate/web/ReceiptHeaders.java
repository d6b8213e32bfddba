package org.kirogate.web;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What an answer tells of its way through the pool: how many upstream calls were made by now, and for keys that may
 * know where to read the rest. Thread-safe.
 */
final class ReceiptHeaders {
    private ReceiptHeaders() {}

    /** Tells it unless the head has left; a request that did not come as far as the relay has nothing to tell. */
    static void tell(HttpServletResponse response, UsageDraft draft) {
        if (!draft.trace().begun() || response.isCommitted()) {
            return;
        }
        response.setHeader("x-kirogate-attempts", Integer.toString(draft.trace().attempts()));
        if (draft.namesReceipt()) {
            response.setHeader("x-kirogate-receipt", draft.requestId());
        }
    }
}
