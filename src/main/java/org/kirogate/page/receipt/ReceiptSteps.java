package org.kirogate.page.receipt;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.usage.UsageRecord;

/** From a receipt to the steps of its story, looks at the pool and tries in the order they happened. One receipt, one thread. */
final class ReceiptSteps {
    private final UsageRecord record;
    private final Receipt receipt;
    private final List<ReceiptStep> steps = new ArrayList<>();
    private int picks;
    private long atMs;

    private ReceiptSteps(UsageRecord record, Receipt receipt) {
        this.record = record;
        this.receipt = receipt;
    }

    static List<ReceiptStep> of(UsageRecord record, Receipt receipt) {
        return new ReceiptSteps(record, receipt).steps();
    }

    private List<ReceiptStep> steps() {
        long before = 0;
        int number = 0;
        for (Receipt.Call call : receipt.calls()) {
            if (call.tokenId() != before) {
                pickOf(call.tokenId());
            }
            call(call, ++number);
            before = call.tokenId();
        }
        while (picks < receipt.picks().size()) {
            pick(receipt.picks().get(picks++));
        }
        if (receipt.callsLeftOut() > 0) {
            add("gap", "", receipt.callsLeftOut());
        }
        receipt.searches().forEach(this::search);
        Receipt.Left left = receipt.left();
        atMs = Math.max(atMs, record.durationMs() - left.ms());
        add("end", look(record.outcome()), 0);
        if (left.readOn()) {
            atMs = Math.max(atMs, record.durationMs());
            add("read_on", left.end().equals("settled") ? "ok" : "warn", 0);
        }
        return steps;
    }

    /** The look that found a token; where looks in the middle are not told it may be missing. */
    private void pickOf(long tokenId) {
        if (picks < receipt.picks().size() && receipt.picks().get(picks).tokenId() == tokenId) {
            pick(receipt.picks().get(picks++));
        }
    }

    private void pick(Receipt.Pick pick) {
        steps.add(new ReceiptStep("pick", pick.tokenId() == 0 ? "bad" : pick.sticky().equals("hit") ? "cool" : "",
                atMs, 0, pick.tokenId(),
                new ReceiptStep.PickTold(pick.by(), pick.sticky(), pick.reached(), pick.candidates(),
                        pick.queuedMs(), pick.scores(), pick.skipped()),
                ReceiptStep.NO_CALL));
        atMs += pick.queuedMs();
    }

    private void call(Receipt.Call call, int number) {
        String look = call.failed() ? "bad" : call.result().equals("ok") ? "ok" : "warn";
        steps.add(new ReceiptStep("call", look, atMs, number, call.tokenId(), ReceiptStep.NO_PICK,
                new ReceiptStep.CallTold(call.result(), call.status(), call.code(), call.where(), call.then(),
                        call.bearerMs(), call.ms(), call.pauseMs(), 0)));
        atMs += call.bearerMs() + call.ms() + call.pauseMs();
    }

    private void search(Receipt.Search search) {
        steps.add(new ReceiptStep("search", search.result().equals("ok") ? "ok" : "bad", atMs, 0, search.tokenId(),
                ReceiptStep.NO_PICK,
                new ReceiptStep.CallTold(search.result(), 0, "", "", "", 0, search.ms(), 0, search.count())));
    }

    private void add(String what, String look, long number) {
        steps.add(new ReceiptStep(what, look, atMs, number, 0, ReceiptStep.NO_PICK, ReceiptStep.NO_CALL));
    }

    private static String look(UsageRecord.Outcome outcome) {
        return switch (outcome) {
            case OK -> "ok";
            case CLIENT_GONE, REFUSED -> "warn";
            case FAILED, TIMED_OUT, KILLED -> "bad";
        };
    }
}
