package org.kirogate.web;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears everything that the program logs while it is open, at every level. */
final class LogListener implements AutoCloseable {
    private final Logger program = Logger.getLogger("org.kirogate");
    private final Logger all = Logger.getLogger("");
    private final Level before = program.getLevel();
    private final StringBuffer heard = new StringBuffer();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            StringWriter thrown = new StringWriter();
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(thrown));
            }
            heard.append(entry.getLoggerName()).append(' ').append(entry.getMessage()).append(' ')
                    .append(Arrays.toString(entry.getParameters())).append(thrown).append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    LogListener() {
        handler.setLevel(Level.ALL);
        program.setLevel(Level.ALL);
        all.addHandler(handler);
    }

    /** What was logged until now. */
    String text() {
        return heard.toString();
    }

    @Override
    public void close() {
        all.removeHandler(handler);
        program.setLevel(before);
    }
}
