package org.kirogate.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kirogate.support.Folders;

/**
 * Measures what the gateway adds to a streamed answer, beside the same load straight to the upstream and through a plain
 * reverse proxy. The rounds of the targets take turns, so that a slower minute of the machine is everybody's.
 */
public final class Bench {

    private final BenchSettings settings;
    private final Report report;
    private final CheapUpstream upstream;
    private final GatewayProcess gateway;
    private final Load load;

    private Bench(BenchSettings settings, Report report, CheapUpstream upstream, GatewayProcess gateway, Load load) {
        this.settings = settings;
        this.report = report;
        this.upstream = upstream;
        this.gateway = gateway;
        this.load = load;
    }

    /**
     * Measures, prints, and keeps what it printed in {@code target/bench.txt}.
     *
     * @param arguments none; see {@link BenchSettings}
     * @throws IOException the temporary folder cannot be used
     */
    public static void main(String[] arguments) throws IOException {
        BenchSettings settings = BenchSettings.ofProperties();
        Report report = new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Path folder = Files.createTempDirectory("kirogate-bench");
        try (CheapUpstream upstream = CheapUpstream.start();
                GatewayProcess gateway = GatewayProcess.start(upstream.baseUrl(), folder.resolve("data"));
                Load load = new Load(settings.connections())) {
            Optional<ReverseProxy> proxy = ReverseProxy.start(upstream.port(), folder);
            try {
                JournalCost.tell(report, folder.resolve("journal"));
                new Bench(settings, report, upstream, gateway, load).measure(proxy);
            } finally {
                proxy.ifPresent(ReverseProxy::close);
            }
        } finally {
            Folders.delete(folder);
        }
        report.keep(Folders.target().resolve("bench.txt"));
    }

    private void measure(Optional<ReverseProxy> proxy) {
        Machine.tell(report, settings);
        EstimateCost.tell(report);
        StrategyCost.tell(report);
        LimitCost.tell(report);
        List<Target> targets = targets(proxy);
        for (CheapUpstream.Mode mode : CheapUpstream.Mode.values()) {
            upstream.switchTo(mode);
            targets.forEach(target -> load.full(target, warmup(target)));
            String how = switch (mode) {
                case BURST -> "upstream writes the answer at once";
                case PACED -> "upstream writes each frame by itself";
            };
            Cost before = Cost.of(gateway.database());
            Map<String, Rounds> full = rounds(targets, target -> load.full(target, settings.seconds()));
            report.table("As many requests as come through; " + how, full);
            tellDatabase(before, full);
            report.table("%d requests a second, a time counts from when the request was due; %s"
                    .formatted(settings.rate(), how),
                    rounds(targets, target -> load.steady(target, settings.seconds(), settings.rate())));
        }
        tellHeap();
        if (settings.profile()) {
            profile(targets);
        }
    }

    private List<Target> targets(Optional<ReverseProxy> proxy) {
        List<Target> targets = new ArrayList<>();
        Target.Whole same = Wholes.exactly(upstream.answers().body());
        targets.add(new Target("straight", upstream.port(), upstream.request(upstream.port()), same, List.of()));
        proxy.ifPresent(between -> targets.add(new Target(between.name(), between.port(),
                upstream.request(between.port()), same, between.processes())));
        String key = new GatewaySetup(gateway.port()).superKey();
        int port = gateway.port();
        targets.add(new Target("gateway, Anthropic", port, ClientRequests.anthropic(port, key),
                Wholes.piecesThen("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"), gateway.itself()));
        targets.add(new Target("gateway, OpenAI", port, ClientRequests.openAi(port, key),
                Wholes.piecesThen("data: [DONE]\n\n"), gateway.itself()));
        return List.copyOf(targets);
    }

    /** Only what is compiled while it runs takes long to warm up. */
    private int warmup(Target target) {
        return target.processes().equals(gateway.itself()) ? settings.warmup() : 1;
    }

    private Map<String, Rounds> rounds(List<Target> targets, Function<Target, Round> once) {
        Map<String, Rounds> results = new LinkedHashMap<>();
        for (int round = 0; round < settings.rounds(); round++) {
            targets.forEach(target -> results.computeIfAbsent(target.name(), name -> new Rounds())
                    .add(once.apply(target)));
        }
        return results;
    }

    private void tellDatabase(Cost before, Map<String, Rounds> full) {
        double requests = full.entrySet().stream().filter(entry -> entry.getKey().startsWith("gateway"))
                .mapToDouble(entry -> entry.getValue().total()).sum();
        Cost used = Cost.of(gateway.database()).since(before);
        report.line("The database server, which keeps the accounts of it: %.0f us a request, %.0f MiB",
                used.cpuMicros() / Math.max(1, requests), used.residentKib() / 1024.0);
    }

    private void tellHeap() {
        gateway.jcmd("GC.run");
        String live = gateway.jcmd("GC.heap_info").lines().filter(line -> line.contains(" used "))
                .findFirst().orElse("unknown").strip();
        report.line("");
        report.line("The gateway's heap after a collection: %s", live);
    }

    /** Apart from the rounds: sampling costs a little itself. */
    private void profile(List<Target> targets) {
        for (Target target : targets) {
            if (target.name().startsWith("gateway")) {
                Profile.start(gateway);
                load.full(target, settings.seconds() * settings.rounds());
                report.line("");
                report.line("%s", target.name());
                Path file = Folders.target().resolve("bench-" + target.name().replaceAll("\\W+", "-") + ".jfr");
                Profile.finish(gateway, file, report);
            }
        }
    }
}
