package org.kirogate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.catalina.util.ServerInfo;

/** What the figures were measured on. */
final class Machine {

    private static final int JDK_WITH_VIRTUAL_THREADS = 21;

    private Machine() {
    }

    static void tell(Report report, BenchSettings settings) {
        report.line("processor   %s, %d cores seen", processor(), Runtime.getRuntime().availableProcessors());
        report.line("system      %s %s %s", System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("os.arch"));
        report.line("JDK         %s, %s", System.getProperty("java.runtime.version"),
                System.getProperty("java.vm.vendor"));
        boolean virtual = Runtime.version().feature() >= JDK_WITH_VIRTUAL_THREADS;
        report.line("Tomcat      %s, %s threads", ServerInfo.getServerNumber(), virtual ? "virtual" : "platform");
        report.line("load        %d keep-alive connections, one request at a time on each; client and upstream share"
                + " the cores with what is measured", settings.connections());
        report.line("answers     %d frames, read to the end and checked; %d rounds of %d s after %d s of warming up",
                CheapAnswers.PIECES + 3, settings.rounds(), settings.seconds(), settings.warmup());
    }

    private static String processor() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "unknown");
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
