package org.kirogate.web.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;

/**
 * The process: collector, threads, classes, processor time. Names are those of the Prometheus client for Java.
 * Thread-safe.
 */
public final class JvmFigures implements MetricSource {
    private static final double NANOS = 1e9;

    @Override
    public void write(MetricsText text) {
        text.gauge("jvm_info", "The Java this runs on.").sample(1,
                "version", Runtime.version().toString(), "vendor", System.getProperty("java.vendor", ""),
                "runtime", System.getProperty("java.runtime.name", ""));
        MetricsText.Family collections =
                text.summary("jvm_gc_collection_seconds", "Collections of garbage and the time in them, by collector.");
        for (GarbageCollectorMXBean one : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections.sum(Math.max(0, one.getCollectionCount()), Math.max(0, one.getCollectionTime()) / 1000.0,
                    "gc", one.getName());
        }
        threads(text, ManagementFactory.getThreadMXBean());
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        text.gauge("jvm_classes_currently_loaded", "Classes in memory.", classes.getLoadedClassCount());
        text.counter("jvm_classes_loaded_total", "Classes loaded since the start.", classes.getTotalLoadedClassCount());
        text.counter("jvm_classes_unloaded_total", "Classes unloaded since the start.", classes.getUnloadedClassCount());
        process(text);
    }

    /** Virtual threads are not among them: the JDK does not count those. */
    private static void threads(MetricsText text, ThreadMXBean threads) {
        text.gauge("jvm_threads_current", "Platform threads.", threads.getThreadCount());
        text.gauge("jvm_threads_daemon", "Platform threads that do not keep the process alive.",
                threads.getDaemonThreadCount());
        text.gauge("jvm_threads_peak", "Most platform threads at once.", threads.getPeakThreadCount());
        text.counter("jvm_threads_started_total", "Platform threads started.", threads.getTotalStartedThreadCount());
        Map<Thread.State, Long> states = new EnumMap<>(Thread.State.class);
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds(), 0)) {
            if (info != null) { // it has ended meanwhile
                states.merge(info.getThreadState(), 1L, Long::sum);
            }
        }
        MetricsText.Family family = text.gauge("jvm_threads_state", "Platform threads by state.");
        for (Thread.State state : Thread.State.values()) {
            family.sample(states.getOrDefault(state, 0L), "state", state.name());
        }
    }

    private static void process(MetricsText text) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof com.sun.management.OperatingSystemMXBean known) {
            text.counter("process_cpu_seconds_total", "Processor time that the process used.")
                    .sample(Math.max(0, known.getProcessCpuTime()) / NANOS);
        }
        text.gauge("process_start_time_seconds", "When the process started, seconds since 1970.")
                .sample(ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0);
        if (system instanceof UnixOperatingSystemMXBean unix) {
            text.gauge("process_open_fds", "Open file descriptors.", unix.getOpenFileDescriptorCount());
            text.gauge("process_max_fds", "Most file descriptors that may be open.", unix.getMaxFileDescriptorCount());
        }
    }
}
