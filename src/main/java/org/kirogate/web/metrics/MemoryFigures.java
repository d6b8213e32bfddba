package org.kirogate.web.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Memory of the process. Names are those of the Prometheus client for Java. Thread-safe. */
public final class MemoryFigures implements MetricSource {
    @Override
    public void write(MetricsText text) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        Map<String, MemoryUsage> areas = new LinkedHashMap<>();
        areas.put("heap", memory.getHeapMemoryUsage());
        areas.put("nonheap", memory.getNonHeapMemoryUsage());
        family(text, "jvm_memory_used_bytes", "Memory in use, by area.", "area", areas, MemoryUsage::getUsed);
        family(text, "jvm_memory_committed_bytes", "Memory that the system has given, by area.", "area", areas,
                MemoryUsage::getCommitted);
        family(text, "jvm_memory_max_bytes", "Most memory there may be, by area; none where there is no limit.", "area",
                areas, MemoryUsage::getMax);
        Map<String, MemoryUsage> pools = new LinkedHashMap<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getUsage();
            if (usage != null) { // a pool may go out of use
                pools.put(pool.getName(), usage);
            }
        }
        family(text, "jvm_memory_pool_used_bytes", "Memory in use, by pool of the JVM.", "pool", pools,
                MemoryUsage::getUsed);
    }

    /** What is not known is told by -1, which no sum should see. */
    private static void family(
            MetricsText text, String name, String help, String label, Map<String, MemoryUsage> usages,
            ToLongFunction<MemoryUsage> figure) {
        MetricsText.Family family = text.gauge(name, help);
        usages.forEach((value, usage) -> {
            long bytes = figure.applyAsLong(usage);
            if (bytes >= 0) {
                family.sample(bytes, label, value);
            }
        });
    }
}
