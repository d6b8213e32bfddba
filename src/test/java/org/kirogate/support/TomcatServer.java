package org.kirogate.support;

import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.catalina.Context;
import org.apache.catalina.Globals;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Valve;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.loader.WebappLoader;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.FileResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.scan.StandardJarScanner;

/**
 * An embedded Tomcat 11 on loopback with one web application: a folder of pages and the classes of this class path.
 *
 * <p>The application's classes are those of whoever starts it (one class, one identity), so a test may look into it.
 * The connector is set as {@code tomcat-conf/server.xml} sets it, with virtual threads from JDK 21 on. Thread-safe once
 * started.
 */
public final class TomcatServer implements AutoCloseable {

    /** The servlet context's attribute that holds the environment; a {@code Map<String, String>}. */
    public static final String ENVIRONMENT = "org.kirogate.environment";

    private static final Map<String, String> CONNECTOR = Map.ofEntries(
            Map.entry("maxThreads", "400"), Map.entry("maxConnections", "8192"), Map.entry("acceptCount", "200"),
            Map.entry("connectionTimeout", "20000"), Map.entry("keepAliveTimeout", "75000"),
            Map.entry("maxKeepAliveRequests", "1000"), Map.entry("maxHttpRequestHeaderSize", "16384"),
            Map.entry("maxPostSize", "2097152"), Map.entry("maxParameterCount", "200"),
            Map.entry("maxSwallowSize", "67108864"), Map.entry("continueResponseTiming", "onRead"),
            Map.entry("compression", "off"));
    private static final int JDK_WITH_VIRTUAL_THREADS = 21;

    private final Tomcat tomcat;
    private final Context context;

    private TomcatServer(Tomcat tomcat, Context context) {
        this.tomcat = tomcat;
        this.context = context;
    }

    /**
     * What to serve, and where.
     *
     * @param webapp      the folder with the pages and {@code WEB-INF/web.xml}
     * @param contextPath empty, or {@code /name} or {@code /a/b}
     * @param environment what the application reads in place of the process's environment; empty: the latter
     * @param setup       runs before the application's own listeners; may add servlets, filters, attributes
     * @param port        the port on 127.0.0.1, 0 for any
     * @param work        a folder for compiled pages; made if missing
     */
    public record Site(Path webapp, String contextPath, Map<String, String> environment,
            ServletContainerInitializer setup, int port, Path work) {

        /** Copies the environment. */
        public Site {
            environment = Map.copyOf(environment);
        }
    }

    /**
     * Starts Tomcat and the application and returns when both serve.
     *
     * @param site what to serve
     * @return the running server
     * @throws ServerStartException the port is taken, or the application refused to start (the cause is its exception)
     */
    public static TomcatServer start(Site site) {
        // Tomcat keeps one home for the whole JVM, else the first one's folder, and makes it again at each start.
        System.setProperty(Globals.CATALINA_HOME_PROP, Folders.target().resolve("tomcat").toString());
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(site.work().toString());
        tomcat.setConnector(connector(site.port()));
        tomcat.getHost().getPipeline().addValve(quietErrors());
        Context context = tomcat.addWebapp(site.contextPath(), site.webapp().toAbsolutePath().toString());
        prepare(context, site);
        TomcatServer server = new TomcatServer(tomcat, context);
        try (StartFailures failures = new StartFailures()) {
            Files.createDirectories(site.work().resolve("webapps"));
            tomcat.start();
            if (context.getState() != LifecycleState.STARTED) {
                throw failures.explain("The web application did not start");
            }
            if (tomcat.getConnector().getState() != LifecycleState.STARTED) {
                throw failures.explain("Tomcat cannot listen on 127.0.0.1:" + site.port());
            }
            return server;
        } catch (LifecycleException | IOException e) {
            server.close();
            throw new ServerStartException("Tomcat did not start: " + e.getMessage(), e);
        } catch (ServerStartException e) {
            server.close();
            throw e;
        }
    }

    private static Connector connector(int port) {
        Connector connector = new Connector("HTTP/1.1");
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        CONNECTOR.forEach(connector::setProperty);
        boolean virtual = Runtime.version().feature() >= JDK_WITH_VIRTUAL_THREADS;
        connector.setProperty("useVirtualThreads", Boolean.toString(virtual));
        connector.setThrowOnFailure(true);
        return connector;
    }

    private static Valve quietErrors() {
        ErrorReportValve valve = new ErrorReportValve();
        valve.setShowReport(false);
        valve.setShowServerInfo(false);
        return valve;
    }

    private static void prepare(Context context, Site site) {
        WebappLoader loader = new WebappLoader();
        loader.setDelegate(true);
        context.setLoader(loader);
        // The classes outlive the application here, so there is nothing to clear out of them when it stops.
        StandardContext standard = (StandardContext) context;
        standard.setClearReferencesRmiTargets(false);
        standard.setClearReferencesThreadLocals(false);
        context.setParentClassLoader(TomcatServer.class.getClassLoader());
        context.setResources(resources(context));
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        scanner.setScanManifest(false);
        context.setJarScanner(scanner);
        if (!site.environment().isEmpty()) {
            context.addServletContainerInitializer(
                    (classes, servlets) -> servlets.setAttribute(ENVIRONMENT, site.environment()), Set.of());
        }
        context.addServletContainerInitializer(site.setup(), Set.of());
    }

    /** Mounts what the WAR would hold: the classes, and the jars with tag libraries or with files for browsers. */
    private static WebResourceRoot resources(Context context) {
        WebResourceRoot root = new StandardRoot(context);
        Path classes = Folders.target().resolve("classes");
        if (Files.isDirectory(classes)) {
            root.addPreResources(new DirResourceSet(root, "/WEB-INF/classes", classes.toString(), "/"));
        }
        for (Path jar : jarsForPages()) {
            String mount = "/WEB-INF/lib/" + jar.getFileName();
            root.addPreResources(new FileResourceSet(root, mount, jar.toString(), "/"));
        }
        return root;
    }

    private static Set<Path> jarsForPages() {
        Set<Path> jars = new TreeSet<>();
        ClassLoader loader = TomcatServer.class.getClassLoader();
        try {
            for (String mark : Set.of("META-INF/c.tld", "META-INF/resources/webjars")) {
                for (URL found : Collections.list(loader.getResources(mark))) {
                    if (found.openConnection() instanceof JarURLConnection inJar) {
                        jars.add(Path.of(inJar.getJarFileURL().toURI()));
                    }
                }
            }
            return jars;
        } catch (IOException | URISyntaxException e) {
            throw new ServerStartException("Cannot look through the class path: " + e.getMessage(), e);
        }
    }

    /**
     * @return the port it listens on
     */
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /**
     * Reads an attribute of the application's servlet context.
     *
     * @param name the attribute's name
     * @return its value
     * @throws IllegalArgumentException there is no such attribute
     */
    public Object attribute(String name) {
        Object value = context.getServletContext().getAttribute(name);
        if (value == null) {
            throw new IllegalArgumentException("The application has no attribute " + name);
        }
        return value;
    }

    /** Stops the application and Tomcat: what runs is waited for as the application says. */
    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat did not stop: " + e.getMessage(), e);
        }
    }
}
