package org.kirogate.support;

import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real Tomcat for one test, on a free port of 127.0.0.1; {@link #close()} stops it and clears its files away.
 */
public final class TestTomcat implements AutoCloseable {

    /** Held here, or the level would be forgotten with the logger. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");
    private static final ServletContainerInitializer NOTHING = (classes, servlets) -> { };

    static {
        TOMCAT.setLevel(Level.WARNING);
    }

    private final TomcatServer server;
    private final String contextPath;
    private final Path work;

    private TestTomcat(TomcatServer server, String contextPath, Path work) {
        this.server = server;
        this.contextPath = contextPath;
        this.work = work;
    }

    /**
     * Starts the whole program: the project's {@code webapp} folder and classes.
     *
     * @param contextPath empty, or {@code /name} or {@code /a/b}
     * @param environment all that the program reads of its environment
     * @return the running server; close it
     * @throws ServerStartException the program refused to start; the cause is its exception
     */
    public static TestTomcat start(String contextPath, Map<String, String> environment) {
        Path webapp = Folders.target().resolveSibling("webapp");
        return start(webapp, contextPath, environment, NOTHING);
    }

    /**
     * Starts a site of the test's own: servlets and filters that it adds, nothing else.
     *
     * @param contextPath empty, or {@code /name} or {@code /a/b}
     * @param setup       adds servlets, filters and attributes
     * @return the running server; close it
     */
    public static TestTomcat with(String contextPath, ServletContainerInitializer setup) {
        Path work = newWork();
        try {
            Path empty = Files.createDirectory(work.resolve("site"));
            return start(empty, contextPath, Map.of(), setup, work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts another web application than the project's.
     *
     * @param webapp      the folder with its pages and {@code WEB-INF/web.xml}
     * @param contextPath empty, or {@code /name} or {@code /a/b}
     * @param environment what it finds as {@link TomcatServer#ENVIRONMENT}
     * @param setup       runs before its listeners
     * @return the running server; close it
     * @throws ServerStartException it refused to start; the cause is its exception
     */
    public static TestTomcat start(Path webapp, String contextPath, Map<String, String> environment,
            ServletContainerInitializer setup) {
        return start(webapp, contextPath, environment, setup, newWork());
    }

    private static TestTomcat start(Path webapp, String contextPath, Map<String, String> environment,
            ServletContainerInitializer setup, Path work) {
        try {
            TomcatServer server = TomcatServer.start(
                    new TomcatServer.Site(webapp, contextPath, environment, setup, 0, work));
            return new TestTomcat(server, contextPath, work);
        } catch (ServerStartException e) {
            clear(work);
            throw e;
        }
    }

    private static Path newWork() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Folders.target().resolve("tomcat")), "test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param path what follows the context path, from its slash on
     * @return the whole address
     */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + contextPath + path);
    }

    /**
     * @return the port it listens on
     */
    public int port() {
        return server.port();
    }

    /**
     * @param name the name of an attribute of the servlet context
     * @return its value
     * @throws IllegalArgumentException there is no such attribute
     */
    public Object attribute(String name) {
        return server.attribute(name);
    }

    @Override
    public void close() {
        server.close();
        clear(work);
    }

    private static void clear(Path work) {
        try {
            Folders.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
