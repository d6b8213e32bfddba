package org.kirogate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Where the gateway's Java code spends its time: what a flight recording sampled, counted. For one thread. */
final class Profile {

    private static final String OURS = "org.kirogate.";
    private static final int SHOWN = 40;
    // Short, for on a machine that is fully used the sampler itself often comes too late.
    private static final String PERIOD = "2ms";

    private final Map<String, Integer> leaves = new HashMap<>();
    private final Map<String, Integer> within = new HashMap<>();
    private final Map<String, Integer> ours = new HashMap<>();
    private final Map<String, Integer> oursWithin = new HashMap<>();
    private int samples;

    static void start(GatewayProcess gateway) {
        gateway.jcmd("JFR.start", "name=bench", "settings=profile", "jdk.ExecutionSample#period=" + PERIOD);
    }

    /** Ends the recording, keeps it, and tells what it shows. */
    static void finish(GatewayProcess gateway, Path file, Report report) {
        gateway.jcmd("JFR.stop", "name=bench", "filename=" + file);
        Profile profile = new Profile();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                profile.count(recording.readEvent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        profile.tell(report);
    }

    private void count(RecordedEvent event) {
        String type = event.getEventType().getName();
        RecordedStackTrace trace = event.getStackTrace();
        if (!type.equals("jdk.ExecutionSample") || trace == null || trace.getFrames().isEmpty()) {
            return;
        }
        samples++;
        List<RecordedFrame> frames = trace.getFrames();
        add(leaves, name(frames.get(0)));
        Set<String> seen = new HashSet<>();
        frames.stream().map(Profile::name).filter(seen::add).forEach(name -> add(within, name));
        seen.stream().filter(name -> name.startsWith(OURS)).forEach(name -> add(oursWithin, name));
        add(ours, frames.stream().map(Profile::name).filter(name -> name.startsWith(OURS)).findFirst()
                .orElse("(no frame of ours)"));
    }

    private static void add(Map<String, Integer> counts, String name) {
        counts.merge(name, 1, Integer::sum);
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private void tell(Report report) {
        report.line("");
        report.line("Where the gateway's Java code was, %d samples", samples);
        tell(report, "by the method that ran", leaves);
        tell(report, "by the innermost method of ours", ours);
        tell(report, "within a method of ours", oursWithin);
        tell(report, "within any method", within);
    }

    private void tell(Report report, String title, Map<String, Integer> counts) {
        report.line("-- %s", title);
        Function<Map.Entry<String, Integer>, Integer> most = entry -> -entry.getValue();
        counts.entrySet().stream().sorted(Comparator.comparing(most)).limit(SHOWN)
                .forEach(entry -> report.line("%5.1f %%  %s", 100.0 * entry.getValue() / samples, entry.getKey()));
    }
}
