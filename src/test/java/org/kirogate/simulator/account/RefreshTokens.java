package org.kirogate.simulator.account;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refresh tokens that describe themselves: account, generation, seal. A simulator started again with the same seed
 * still accepts what an earlier run gave out. Over 100 characters, and {@code aor} in front as the service's own.
 */
final class RefreshTokens {

    /** What a token says. */
    record Content(String account, int generation) {
    }

    private static final Pattern SHAPE =
            Pattern.compile("(?:aor|0\\.A)Sim_([A-Za-z0-9-]+)_g(\\d{1,9})_([0-9a-f]{128})");

    private final Seal seal;

    RefreshTokens(Seal seal) {
        this.seal = seal;
    }

    String issue(String account, AccountKind kind, int generation) {
        String prefix = kind == AccountKind.EXTERNAL_IDP ? "0.A" : "aor";
        return prefix + "Sim_" + account + "_g" + generation + "_" + seal.of("refresh " + account + " " + generation);
    }

    /** Empty when the token is foreign or its seal is wrong. */
    Optional<Content> read(String token) {
        Matcher matcher = SHAPE.matcher(token);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String account = matcher.group(1);
        int generation = Integer.parseInt(matcher.group(2));
        boolean genuine = seal.of("refresh " + account + " " + generation).equals(matcher.group(3));
        return genuine ? Optional.of(new Content(account, generation)) : Optional.empty();
    }
}
