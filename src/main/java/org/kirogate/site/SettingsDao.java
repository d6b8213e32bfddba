package org.kirogate.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.DbException;
import org.kirogate.db.Sql;

/** Statements over {@code settings}. Thread-safe. */
final class SettingsDao {
    private static final String REGISTRATION = "registration_mode";
    private static final String MAINTENANCE = "maintenance";
    private static final String SELF_USE = "self_use";
    private static final String NEW_KEYS = "new_key_limits";
    private static final String NEW_SUPER_KEYS = "new_super_key_limits";

    /** The switches as stored, the ones that were never changed as in {@code first}. */
    Site read(Sql sql, Site first) {
        Map<String, String> values = new HashMap<>();
        sql.query("SELECT name, value FROM settings", row -> values.put(row.string("name"), row.string("value")));
        return new Site(
                mode(values.getOrDefault(REGISTRATION, first.registration().code())),
                bool(MAINTENANCE, values.getOrDefault(MAINTENANCE, Boolean.toString(first.maintenance()))),
                bool(SELF_USE, values.getOrDefault(SELF_USE, Boolean.toString(first.selfUse()))),
                new NewKeyLimits(
                        values.getOrDefault(NEW_KEYS, first.newKeys().ordinary()),
                        values.getOrDefault(NEW_SUPER_KEYS, first.newKeys().superKeys())));
    }

    void write(Sql sql, Site site, long now) {
        sql.batch(
                """
                INSERT INTO settings (name, value, updated_at) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE value = VALUES(value), updated_at = VALUES(updated_at)
                """,
                List.of(
                        new Object[] {MAINTENANCE, Boolean.toString(site.maintenance()), now},
                        new Object[] {NEW_KEYS, site.newKeys().ordinary(), now},
                        new Object[] {NEW_SUPER_KEYS, site.newKeys().superKeys(), now},
                        new Object[] {REGISTRATION, site.registration().code(), now},
                        new Object[] {SELF_USE, Boolean.toString(site.selfUse()), now}));
    }

    private static RegistrationMode mode(String value) {
        for (RegistrationMode mode : RegistrationMode.values()) {
            if (mode.code().equals(value)) {
                return mode;
            }
        }
        throw new DbException("the table settings holds registration_mode '" + value
                + "'; open, approval or closed is needed");
    }

    private static boolean bool(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new DbException("the table settings holds " + name + " '" + value + "'; true or false is needed");
        }
        return value.equals("true");
    }
}
