package org.kirogate.bench;

import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.Arrays;
import org.kirogate.access.limit.Amounts;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.Meters;
import org.kirogate.access.limit.Pace;
import org.kirogate.access.limit.Permit;
import org.kirogate.access.limit.Span;
import org.kirogate.access.limit.Visit;

/** What the limits of a key and its user add to every request: letting it in, reserving, settling. */
final class LimitCost {
    private static final int BATCHES = 20;
    private static final int RUNS = 10_000;
    private static final Visit VISIT = new Visit("192.0.2.1", "curl");

    private LimitCost() {}

    /** Tells the median batch of the second half, for a key without limits and with all of them. */
    static void tell(Report report) {
        report.line("");
        report.line("Letting a request in, reserving and settling: without limits %.0f ns, with all of them %.0f ns,"
                        + " with all of them and all ceilings of its user %.0f ns",
                cost(Limits.NONE, Limits.NONE), cost(all(), Limits.NONE), cost(all(), all()));
    }

    private static Limits all() {
        Limits limits = Limits.NONE.paced(new Pace(0, Pace.MAX_TPM, Pace.MAX_CONCURRENCY));
        for (Span span : Span.values()) {
            limits = limits.with(span, new Amounts(Amounts.MAX_REQUESTS, Amounts.MAX_TOKENS, Amounts.MAX_CREDITS));
        }
        return limits;
    }

    private static double cost(Limits limits, Limits ceilings) {
        Meters meters = new Meters(InstantSource.system());
        double[] costs = new double[BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < RUNS; i++) {
                try (Permit permit = meters.enter(1, limits, 2, ceilings, VISIT)) {
                    permit.reserve("claude-sonnet-4-5", 10, 10);
                    permit.settle(15, 0.01);
                }
            }
            costs[batch] = (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / RUNS;
        }
        double[] warm = Arrays.copyOfRange(costs, BATCHES / 2, BATCHES);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }
}
