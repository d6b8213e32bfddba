package org.kirogate.web;

import org.kirogate.secret.Redaction;

/**
 * One line of {@code key=value} pairs. A value of several words stands in quotes, so that no caller can add a pair.
 * One thread.
 */
final class LogLine {
    private final StringBuilder text = new StringBuilder(320);

    /** A pair whose value is ours: a word without blanks. */
    LogLine own(String name, String value) {
        begin(name).append(value);
        return this;
    }

    LogLine own(String name, long value) {
        begin(name).append(value);
        return this;
    }

    LogLine own(String name, boolean value) {
        begin(name).append(value);
        return this;
    }

    /** A pair whose value somebody typed. */
    LogLine foreign(String name, String value) {
        begin(name);
        String clean = Redaction.launder(value);
        if (plain(clean)) {
            text.append(clean);
            return this;
        }
        text.append('"');
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
        return this;
    }

    /** Four digits behind the point; by hand, since a formatter costs more than the rest of the line. */
    LogLine credits(double credits) {
        long parts = Math.round(credits * 10_000);
        begin("credits").append(parts / 10_000).append('.').append(Long.toString(parts % 10_000 + 10_000), 1, 5);
        return this;
    }

    private StringBuilder begin(String name) {
        if (text.length() > 0) {
            text.append(' ');
        }
        return text.append(name).append('=');
    }

    private static boolean plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '=' || c == '"' || c == '\\' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
