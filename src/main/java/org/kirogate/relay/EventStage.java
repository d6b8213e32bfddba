package org.kirogate.relay;

import java.util.List;
import org.kirogate.chat.ReplyEvent;

/** Work on the events of one answer on their way to the caller. One answer, one thread. */
interface EventStage {

    /** What goes on of these events, in order; may be empty, may hold events back for later. */
    List<ReplyEvent> pass(List<ReplyEvent> events);
}
