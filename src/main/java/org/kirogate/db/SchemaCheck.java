package org.kirogate.db;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a schema was made by the scripts at hand. Pure. */
final class SchemaCheck {
    private SchemaCheck() {}

    /**
     * Compares scripts with what ran.
     *
     * @throws SchemaException when something ran that is unknown here, differs from the script here, or came too early
     */
    static void check(List<SqlScript> scripts, Map<Integer, SchemaHistory.Entry> entries) {
        Map<Integer, SqlScript> known = new HashMap<>();
        scripts.forEach(script -> known.put(script.version(), script));
        int newest = entries.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (SchemaHistory.Entry entry : entries.values()) {
            SqlScript script = known.get(entry.version());
            if (script == null) {
                throw new SchemaException("The schema was made by a newer KiroGate: it has " + entry.name()
                        + ", which this one does not know. Start the newer KiroGate, or restore a backup of before.");
            }
            compare(script, entry);
        }
        for (SqlScript script : scripts) {
            if (script.version() < newest && !entries.containsKey(script.version())) {
                throw new SchemaException(script.name() + " never ran, but a later script did."
                        + " Scripts run only in order:"
                        + " give it a version above " + newest + ", or restore a backup of before.");
            }
        }
    }

    private static void compare(SqlScript script, SchemaHistory.Entry entry) {
        int total = script.statements().size();
        boolean whole = entry.finished() ? entry.statementsDone() == total : entry.statementsDone() <= total;
        if (whole && script.checksum(entry.statementsDone()).equals(entry.checksum())) {
            return;
        }
        throw new SchemaException(script.name() + " is not the script that ran on this schema as " + entry.name()
                + ": its statements were changed afterwards. Put the released file back and write changes as a new"
                + " script.");
    }
}
