package org.kirogate.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** One line a message on the console: the program's from INFO on, the libraries' from WARNING on. */
final class LocalLogging {

    private static final String SETTINGS = """
            handlers=java.util.logging.ConsoleHandler
            .level=INFO
            java.util.logging.ConsoleHandler.encoding=UTF-8
            org.apache.level=WARNING
            com.zaxxer.hikari.level=WARNING
            org.mariadb.level=WARNING
            """;

    private LocalLogging() {
    }

    static void install() {
        try {
            LogManager.getLogManager().readConfiguration(
                    new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.ISO_8859_1)));
            // Tomcat's own start puts a formatter of its choice on the console unless it is told another.
            System.setProperty("org.apache.juli.formatter", LineFormatter.class.getName());
            // By hand as well: inside Maven the log manager does not see this class by its name.
            for (Handler handler : Logger.getLogger("").getHandlers()) {
                handler.setFormatter(new LineFormatter());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
