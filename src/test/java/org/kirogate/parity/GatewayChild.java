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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kirogate.support.Folders;
import org.kirogate.support.ServerStartException;

/** The gateway in a process of its own that can be killed and started again on the same port and the same files. */
final class GatewayChild implements AutoCloseable {
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 60;
    private static final int LAST_LINES = 30;
    private static final Pattern LEFT = Pattern.compile(
            "Journal: (\\S+) records were left in .*, (\\S+) of them of requests that were in flight");

    private final int port = freePort();
    private final Map<String, String> environment;
    private final Path data;
    private final Path log = Folders.target().resolve("parity-gateway.log");
    private Process process;

    /** Records in the journal of a killed process, and how many of them are of requests that were in flight. */
    record Left(int records, int inFlight) {}

    /** Not started yet; {@code environment} is all it is told, its files are in {@code data}. */
    GatewayChild(Map<String, String> environment, Path data) {
        this.environment = Map.copyOf(environment);
        this.data = data;
        emptyLog();
        Runtime.getRuntime().addShutdownHook(new Thread(this::killIfAlive, "end-of-gateway"));
    }

    private void emptyLog() {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** What it said, each time it was started, that a killed process had left. */
    List<Left> left() {
        List<Left> left = new ArrayList<>();
        for (String line : lines()) {
            Matcher said = LEFT.matcher(line);
            if (said.find()) {
                left.add(new Left(number(said.group(1)), number(said.group(2))));
            }
        }
        return left;
    }

    private static int number(String written) {
        return Integer.parseInt(written.replaceAll("\\D", ""));
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
        List<String> lines = lines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
