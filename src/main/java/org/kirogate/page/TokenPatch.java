package org.kirogate.page;

import com.google.gson.JsonElement;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Fields;
import org.kirogate.token.TokenRules;
import org.kirogate.token.TokenSettings;
import org.kirogate.token.Tokens;
import org.kirogate.token.terms.ShareTerms;

/**
 * What a {@code PATCH} says about a token: only members that are there change anything, and a member that is not known
 * is refused, since a change that somebody believes in must not be passed over.
 */
public final class TokenPatch {
    private static final Set<String> COMMON =
            Set.of("is_public", "is_active", "max_concurrency", "requests_per_minute", "version");
    private static final String OWNER_SHARES = "only its owner can make a token public";

    private final ApiCall call;
    private final boolean byAdministrator;

    private TokenPatch(ApiCall call, boolean byAdministrator) {
        this.call = call;
        this.byAdministrator = byAdministrator;
        Set<String> known = new TreeSet<>(COMMON);
        known.addAll(byAdministrator ? Set.of("weight") : Set.of("name", "share"));
        for (String name : call.members().keySet()) {
            if (!known.contains(name)) {
                throw call.fields().invalid(name, refusal(name, known));
            }
        }
    }

    /**
     * The change an owner asks for: name, visibility, on or off, limits and the terms of sharing.
     *
     * @throws GatewayException INVALID_REQUEST about a member that an owner can't set
     */
    public static TokenPatch byOwner(ApiCall call) {
        return new TokenPatch(call, false);
    }

    /**
     * The change an administrator asks for: on or off, out of the pool, limits and weight.
     *
     * @throws GatewayException INVALID_REQUEST about a member that an administrator can't set
     */
    public static TokenPatch byAdministrator(ApiCall call) {
        return new TokenPatch(call, true);
    }

    private static String refusal(String name, Set<String> known) {
        return switch (name) {
            case "weight" -> "Only an administrator sets how much of the traffic a token gets";
            case "share", "name" -> "Only the token's owner sets this";
            default -> "Unknown member; known are " + String.join(", ", known);
        };
    }

    /** The version the token must be at. */
    public long version() {
        return call.optionalNumber("version", 0, Long.MAX_VALUE).orElse(Tokens.ANY_VERSION);
    }

    /**
     * The settings after the change.
     *
     * @throws GatewayException INVALID_REQUEST about a member; FORBIDDEN about switching on
     */
    public TokenSettings apply(TokenSettings before) {
        Optional<String> name = call.fields().optionalString("name");
        TokenSettings after = name.map(before::named).orElse(before);
        Optional<Boolean> isPublic = call.optionalBool("is_public");
        if (isPublic.isPresent()) {
            if (byAdministrator && isPublic.get() && !before.isPublic()) {
                throw call.fields().invalid("is_public", OWNER_SHARES);
            }
            after = after.open(isPublic.get());
        }
        Optional<Boolean> isActive = call.optionalBool("is_active");
        if (isActive.isPresent()) {
            after = after.switched(isActive.get(), byAdministrator);
        }
        return after.ruled(rules(before.rules()));
    }

    private TokenRules rules(TokenRules before) {
        return before
                .limited(limit("max_concurrency", before.maxConcurrency()),
                        limit("requests_per_minute", before.requestsPerMinute()))
                .weighing(weight(before.weight()))
                .on(terms(before.terms()));
    }

    private int limit(String name, int before) {
        JsonElement value = call.members().get(name);
        if (value == null) {
            return before;
        }
        // A form has no null: an empty field is one.
        boolean none = value.isJsonNull() || value.isJsonPrimitive() && value.getAsString().isBlank();
        return none ? TokenRules.AS_CONFIGURED : (int) call.number(name, 0, TokenRules.MAX_LIMIT);
    }

    private int weight(int before) {
        JsonElement value = call.members().get("weight");
        if (value == null) {
            return before;
        }
        return value.isJsonNull() ? TokenRules.USUAL.weight() : (int) call.number("weight", 1, TokenRules.MAX_WEIGHT);
    }

    private ShareTerms terms(ShareTerms before) {
        JsonElement share = call.members().get("share");
        if (share == null) {
            return before;
        }
        return share.isJsonNull() ? ShareTerms.OPEN : ShareJson.changed(Fields.at(share, "share"), before);
    }
}
