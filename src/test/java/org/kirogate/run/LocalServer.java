package org.kirogate.run;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.kirogate.support.Folders;
import org.kirogate.support.ServerStartException;
import org.kirogate.support.TomcatServer;

/**
 * The program on this machine with everything it needs, behind {@code mvn -Prun}.
 *
 * <p>Every environment variable of the process reaches the program and wins over what is made up here; with
 * {@code DB_URL} set, no database is started. It serves until the process is told to end (Ctrl-C, SIGTERM) and then
 * stops everything in reverse order.
 */
public final class LocalServer {

    private static final String HOST = "127.0.0.1";
    private static final int LARGEST_PORT = 65_535;

    private final Running running;
    private final int port;
    private final Path folder;

    private LocalServer(Running running, int port, Path folder) {
        this.running = running;
        this.port = port;
        this.folder = folder;
    }

    /**
     * Starts, says where, and serves until the process ends; a start that fails says why in one line and ends the
     * process with code 1.
     *
     * @param arguments the port and the data folder
     * @throws InterruptedException somebody interrupts the wait
     */
    public static void main(String[] arguments) throws InterruptedException {
        LocalLogging.install();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Running running = new Running(out);
        Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stop"));
        try {
            LocalServer server = new LocalServer(running, port(arguments[0]), Path.of(arguments[1]));
            server.start().print(out);
        } catch (ServerStartException e) {
            out.println("KiroGate did not start: " + e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static int port(String argument) {
        int port = argument.matches("\\d{1,5}") ? Integer.parseInt(argument) : 0;
        if (port < 1 || port > LARGEST_PORT) {
            throw new ServerStartException("-Dport must be a number from 1 to " + LARGEST_PORT + ", not " + argument);
        }
        return port;
    }

    /** Starts everything in the order it is needed; what comes back is said when all of it serves. */
    private Greeting start() {
        requireFreePort();
        DataFolder data = running.begin(() -> DataFolder.take(folder));
        LocalSecrets secrets = LocalSecrets.in(data);
        Map<String, String> environment = new HashMap<>(secrets.environment());
        // Beside the database: the server's own folder is made anew by each build.
        environment.put("USAGE_JOURNAL_DIR", data.resolve("journal").toString());
        if (!System.getenv().containsKey("DB_URL")) {
            String password = secrets.databasePassword();
            environment.putAll(running.begin(() -> LocalDatabase.start(data, password)).environment());
        }
        Optional<Demo> demo = realAccounts() ? Optional.empty() : Optional.of(running.begin(Demo::start));
        demo.ifPresent(started -> environment.putAll(started.environment()));
        environment.putAll(System.getenv());
        running.begin(() -> TomcatServer.start(site(environment)));
        String address = "http://" + HOST + ":" + port;
        LocalApi api = new LocalApi(address, environment.get("ADMIN_API_TOKEN"));
        String password = secrets.demoPassword();
        return new Greeting(address, environment, demo.isPresent() ? password : "", demo.map(started -> {
            started.seed(api, password);
            return started.superKey(api);
        }).orElse(""));
    }

    /** Whether this run is for accounts of the operator's own: told so, or led to a service of their choice. */
    private static boolean realAccounts() {
        return "false".equals(System.getProperty("simulator"))
                || System.getenv().keySet().stream().anyMatch(name -> name.matches("KIRO_\\w+_URL"));
    }

    private TomcatServer.Site site(Map<String, String> environment) {
        Path target = Folders.target();
        Path work = target.resolve("tomcat").resolve("run-" + port);
        return new TomcatServer.Site(target.resolveSibling("webapp"), "", environment, (classes, servlets) -> { },
                port, work);
    }

    /** Looked at before anything is started, so that a second run does not wait for a database to say it. */
    private void requireFreePort() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
        } catch (IOException e) {
            throw new ServerStartException("Port " + port + " of " + HOST + " is taken (" + e.getMessage()
                    + "). Choose another one with -Dport=NUMBER.", e);
        }
    }
}
