package org.kirogate.support;

import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to Tomcat's log while it starts, the only place where it tells why an application refused to start. */
final class StartFailures extends Handler implements AutoCloseable {

    private static final Logger CONTAINER = Logger.getLogger("org.apache.catalina.core");

    private final AtomicReference<Throwable> first = new AtomicReference<>();
    private final Thread starter = Thread.currentThread();

    StartFailures() {
        CONTAINER.addHandler(this);
    }

    /** The exception that says why, with what was thrown as its cause. */
    ServerStartException explain(String what) {
        Throwable why = first.get();
        return why == null ? new ServerStartException(what + "; the log says why")
                : new ServerStartException(what + ": " + why.getMessage(), why);
    }

    @Override
    public void publish(LogRecord message) {
        // A server started at the same time by another thread has failures of its own.
        if (message.getThrown() != null && Thread.currentThread() == starter) {
            first.compareAndSet(null, message.getThrown());
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        CONTAINER.removeHandler(this);
    }
}
