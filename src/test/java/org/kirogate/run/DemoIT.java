package org.kirogate.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.config.Setting;

class DemoIT {

    @Test
    void theDemoTokensCarryNoLimitsUnlessTheOperatorSetsSome() {
        try (Demo demo = Demo.start()) {
            Map<String, String> environment = demo.environment();
            assertEquals("0", environment.get(Setting.TOKEN_MAX_CONCURRENCY.name()));
            assertEquals("0", environment.get(Setting.TOKEN_RPM.name()));
        }
    }
}
