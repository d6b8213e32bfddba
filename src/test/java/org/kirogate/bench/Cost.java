package org.kirogate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What processes have used.
 *
 * @param cpuMicros    processor time, in user and kernel mode, of all cores
 * @param kernelMicros the kernel's part of it; 0 where the system does not tell
 * @param residentKib  memory resident now; 0 where the system does not tell
 */
record Cost(long cpuMicros, long kernelMicros, long residentKib) {

    private static final long MICROS_PER_TICK = 10_000;
    private static final int KERNEL_FIELD = 12;

    static Cost of(List<ProcessHandle> processes) {
        Cost all = new Cost(0, 0, 0);
        for (ProcessHandle process : processes) {
            long cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1_000;
            all = new Cost(all.cpuMicros + cpu, all.kernelMicros + kernelMicros(process.pid()),
                    all.residentKib + residentKib(process.pid()));
        }
        return all;
    }

    private static long kernelMicros(long pid) {
        String stat = proc(pid, "stat");
        // The second field is the program's name in brackets and may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > KERNEL_FIELD ? Long.parseLong(fields[KERNEL_FIELD]) * MICROS_PER_TICK : 0;
    }

    private static long residentKib(long pid) {
        return proc(pid, "status").lines().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }

    private static String proc(long pid, String name) {
        Path file = Path.of("/proc", Long.toString(pid), name);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " has ended", e);
        }
    }

    /** The time since an earlier look; the memory is today's. */
    Cost since(Cost before) {
        return new Cost(cpuMicros - before.cpuMicros, kernelMicros - before.kernelMicros, residentKib);
    }
}
