package org.kirogate.token;

import java.util.List;
import java.util.Objects;

/**
 * Tokens on their way out; secret as a whole.
 *
 * @param text what an import takes back
 * @param ids  which tokens stand in it, in its order
 */
public record TokenExport(String text, List<Long> ids) {
    public TokenExport {
        Objects.requireNonNull(text, "text");
        ids = List.copyOf(ids);
    }

    @Override
    public String toString() {
        return "TokenExport" + ids;
    }
}
