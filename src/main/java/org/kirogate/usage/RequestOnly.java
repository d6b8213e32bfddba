package org.kirogate.usage;

import java.time.Instant;
import java.util.Objects;

/**
 * What requests must have exactly; of what is not given nothing is asked, all that is given must hold.
 *
 * @param until   came before that time, {@link Instant#MAX} = any
 * @param lowest  lowest HTTP status sent, 0 = any
 * @param highest highest one, for {@code lowest} above 0
 * @param client  family of clients, empty = any
 * @param address client address, empty = any; those whose time is over have none any more
 * @param model   name of a model asked for or served, empty = any
 * @param keyId   0 = any
 * @param userId  0 = any
 * @param tokenId the token that answered or failed last, 0 = any
 */
public record RequestOnly(
        Instant until, int lowest, int highest, String client, String address, String model, long keyId, long userId,
        long tokenId) {
    /** Nothing is asked. */
    public static final RequestOnly ANY = new RequestOnly(Instant.MAX, 0, 0, "", "", "", 0, 0, 0);

    public RequestOnly {
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(model, "model");
    }

    /** One user's own. */
    public RequestOnly ofUser(long id) {
        return new RequestOnly(until, lowest, highest, client, address, model, keyId, id, tokenId);
    }

    /** Whether an index leads to them. */
    boolean indexed() {
        return keyId != 0 || userId != 0 || tokenId != 0;
    }
}
