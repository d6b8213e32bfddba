package org.kirogate.db;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a script into statements at each {@code ;} that is not part of a text, a quoted name or a comment. Comments are
 * left out, except the ones that MariaDB executes. One thread, one use.
 */
final class SqlSplitter {
    private final String script;
    private final StringBuilder statement = new StringBuilder();
    private final List<String> statements = new ArrayList<>();
    private int at;

    private SqlSplitter(String script) {
        this.script = script;
    }

    static List<String> split(String script) {
        return new SqlSplitter(script.replace("\r\n", "\n")).run();
    }

    private List<String> run() {
        while (at < script.length()) {
            step(script.charAt(at));
        }
        end();
        return List.copyOf(statements);
    }

    private void step(char c) {
        if (c == ';') {
            at++;
            end();
        } else if (c == '\'' || c == '"' || c == '`') {
            keep(endOfQuoted(c));
        } else if (c == '#' || lineComment()) {
            skip(endOf("\n", at));
        } else if (script.startsWith("/*!", at) || script.startsWith("/*M!", at)) {
            keep(endOf("*/", at + 2));
        } else if (script.startsWith("/*", at)) {
            skip(endOf("*/", at + 2));
        } else {
            keep(at + 1);
        }
    }

    /** Two dashes are a comment only with a blank behind them: {@code 5--3} is a sum. */
    private boolean lineComment() {
        return script.startsWith("--", at)
                && (at + 2 == script.length() || Character.isWhitespace(script.charAt(at + 2)));
    }

    /** A doubled quote needs no care of its own: it ends one text and begins the next. */
    private int endOfQuoted(char quote) {
        for (int i = at + 1; i < script.length(); i++) {
            char c = script.charAt(i);
            if (c == '\\' && quote != '`') {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        throw new SchemaException("a text that begins with " + quote + " on line " + line() + " does not end");
    }

    private int endOf(String mark, int from) {
        int found = script.indexOf(mark, from);
        if (found >= 0) {
            return found + mark.length();
        }
        if (mark.equals("\n")) {
            return script.length();
        }
        throw new SchemaException("a comment on line " + line() + " does not end");
    }

    private long line() {
        return script.substring(0, at).lines().count();
    }

    private void keep(int end) {
        statement.append(script, at, end);
        at = end;
    }

    /** A comment parts words as a blank does. */
    private void skip(int end) {
        statement.append(script.charAt(end - 1) == '\n' ? '\n' : ' ');
        at = end;
    }

    private void end() {
        String text = statement.toString().strip();
        if (!text.isEmpty()) {
            statements.add(text);
        }
        statement.setLength(0);
    }
}
