package org.kirogate.admin;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.config.Network;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.site.BlockedNetwork;
import org.kirogate.site.IpBlocklist;

/** What the administrator does with the block-list, each act recorded; for page and interface alike. Thread-safe. */
public final class Blocking {
    private final IpBlocklist blocklist;
    private final AuditLog audit;

    /** Acts on this list. */
    public Blocking(IpBlocklist blocklist, AuditLog audit) {
        this.blocklist = Objects.requireNonNull(blocklist, "blocklist");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /** Blocks an address or a network. */
    BlockedNetwork add(HttpServletRequest request, String network, String reason) {
        if (AuditEntry.holdsKey(reason)) {
            throw GatewayException.invalid("reason",
                    "reason: An API key must not stand here; it would be shown and logged.");
        }
        return blocklist.add(network, reason, audit.noting(
                row -> entry(request, "ip_blocklist.add", row, row.reason())));
    }

    /**
     * The same from a page, where nobody may shut themselves out.
     *
     * @throws GatewayException INVALID_REQUEST about {@code self} when the network holds the administrator's own
     *     address
     */
    BlockedNetwork addButNotSelf(HttpServletRequest request, String network, String reason) {
        boolean own = Network.parse(network.strip())
                .flatMap(parsed -> Network.address(request.getRemoteAddr()).map(parsed::contains))
                .orElse(false);
        if (own) {
            throw new GatewayException(Fault.INVALID_REQUEST, "This network holds your own address.").about("self");
        }
        return add(request, network, reason);
    }

    /** Takes a row off the list. */
    BlockedNetwork remove(HttpServletRequest request, long id) {
        return blocklist.remove(id, audit.noting(row -> entry(request, "ip_blocklist.remove", row, "")));
    }

    static JsonObject json(BlockedNetwork row) {
        JsonObject json = new JsonObject();
        json.addProperty("id", row.id());
        json.addProperty("network", row.network());
        json.addProperty("reason", row.reason());
        json.addProperty("created_at", row.createdAt());
        return json;
    }

    private static AuditEntry entry(HttpServletRequest request, String action, BlockedNetwork row, String reason) {
        return AdminGuard.actor(request).did(action, "ip_blocklist:" + row.id(), json(row).toString(), reason);
    }
}
