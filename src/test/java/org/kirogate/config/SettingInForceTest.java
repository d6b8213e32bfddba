package org.kirogate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingInForceTest {

    @Test
    void everySettingIsToldWithWhereItComesFrom() {
        List<SettingInForce> all = SettingInForce.of(
                Map.of("QUEUE_WAIT", "5", "QUEUE_SIZE", " 7 ", "PING_INTERVAL", " "), Set.of("QUEUE_WAIT", "PATH"));
        assertEquals(Setting.values().length, all.size());
        assertEquals(new SettingInForce(Setting.QUEUE_WAIT, "5", SettingInForce.Source.ENVIRONMENT),
                one(all, Setting.QUEUE_WAIT));
        assertEquals(new SettingInForce(Setting.QUEUE_SIZE, "7", SettingInForce.Source.FILE),
                one(all, Setting.QUEUE_SIZE));
        assertEquals(new SettingInForce(Setting.PING_INTERVAL, "15", SettingInForce.Source.DEFAULT),
                one(all, Setting.PING_INTERVAL));
    }

    @Test
    void aSecretSaysOnlyThatThereIsOne() {
        List<SettingInForce> all = SettingInForce.of(
                Map.of("DB_PASSWORD", "geheim", "SESSION_SECRET_FILE", "/run/secrets/s", "KIRO_PROXY_URL", "http://u:p@h:1"),
                Set.of());
        assertEquals(SettingInForce.HIDDEN, one(all, Setting.DB_PASSWORD).value());
        assertEquals(SettingInForce.HIDDEN, one(all, Setting.SESSION_SECRET).value());
        assertEquals(SettingInForce.Source.FILE, one(all, Setting.SESSION_SECRET).source());
        assertFalse(all.toString().contains("geheim") || all.toString().contains("u:p@"), all.toString());
        assertEquals("", one(all, Setting.ADMIN_API_TOKEN).value());
    }

    @Test
    void aPasswordInsideAnAddressIsHidden() {
        String url = "jdbc:mariadb://db:3306/kirogate?user=gate&password=geheim&sslMode=trust&trustStorePassword=auch";
        String shown = one(SettingInForce.of(Map.of("DB_URL", url), Set.of()), Setting.DB_URL).value();
        assertFalse(shown.contains("geheim") || shown.contains("auch"), shown);
        assertTrue(shown.contains("db:3306/kirogate?user=gate&password=") && shown.contains("&sslMode=trust"), shown);
        String proxy = "https://user:geheim@runtime.example.org";
        assertEquals("https://" + SettingInForce.HIDDEN + "@runtime.example.org",
                one(SettingInForce.of(Map.of("KIRO_RUNTIME_URL", proxy), Set.of()), Setting.KIRO_RUNTIME_URL).value());
    }

    private static SettingInForce one(List<SettingInForce> all, Setting setting) {
        return all.stream().filter(each -> each.setting() == setting).findFirst().orElseThrow();
    }
}
