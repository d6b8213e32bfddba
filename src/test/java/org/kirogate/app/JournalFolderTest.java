package org.kirogate.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kirogate.config.GatewayConfig;

/** The journal always has a folder. */
class JournalFolderTest {

    @Test
    void aFolderThatIsNamedIsTakenAndAnotherFoundElse() {
        assertEquals("/j", JournalFolder.resolve(config("/j")).journalDir());
        GatewayConfig.Usage found = JournalFolder.resolve(config(""));
        assertTrue(found.journalDir().endsWith("kirogate-journal"), found.journalDir());
        assertEquals(config(found.journalDir()), found, "all else is as it was");
    }

    private static GatewayConfig.Usage config(String folder) {
        return new GatewayConfig.Usage(10, Duration.ofSeconds(1), 7, folder, Duration.ofSeconds(15), 90, 8);
    }
}
