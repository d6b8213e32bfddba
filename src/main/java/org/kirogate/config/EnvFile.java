package org.kirogate.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code .env} format: {@code NAME=value} lines, {@code export} before the name allowed, {@code #} comments on lines of
 * their own or behind a blank. A value in double quotes knows {@code \n \" \\}, one in single quotes is taken as it is.
 */
final class EnvFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private EnvFile() {}

    /** The file's variables; {@code fileName} is for messages. */
    static Map<String, String> parse(String text, String fileName) {
        Map<String, String> values = new HashMap<>();
        List<String> problems = new ArrayList<>();
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\\R");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String entry = line.startsWith("export ") ? line.substring(7).strip() : line;
            int equals = entry.indexOf('=');
            if (equals < 1 || !NAME.matcher(entry.substring(0, equals).strip()).matches()) {
                problems.add("line " + (i + 1) + " of " + fileName + " is not NAME=value");
                continue;
            }
            String raw = entry.substring(equals + 1).strip();
            Optional<String> value = value(raw);
            if (value.isEmpty()) {
                problems.add("line " + (i + 1) + " of " + fileName + " opens a quote that it does not close");
                continue;
            }
            values.put(entry.substring(0, equals).strip(), value.get());
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return values;
    }

    /** The value, empty when it opens a quote and does not close it. */
    private static Optional<String> value(String raw) {
        if (raw.startsWith("'")) {
            int end = raw.indexOf('\'', 1);
            return end < 0 ? Optional.empty() : Optional.of(raw.substring(1, end));
        }
        if (raw.startsWith("\"")) {
            return quoted(raw);
        }
        int comment = raw.indexOf(" #");
        return Optional.of(comment < 0 ? raw : raw.substring(0, comment).strip());
    }

    private static Optional<String> quoted(String raw) {
        StringBuilder value = new StringBuilder(raw.length());
        for (int i = 1; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '"') {
                return Optional.of(value.toString());
            }
            if (c == '\\' && i + 1 < raw.length()) {
                char next = raw.charAt(++i);
                value.append(next == 'n' ? '\n' : next);
            } else {
                value.append(c);
            }
        }
        return Optional.empty();
    }
}
