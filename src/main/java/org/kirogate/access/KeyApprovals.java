package org.kirogate.access;

import java.util.List;
import java.util.Objects;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * Super keys that wait until an administrator other than the one who made them approves them. Whether new ones have to
 * wait is a setting; those that wait do so until somebody decides, whatever the setting becomes. Thread-safe.
 */
public final class KeyApprovals {
    private static final KeyFilter WAITING = new KeyFilter(
            KeyFilter.Kind.SUPER, KeyFilter.State.PENDING, KeyFilter.Use.ALL, List.of());

    private final Db db;
    private final ApiKeys keys;
    private final KeyListDao lists = new KeyListDao();

    /** Decides on these keys. */
    public KeyApprovals(Db db, ApiKeys keys) {
        this.db = Objects.requireNonNull(db, "db");
        this.keys = Objects.requireNonNull(keys, "keys");
    }

    /** Keys that wait, the oldest first, at most {@code limit} of them, and how many there are. */
    public Page<ApiKey> waiting(int limit) {
        return keys.list(KeyReach.ALL, WAITING, new PageAsk(1, limit, "", "id", false));
    }

    /**
     * Lets a key work, or refuses it for good.
     *
     * @param by     who decides, as {@link ApiKey#madeBy} names people
     * @param noting is handed the key as it is then
     * @throws GatewayException NOT_FOUND when there is no such super key, FORBIDDEN when {@code by} made it, CONFLICT
     *     when it does not wait
     */
    public ApiKey decide(long id, boolean approved, String by, Noting<ApiKey> noting) {
        ApiKey decided = db.transaction(transaction -> {
            ApiKey key = lists.lock(transaction, KeyReach.ALL, id)
                    .filter(ApiKey::superKey)
                    .orElseThrow(() -> new GatewayException(Fault.NOT_FOUND, "There is no such super key."));
            if (key.approval() != Approval.PENDING) {
                throw new GatewayException(Fault.CONFLICT, "This super key does not wait for an approval.")
                        .about("approval");
            }
            if (key.madeBy().equals(by)) {
                throw new GatewayException(Fault.FORBIDDEN,
                        "Another administrator than the one who made a super key has to decide on it.")
                        .about("approval");
            }
            Approval approval = approved ? Approval.APPROVED : Approval.REFUSED;
            transaction.update(
                    "UPDATE api_keys SET approval = ? WHERE id = ? AND deleted_at IS NULL", approval.code(), id);
            ChangeLog.bump(transaction, ApiKeys.ROOM);
            ApiKey now = lists.byId(transaction, KeyReach.ALL, id).orElseThrow();
            noting.note(transaction, now);
            return now;
        });
        keys.memory().refresh(id);
        return decided;
    }
}
