package org.kirogate.token;

import java.util.List;
import java.util.Objects;
import org.kirogate.db.Noting;

/**
 * What is to be imported, for whom and how.
 *
 * @param userId     who will own the tokens
 * @param texts      where the credentials stand, in order
 * @param namePrefix what every name begins with, at most {@value TokenImports#MAX_PREFIX} characters; empty = nothing
 * @param isPublic   whether super keys may use them
 * @param noting     notes each that is stored, in the transaction that stores it
 */
public record ImportAsk(
        long userId, List<ImportText> texts, String namePrefix, boolean isPublic, Noting<TokenArrival> noting) {
    public ImportAsk {
        texts = List.copyOf(texts);
        Objects.requireNonNull(namePrefix, "namePrefix");
        Objects.requireNonNull(noting, "noting");
    }
}
