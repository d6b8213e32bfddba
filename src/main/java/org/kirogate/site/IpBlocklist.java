package org.kirogate.site;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.kirogate.config.Network;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Addresses that are not served, IPv4 and IPv6, in memory. Thread-safe. */
public final class IpBlocklist {
    /** The name under which changes are noted in the {@link ChangeLog}. */
    public static final String ROOM = "ip_blocklist";

    private static final int MAX_REASON = 500;

    private final Db db;
    private final InstantSource clock;
    private final BlocklistDao dao = new BlocklistDao();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile NetworkMatcher matcher = new NetworkMatcher(List.of());

    /** Reads the list. */
    public IpBlocklist(Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
        reload();
    }

    /** Reads the list anew. */
    public void reload() {
        loading.lock();
        try {
            matcher = new NetworkMatcher(dao.networks(db).stream().map(IpBlocklist::stored).toList());
        } finally {
            loading.unlock();
        }
    }

    /** Whether an address is blocked, from memory; a text that is no address is not. */
    public boolean blocks(String address) {
        NetworkMatcher current = matcher;
        return !current.empty() && Network.address(address).map(current::matches).orElse(false);
    }

    /**
     * Blocks an address or a network.
     *
     * @param network {@code 192.0.2.7}, {@code 10.0.0.0/8}, {@code 2001:db8::/32}
     * @param reason  at most 500 characters, empty = not said
     * @param noting  notes it in the same transaction
     * @throws GatewayException INVALID_REQUEST about {@code network} or {@code reason}, CONFLICT when it is blocked
     *     already
     */
    public BlockedNetwork add(String network, String reason, Noting<BlockedNetwork> noting) {
        String canonical = canonical(network.strip());
        if (reason.strip().length() > MAX_REASON) {
            throw GatewayException.invalid("reason", "A reason has at most " + MAX_REASON + " characters.");
        }
        long now = clock.millis();
        try {
            BlockedNetwork added = db.transaction(transaction -> {
                long id = dao.insert(transaction, canonical, reason.strip(), now);
                ChangeLog.bump(transaction, ROOM);
                BlockedNetwork row = new BlockedNetwork(id, canonical, reason.strip(), now);
                noting.note(transaction, row);
                return row;
            });
            reload();
            return added;
        } catch (DbException e) {
            throw e.duplicate()
                    ? new GatewayException(Fault.CONFLICT, canonical + " is blocked already.", e).about("network") : e;
        }
    }

    /**
     * Takes a row off the list.
     *
     * @param noting notes it in the same transaction
     * @return what it was
     * @throws GatewayException NOT_FOUND when there is none
     */
    public BlockedNetwork remove(long id, Noting<BlockedNetwork> noting) {
        BlockedNetwork removed = db.transaction(transaction -> {
            BlockedNetwork row = dao.find(transaction, id).orElseThrow(IpBlocklist::unknown);
            if (dao.delete(transaction, id) == 0) {
                throw unknown();
            }
            ChangeLog.bump(transaction, ROOM);
            noting.note(transaction, row);
            return row;
        });
        reload();
        return removed;
    }

    /** Rows whose network or reason holds the search text. */
    public Page<BlockedNetwork> list(PageAsk ask) {
        return Page.of(ask, dao.list(db, ask), dao.count(db, ask));
    }

    /** The same network is always written the same way, so that it can't be on the list twice. */
    private static String canonical(String text) {
        Optional<Network> network = Network.parse(text);
        if (network.isEmpty()) {
            throw GatewayException.invalid(
                    "network", "An address or a network like 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32 is needed.");
        }
        int bits = network.get().bits();
        if (bits == 0) {
            throw GatewayException.invalid(
                    "network", "A network of 0 bits is everybody; nobody could sign in any more.");
        }
        try {
            byte[] masked = NetworkMatcher.masked(network.get().address(), bits);
            return InetAddress.getByAddress(masked).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of wrong length", e);
        }
    }

    private static GatewayException unknown() {
        return new GatewayException(Fault.NOT_FOUND, "There is no such row on the block-list.");
    }

    private static Network stored(String text) {
        return Network.parse(text).orElseThrow(
                () -> new DbException("the table ip_blocklist holds '" + text + "'; ADDRESS/BITS is needed"));
    }
}
