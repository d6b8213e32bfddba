package org.kirogate.web.metrics;

/**
 * Something that has figures. It answers from memory and at once: whoever scrapes waits for it. Labels come from short
 * lists that are known beforehand; never a key, a person, a path or anything that a caller typed. Thread-safe.
 */
@FunctionalInterface
public interface MetricSource {
    /** Writes its families, each of them once. */
    void write(MetricsText text);
}
