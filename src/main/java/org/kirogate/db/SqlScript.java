package org.kirogate.db;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One script of the schema.
 *
 * @param version    1 or more
 * @param name       {@code V001__people.sql}
 * @param statements in order; each may be run twice, because a stop can fall between a statement and the note that it
 *     ran
 */
public record SqlScript(int version, String name, List<String> statements) {
    private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql");

    public SqlScript {
        Objects.requireNonNull(name, "name");
        statements = List.copyOf(statements);
        if (version < 1 || statements.isEmpty()) {
            throw new SchemaException("the script " + name + " has no version or no statement");
        }
    }

    /**
     * Reads a script.
     *
     * @throws SchemaException when the name is not {@code V001__name.sql} or the text can't be cut into statements
     */
    public static SqlScript of(String name, String text) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new SchemaException("the script " + name + " must be named like V001__people.sql");
        }
        return new SqlScript(Integer.parseInt(matcher.group(1)), name, SqlSplitter.split(text));
    }

    /** SHA-256 of the first {@code count} statements as hex digits; comments and line ends do not count. */
    String checksum(int count) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String statement : statements.subList(0, count)) {
                digest.update(statement.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) ';');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
