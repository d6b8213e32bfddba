package org.kirogate.usage;

import org.kirogate.db.Sql;

/** Statements over {@code usage_jobs}: of all nodes one does a piece of work at a time. Thread-safe. */
final class JobDao {
    /** How a job stands: when it was done last (0 = never), how far it came, and what it found. */
    record State(long doneAt, long reached, String result) {}

    /** Takes a job until a time unless somebody has it; answers whether it was taken. */
    boolean take(Sql sql, String name, long now, long until) {
        return sql.update(
                "UPDATE usage_jobs SET taken_until = ? WHERE name = ? AND taken_until < ?", until, name, now) == 1;
    }

    State state(Sql sql, String name) {
        return sql.one(
                        "SELECT done_at, reached, result FROM usage_jobs WHERE name = ?",
                        row -> new State(row.number("done_at"), row.number("reached"), row.string("result")),
                        name)
                .orElse(new State(0, 0, ""));
    }

    /** Gives a job back with what became of it. */
    void done(Sql sql, String name, State state) {
        sql.update("UPDATE usage_jobs SET taken_until = 0, done_at = ?, reached = ?, result = ? WHERE name = ?",
                state.doneAt(), state.reached(), state.result(), name);
    }
}
