/**
 * {@code GET /metrics}: figures since the start in the Prometheus text format, and the counters that requests move. Every
 * part of the program adds its own figures as a {@link org.kirogate.web.metrics.MetricSource}. May import what {@code web}
 * may, but nothing of {@code web} itself.
 */
package org.kirogate.web.metrics;
