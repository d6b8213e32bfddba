package org.kirogate.app;

import java.nio.file.Path;
import org.kirogate.config.GatewayConfig;

/** Where usage is noted until the database has it. */
final class JournalFolder {
    private static final String NAME = "kirogate-journal";

    private JournalFolder() {}

    /**
     * The settings with a folder in any case: unless one is named, one in Tomcat's own, else in that of temporary
     * files.
     */
    static GatewayConfig.Usage resolve(GatewayConfig.Usage config) {
        if (!config.journalDir().isEmpty()) {
            return config;
        }
        String base = System.getProperty("catalina.base", System.getProperty("java.io.tmpdir"));
        return new GatewayConfig.Usage(config.queueSize(), config.flushInterval(), config.receiptDays(),
                Path.of(base, NAME).toString(), config.drain(), config.retentionDays(), config.addressDays());
    }
}
