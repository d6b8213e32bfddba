package org.kirogate.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kirogate.support.Folders;
import org.kirogate.support.ServerStartException;

/** The gateway in a process of its own that can be killed and started again on the same port and the same files. */
final class GatewayChild implements AutoCloseable {
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 60;
    private static final int LAST_LINES = 30;

    private final int port = freePort();
    private final Map<String, String> environment;
    private final Path data;
    private final Path log = Folders.target().resolve("parity-gateway.log");
    private Process process;

    /** Not started yet; {@code environment} is all it is told, its files are in {@code data}. */
    GatewayChild(Map<String, String> environment, Path data) {
        this.environment = Map.copyOf(environment);
        this.data = data;
        Runtime.getRuntime().addShutdownHook(new Thread(this::killIfAlive, "end-of-gateway"));
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it and waits until it serves. */
    void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-Dbasedir=" + System.getProperty("basedir", "."), "-Dsimulator=false", "-cp",
                System.getProperty("java.class.path"), "org.kirogate.run.LocalServer", Integer.toString(port),
                data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers("/health")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new ServerStartException("The gateway did not start. It said last:\n" + lastLines());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Ends it with signal 9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void killIfAlive() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Stops it in order. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new ServerStartException("The gateway did not stop. It said last:\n" + lastLines());
        }
    }

    private boolean answers(String path) {
        try {
            HttpURLConnection asked = (HttpURLConnection) URI.create(url() + path).toURL().openConnection();
            asked.setReadTimeout((int) TimeUnit.SECONDS.toMillis(START_SECONDS));
            return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
