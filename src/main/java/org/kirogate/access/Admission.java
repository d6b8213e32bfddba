package org.kirogate.access;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.access.limit.LimitLedger;
import org.kirogate.access.limit.LimitUse;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.Meters;
import org.kirogate.access.limit.Permit;
import org.kirogate.access.limit.Standing;
import org.kirogate.access.limit.Subject;
import org.kirogate.access.limit.Visit;
import org.kirogate.access.limit.Warned;
import org.kirogate.db.Db;
import org.kirogate.fault.GatewayException;

/**
 * Whether one more request of a key fits its limits and the ceilings of its user. Decided in the memory of this node, where
 * asking and counting are one step; what other nodes count comes to know here by {@link #exchange}. Thread-safe.
 */
public final class Admission {
    private final KeyMemory keys;
    private final Ceilings ceilings;
    private final InstantSource clock;
    private final Meters meters;
    private final LimitLedger ledger;

    /**
     * Admission to these keys' limits; reads what is used of them so far.
     *
     * @param node     16 characters that no other node has
     * @param warnings is told, by {@link #exchange}, when a limit is nearly used up
     */
    public Admission(
            ApiKeys keys, Ceilings ceilings, Db db, String node, Warned.Listener warnings, InstantSource clock) {
        this.keys = keys.memory();
        this.ceilings = Objects.requireNonNull(ceilings, "ceilings");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.meters = new Meters(clock);
        this.ledger = new LimitLedger(db, meters, this::limits, () -> ceilings.any() || this.keys.anyCounts(), node,
                warnings, clock);
    }

    private Limits limits(Subject subject) {
        return subject.ofUser() ? ceilings.of(subject.id()) : keys.limits(subject.id());
    }

    /**
     * Lets a request in: it counts as one of all limits of requests at once, and stays counted there.
     *
     * @return what has to be settled when the request is over
     * @throws GatewayException FORBIDDEN when it may not come from there, RATE_LIMITED with the time after which there
     *     may be room
     */
    public Permit admit(Caller caller, Visit visit) {
        Permit permit = meters.enter(caller.keyId(), keys.limits(caller.keyId()), caller.userId(),
                ceilings.of(caller.userId()), visit);
        keys.used(caller.keyId(), clock.millis());
        return permit;
    }

    /**
     * Looks only whether a request may come from there.
     *
     * @throws GatewayException FORBIDDEN when it may not
     */
    public void checkVisit(Caller caller, Visit visit) {
        Meters.checkVisit(keys.limits(caller.keyId()), ceilings.of(caller.userId()), visit);
    }

    /** Whether a caller may ask for a model by that name. */
    public boolean mayUse(Caller caller, String model) {
        return keys.limits(caller.keyId()).reach().model(model) && ceilings.of(caller.userId()).reach().model(model);
    }

    /** How a key stands: its own limits and the ceilings of its user, from memory. */
    public Standing standing(Caller caller) {
        return standing(caller.keyId(), caller.userId());
    }

    /** The same for the key of an id; {@link Standing#NONE} for one that is not there. */
    public Standing standing(long keyId) {
        long userId = keys.userOf(keyId);
        return userId == 0 ? Standing.NONE : standing(keyId, userId);
    }

    private Standing standing(long keyId, long userId) {
        Limits own = keys.limits(keyId);
        Limits users = ceilings.of(userId);
        if (!own.counts() && !users.counts()) {
            return Standing.NONE;
        }
        List<LimitUse> uses = new ArrayList<>(meters.uses(Subject.key(keyId), own));
        uses.addAll(meters.uses(Subject.user(userId), users));
        return new Standing(uses);
    }

    /** How a user stands over all keys, from memory. */
    public Standing standingOfUser(long userId) {
        return new Standing(meters.uses(Subject.user(userId), ceilings.of(userId)));
    }

    /** How many limits over spans its owner is warned of: those of each of a user's keys, and those over all. */
    public int nearlyUsed(long userId) {
        int near = standingOfUser(userId).warned().size();
        for (Map.Entry<Long, Limits> key : keys.counted(userId).entrySet()) {
            near += new Standing(meters.uses(Subject.key(key.getKey()), key.getValue())).warned().size();
        }
        return near;
    }

    /** How many requests of a key are in flight on this node. */
    public int inFlight(long keyId) {
        return meters.inFlight(keyId);
    }

    /** How many requests are in flight on this node, of all keys. */
    public int inFlight() {
        return meters.inFlight();
    }

    /**
     * How many keys and users are being counted; bounded by those used in the last minute, in flight or with something
     * used of a span that is not over, once {@link #forget} ran.
     */
    int counted() {
        return meters.size();
    }

    /**
     * Writes what was used, and reads what other nodes wrote. For the housekeeping, at least twice a second: requests
     * may pass a limit by what other nodes admit between two of these.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached: then it all waits on
     */
    public void exchange() {
        keys.keepFirstUses();
        ledger.exchange();
    }

    /** Forgets keys and users that have nothing that counts. For the housekeeping. */
    public void forget() {
        meters.forget();
    }

    /** Removes rows of spans that are long over. For the housekeeping. */
    public void purge() {
        ledger.purge();
    }

    /** Writes what waits. */
    public void close() {
        ledger.close();
    }
}
