package org.kirogate.admin;

import java.util.Arrays;
import java.util.Locale;
import org.kirogate.access.ApiKey;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.Tokens;

/** What users have, as the list of users can be asked for it. */
public enum Contents {
    /** Whatever they have. */
    ALL,
    /** At least one token. */
    TOKENS,
    /** At least one public token. */
    PUBLIC_TOKENS,
    /** At least one super key. */
    SUPER_KEYS,
    /** Neither token nor key. */
    NOTHING;

    /** The name in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The contents of that name.
     *
     * @throws GatewayException INVALID_REQUEST for any other
     */
    static Contents of(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow(() -> GatewayException.invalid("contents", "contents: Input should be one of "
                        + String.join(", ", Arrays.stream(values()).map(Contents::code).toList())));
    }

    boolean fits(ApiKey.Count keys, Tokens.Count tokens) {
        return switch (this) {
            case ALL -> true;
            case TOKENS -> tokens.total() > 0;
            case PUBLIC_TOKENS -> tokens.publicOnes() > 0;
            case SUPER_KEYS -> keys.superKeys() > 0;
            case NOTHING -> tokens.total() == 0 && keys.total() == 0;
        };
    }
}
