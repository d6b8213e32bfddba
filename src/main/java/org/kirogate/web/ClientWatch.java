package org.kirogate.web;

import org.kirogate.relay.Listener;
import org.kirogate.relay.RelayedReply;

/**
 * Whether the client of a request is still there. One that leaves while a call is under way lets that go on for a
 * while, so that its cost is known; nothing is begun for it any more. One request, one thread.
 */
final class ClientWatch implements Listener, AutoCloseable {
    private final ClientAnswer answer;
    private final UsageDraft draft;
    private final Drains drains;
    /** Null while the client is there. */
    private ClientGoneException gone;
    /** Null unless the client left and what is under way goes on here. */
    private Drain drain;

    ClientWatch(ClientAnswer answer, UsageDraft draft, Drains drains) {
        this.answer = answer;
        this.draft = draft;
        this.drains = drains;
    }

    /** {@inheritDoc} Throws {@link ClientGoneException} unless the client is there or the call under way may go on. */
    @Override
    public void silence(boolean underWay) {
        if (gone == null) {
            try {
                answer.silence();
                return;
            } catch (ClientGoneException e) {
                leave(e, underWay);
            }
        }
        if (!underWay || drain == null || drain.isOver()) {
            throw gone;
        }
    }

    /** {@inheritDoc} Throws {@link ClientGoneException} when the client has left. */
    @Override
    public void asking() {
        if (gone != null) {
            throw gone;
        }
    }

    /** The client was found to have left, and nothing is under way. */
    void left(ClientGoneException how) {
        if (gone == null) {
            leave(how, false);
        }
    }

    /** Whether the client has left, as far as is known. */
    boolean hasLeft() {
        return gone != null;
    }

    /**
     * The client was found to have left: has the rest of its answer read on elsewhere.
     *
     * @param end run there when the request is over
     * @return false = nothing is left to be learned or there is no place, and the request ends here
     */
    boolean readOn(ClientGoneException how, RelayedReply reply, Runnable end) {
        if (gone == null) {
            leave(how, !draft.isCounted());
        }
        if (drain == null || !drains.readOn(drain, reply, draft, end)) {
            return false;
        }
        drain = null;
        return true;
    }

    private void leave(ClientGoneException how, boolean readsOn) {
        gone = how;
        draft.clientGone(answer.estimate());
        if (readsOn) {
            drain = drains.enter().orElse(null);
        }
    }

    /** Gives back the place of an answer that came to nothing. */
    @Override
    public void close() {
        if (drain != null) {
            draft.readOn(drain.broken(), drain.took());
            drain.close();
        }
    }
}
