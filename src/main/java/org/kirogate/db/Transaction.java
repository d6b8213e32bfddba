package org.kirogate.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Statements that hold together or not at all. One thread; valid only inside {@link Db#transaction}. */
public final class Transaction implements Sql {
    private final Connection connection;
    private final AtomicLong statements;

    Transaction(Connection connection, AtomicLong statements) {
        this.connection = connection;
        this.statements = statements;
    }

    @Override
    public <T> List<T> query(String statement, Function<Row, T> mapper, Object... values) {
        statements.incrementAndGet();
        try {
            return Statements.query(connection, statement, mapper, values);
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    @Override
    public <T> Optional<T> one(String statement, Function<Row, T> mapper, Object... values) {
        return Db.only(query(statement, mapper, values));
    }

    @Override
    public int update(String statement, Object... values) {
        statements.incrementAndGet();
        try {
            return Statements.update(connection, statement, values);
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    @Override
    public long insert(String statement, Object... values) {
        statements.incrementAndGet();
        try {
            return Statements.insert(connection, statement, values);
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    @Override
    public void batch(String statement, List<Object[]> rows) {
        statements.incrementAndGet();
        try {
            Statements.batch(connection, statement, rows);
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }
}
