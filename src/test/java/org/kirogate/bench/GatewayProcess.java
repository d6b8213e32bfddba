package org.kirogate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kirogate.support.Folders;
import org.kirogate.support.ServerStartException;

/**
 * The gateway in a process of its own: the local server with an empty database of its own and the cheap upstream in the
 * place of every Kiro service. Authentication, admission, accounting and the line logged for each request are as they
 * are by default; only the limits of one upstream account are off.
 */
final class GatewayProcess implements AutoCloseable {

    static final String ADMIN_TOKEN = "bench-administrator-0123456789abcdef0123456789";

    private static final int START_SECONDS = 180;
    private static final List<String> MEMORY = List.of("-Xms256m", "-Xmx1g");

    private final Process process;
    private final int port;
    private final Path log;

    private GatewayProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static GatewayProcess start(String upstream, Path data) {
        int port = Children.freePort();
        Path log = Folders.target().resolve("bench-gateway.log");
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(MEMORY);
        command.addAll(List.of("-Dbasedir=" + System.getProperty("basedir", "."), "-Dsimulator=false",
                "-cp", System.getProperty("java.class.path"), "org.kirogate.run.LocalServer", Integer.toString(port),
                data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment(upstream));
        try {
            GatewayProcess gateway = new GatewayProcess(builder.start(), port, log);
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "end-of-gateway"));
            gateway.awaitHealth();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Map<String, String> environment(String upstream) {
        return Map.ofEntries(Map.entry("ADMIN_API_TOKEN", ADMIN_TOKEN), Map.entry("REGISTRATION_MODE", "open"),
                Map.entry("TOKEN_MAX_CONCURRENCY", "0"), Map.entry("TOKEN_RPM", "0"),
                Map.entry("KIRO_RUNTIME_URL", upstream), Map.entry("KIRO_MANAGEMENT_URL", upstream),
                Map.entry("KIRO_Q_URL", upstream), Map.entry("KIRO_OIDC_URL", upstream),
                Map.entry("KIRO_DESKTOP_AUTH_URL", upstream));
    }

    private void awaitHealth() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        HttpAsker asker = new HttpAsker("http://127.0.0.1:" + port);
        while (!asker.answers("/health")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new ServerStartException("The gateway did not start. It said last:\n" + Children.lastLines(log));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("told to stop", e);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    List<ProcessHandle> itself() {
        return List.of(process.toHandle());
    }

    /** The database server, which the gateway's process has started. */
    List<ProcessHandle> database() {
        return process.descendants().toList();
    }

    /** What {@code jcmd} of the same JDK says. */
    String jcmd(String... arguments) {
        List<String> command = new ArrayList<>(List.of(java().resolveSibling("jcmd").toString(), Long.toString(pid())));
        command.addAll(List.of(arguments));
        try {
            Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Children.end(process);
    }
}
