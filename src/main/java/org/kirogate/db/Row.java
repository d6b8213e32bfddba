package org.kirogate.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The row a query stands at, read by column name. Valid only inside the mapper it is handed to. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /** A text column that is never null. */
    public String string(String column) {
        return optionalString(column).orElseThrow(() -> new DbException("column " + column + " is null"));
    }

    /** A text column. */
    public Optional<String> optionalString(String column) {
        try {
            return Optional.ofNullable(result.getString(column));
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    /** A whole number; 0 for null. */
    public long number(String column) {
        try {
            return result.getLong(column);
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    /** A whole number, empty for null. */
    public Optional<Long> optionalNumber(String column) {
        try {
            long value = result.getLong(column);
            return result.wasNull() ? Optional.empty() : Optional.of(value);
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    /** A number with a fraction; 0 for null. */
    public double fraction(String column) {
        try {
            return result.getDouble(column);
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    /** A truth value; false for null. */
    public boolean bool(String column) {
        return number(column) != 0;
    }
}
