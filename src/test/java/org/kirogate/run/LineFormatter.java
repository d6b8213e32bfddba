package org.kirogate.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line a message: time, level, logger, text; a stack trace below it. Looks for no caller, which would cost most. */
public final class LineFormatter extends Formatter {

    @Override
    public String format(LogRecord entry) {
        StringBuilder line = new StringBuilder(256);
        append(line, LocalTime.ofInstant(entry.getInstant(), ZoneId.systemDefault()));
        line.append(' ').append(entry.getLevel().getName())
                .append(' ').append(entry.getLoggerName())
                .append(": ").append(formatMessage(entry)).append('\n');
        if (entry.getThrown() != null) {
            StringWriter trace = new StringWriter();
            entry.getThrown().printStackTrace(new PrintWriter(trace, true));
            line.append(trace);
        }
        return line.toString();
    }

    private static void append(StringBuilder line, LocalTime time) {
        int millis = time.getNano() / 1_000_000;
        two(line, time.getHour()).append(':');
        two(line, time.getMinute()).append(':');
        two(line, time.getSecond()).append('.').append((char) ('0' + millis / 100));
        two(line, millis % 100);
    }

    private static StringBuilder two(StringBuilder line, int number) {
        return line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
