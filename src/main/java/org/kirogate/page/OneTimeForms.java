package org.kirogate.page;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * Lets a form do its work once, so that reloading the page that answered it does not do it again. A mark in the form says
 * when it was handed out; what was spent since this node started is remembered, older marks are refused. Thread-safe.
 *
 * <p>This guards against mistakes, not against attackers: who may send the form at all is {@link Forgery}'s matter. Each
 * node remembers its own, so browsers should stay with one node.
 */
public final class OneTimeForms {
    /** What a refused repeat is about. */
    public static final String FIELD = "once";

    private static final Pattern MARK = Pattern.compile("(\\d{1,18})-[0-9a-f-]{36}");
    private static final int MAX_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> spent = new LinkedHashSet<>();
    private long notBefore;

    /** Forms handed out from now on. */
    public OneTimeForms(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.notBefore = clock.millis();
    }

    /** The mark of a form that is shown now. */
    public String issue() {
        return clock.millis() + "-" + UUID.randomUUID();
    }

    /**
     * Spends a mark before the form's work is done.
     *
     * @throws GatewayException CONFLICT about {@value #FIELD} when it was spent before, or is too old to know
     */
    public void spend(String mark) {
        Matcher matcher = MARK.matcher(mark);
        lock.lock();
        try {
            if (!matcher.matches() || Long.parseLong(matcher.group(1)) < notBefore || !spent.add(mark)) {
                throw new GatewayException(Fault.CONFLICT, "This form was sent before.").about(FIELD);
            }
            if (spent.size() > MAX_REMEMBERED) {
                forgetOldest();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives a mark back when the form's work was refused, so that the corrected form may be sent. */
    public void giveBack(String mark) {
        lock.lock();
        try {
            spent.remove(mark);
        } finally {
            lock.unlock();
        }
    }

    /** What is forgotten must not become valid again, so everything handed out until then is refused. */
    private void forgetOldest() {
        String oldest = spent.iterator().next();
        spent.remove(oldest);
        notBefore = Math.max(notBefore, Long.parseLong(oldest.substring(0, oldest.indexOf('-'))) + 1);
    }
}
