package org.kirogate.dialect;

import java.time.Duration;
import java.util.List;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;

/** A stream that has nothing behind what was taken from it already. */
final class NoMore implements ReplyStream {
    @Override
    public List<ReplyEvent> poll(Duration timeout) {
        throw new AssertionError("the events have no end");
    }

    @Override
    public String servedModel() {
        return "";
    }

    @Override
    public void close() {}
}
