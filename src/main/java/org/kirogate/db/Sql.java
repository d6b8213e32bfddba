package org.kirogate.db;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs statements: on a connection of its own each ({@link Db}) or together ({@link Transaction}). Values go only through
 * {@code ?}: texts, whole numbers, doubles, booleans, byte arrays and null. Every method throws {@link DbException}.
 */
public interface Sql {

    /** All rows, mapped in order. The statement bounds how many. */
    <T> List<T> query(String statement, Function<Row, T> mapper, Object... values);

    /** The only row, or empty when there is none. */
    <T> Optional<T> one(String statement, Function<Row, T> mapper, Object... values);

    /** Runs a changing statement; returns how many rows it matched. */
    int update(String statement, Object... values);

    /** Runs an insert; returns the id the database made. */
    long insert(String statement, Object... values);

    /** Runs one statement once for each set of values, in one round trip where the driver can. */
    void batch(String statement, List<Object[]> rows);
}
