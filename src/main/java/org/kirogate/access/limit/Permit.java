package org.kirogate.access.limit;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request that fits the limits of its key and its user. It counts as in flight, and what is reserved for it counts
 * as used, until it is settled; {@link #close} settles it with nothing. Settling twice counts once. Thread-safe but for
 * {@link #reserve}, which is called once, before.
 */
public final class Permit implements AutoCloseable {
    private final Meters meters;
    private final List<Meters.Entry> entries;
    private final AtomicBoolean settled = new AtomicBoolean();
    private long reserved;

    Permit(Meters meters, List<Meters.Entry> entries) {
        this.meters = meters;
        this.entries = List.copyOf(entries);
    }

    /**
     * Reserves what a request may use of all limits of tokens. Without room for all of it the last that is left is
     * reserved, when at least the input and one token of output fit.
     *
     * @param model     as it was asked for
     * @param input     model tokens of the request, an estimate
     * @param maxOutput most model tokens of the answer that were asked for, 0 = not said
     * @return most output tokens that the answer may have to keep within amounts of a span; 0 = as many as it likes
     * @throws org.kirogate.fault.GatewayException FORBIDDEN when the model may not be asked for, RATE_LIMITED when it
     *     does not fit
     */
    public int reserve(String model, long input, int maxOutput) {
        entries.forEach(entry -> {
            if (!entry.limits().reach().model(model)) {
                throw Refusals.model(entry.meter().subject.ofUser(), model, entry.limits().reach());
            }
        });
        long output = maxOutput > 0 ? maxOutput : Meters.USUAL_OUTPUT;
        Meters.Grant grant = meters.reserve(entries, input, output);
        reserved = grant.tokens();
        return (int) Math.min(Integer.MAX_VALUE, grant.mostOutput());
    }

    /**
     * The request is over, whatever came of it.
     *
     * @param tokens  model tokens that were used, read and written; 0 when the upstream was not reached
     * @param credits that were used
     */
    public void settle(long tokens, double credits) {
        if (settled.compareAndSet(false, true)) {
            meters.settle(entries, reserved, tokens, entry -> credits);
        }
    }

    /**
     * The request is over, and its answer was not listened to until its price was told: it counts as much as was
     * reserved for it, or whoever leaves early could pass a limit of credits by.
     *
     * @param tokens model tokens that were used, read and written
     * @param least  credits that are known of it, 0 = none
     */
    public void settleUnpriced(long tokens, double least) {
        if (settled.compareAndSet(false, true)) {
            meters.settle(entries, reserved, tokens, entry -> Math.max(least, entry.credits()));
        }
    }

    @Override
    public void close() {
        settle(0, 0);
    }
}
