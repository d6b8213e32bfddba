package org.kirogate.bench;

import org.HdrHistogram.Histogram;

/**
 * What one round showed.
 *
 * @param requests       answered
 * @param perSecond      requests a second
 * @param median         milliseconds from sending to the end of the answer
 * @param p99            the same of the slowest hundredth
 * @param cpuMicros      processor time of the target's processes, a request
 * @param kernelMicros   the kernel's part of it
 * @param residentMib    memory of the target's processes at the end
 */
record Round(long requests, double perSecond, double median, double p99, double cpuMicros, double kernelMicros,
        double residentMib) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    static Round of(Histogram times, long tookNanos, Cost cost) {
        long requests = times.getTotalCount();
        double each = Math.max(1, requests);
        return new Round(requests, requests * NANOS_PER_SECOND / tookNanos,
                times.getValueAtPercentile(50) / NANOS_PER_MILLI, times.getValueAtPercentile(99) / NANOS_PER_MILLI,
                cost.cpuMicros() / each, cost.kernelMicros() / each, cost.residentKib() / 1024.0);
    }
}
