package org.kirogate.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The hashes of the chain, made under a secret that is not in the database: whoever can write there can't make them.
 * Every field goes in with its length before it, so that nothing can be moved from one field into the next:
 *
 * <pre>
 *   row: 3:row, L:previous hash, L:number, L:at, L:actor, L:address, L:action, L:target, L:detail, L:reason
 *   end: 3:end, L:last number, L:last hash, L:last id, L:older until
 * </pre>
 *
 * where {@code L:} is the length in bytes of UTF-8, in decimal digits, and a colon. Thread-safe.
 */
final class Seal {
    private final UnaryOperator<String> hmac;

    /** Hashes by {@code hmac}, which gives 64 hex digits. */
    Seal(UnaryOperator<String> hmac) {
        this.hmac = Objects.requireNonNull(hmac, "hmac");
    }

    /** The hash of a row at its place. */
    String ofRow(String previousHash, long number, long at, AuditEntry entry) {
        return ofRow(previousHash, number, at, List.of(
                entry.actor(), entry.address(), entry.action(), entry.target(), entry.detail(), entry.reason()));
    }

    /** The same for texts in this order. */
    String ofRow(String previousHash, long number, long at, List<String> texts) {
        List<Object> fields = new ArrayList<>(List.of("row", previousHash, number, at));
        fields.addAll(texts);
        return hash(fields);
    }

    /** The seal of the chain's end. */
    String ofEnd(long number, String hash, long id, long olderUntil) {
        return hash(List.of("end", number, hash, id, olderUntil));
    }

    private String hash(List<Object> fields) {
        StringBuilder canonical = new StringBuilder();
        for (Object field : fields) {
            String text = field.toString();
            canonical.append(text.getBytes(StandardCharsets.UTF_8).length).append(':').append(text);
        }
        return hmac.apply(canonical.toString());
    }
}
