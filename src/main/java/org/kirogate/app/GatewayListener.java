package org.kirogate.app;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.kirogate.config.ConfigLoader;
import org.kirogate.config.Environment;
import org.kirogate.config.GatewayConfig;
import org.kirogate.config.SettingInForce;

/**
 * Starts and stops the gateway with its web application: the only class {@code web.xml} names. A start that can't succeed
 * stops the application with a message that says why; nothing is served half.
 */
public final class GatewayListener implements ServletContextListener {
    /** A servlet context attribute of this name, a map of variables, stands in for the process environment and its file. */
    static final String ENVIRONMENT = "org.kirogate.environment";

    private static final System.Logger LOG = System.getLogger(GatewayListener.class.getName());

    private Gateway gateway;
    private Housekeeping housekeeping;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        try {
            BuildInfo build = BuildInfo.read();
            Map<String, String> variables = variables(context);
            GatewayConfig config = ConfigLoader.load(variables);
            gateway = new Gateway(config, build, getClass().getClassLoader());
            new Routes(gateway, SettingInForce.of(variables, System.getenv().keySet())).register(context);
            housekeeping = new Housekeeping(gateway);
            LOG.log(System.Logger.Level.INFO, "KiroGate " + build.version() + " (" + build.stamp() + ") serves "
                    + (context.getContextPath().isEmpty() ? "/" : context.getContextPath()) + ", strategy "
                    + config.pool().strategy());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "KiroGate does not start. " + e.getMessage());
            stop();
            throw e;
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        stop();
    }

    private void stop() {
        if (housekeeping != null) {
            housekeeping.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    private static Map<String, String> variables(ServletContext context) {
        if (context.getAttribute(ENVIRONMENT) instanceof Map<?, ?> given) {
            return given.entrySet().stream().collect(Collectors.toMap(
                    entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
        }
        return Environment.load(System.getenv(), Path.of(""), System.getProperty("catalina.base", ""));
    }
}
