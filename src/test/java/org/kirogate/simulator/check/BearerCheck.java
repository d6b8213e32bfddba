package org.kirogate.simulator.check;

import java.util.Optional;

import org.kirogate.simulator.account.Account;
import org.kirogate.simulator.account.Trouble;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.call.Refusal;

/** Who is asking (Kiro protocol, section 11, checks 1 and 2). */
final class BearerCheck {

    private BearerCheck() {
    }

    static Optional<Refusal> bearer(Call call, World world) {
        return refusal(call, world).map(refusal -> fitting(refusal, call));
    }

    private static Optional<Refusal> refusal(Call call, World world) {
        if (call.bearer().isEmpty()) {
            return Optional.of(Refusal.bearerMissing());
        }
        Optional<Account> account = world.accounts().ofBearer(call.bearer());
        if (account.isEmpty()) {
            return Optional.of(Refusal.bearerInvalid("unknown bearer"));
        }
        if (!world.accounts().accepts(account.get(), call.bearer())) {
            return Optional.of(Refusal.bearerInvalid("expired bearer"));
        }
        if (account.get().has(Trouble.SUSPENDED)) {
            return Optional.of(Refusal.suspended());
        }
        if (account.get().has(Trouble.NOT_AUTHORIZED)) {
            return Optional.of(Refusal.notAuthorized("account not authorized"));
        }
        boolean costs = call.operation().kind() == Operation.Kind.MODEL
                || call.operation().kind() == Operation.Kind.TOOL_SERVER;
        return costs && account.get().has(Trouble.QUOTA_OUT)
                ? Optional.of(Refusal.quota(world.quotaStatus())) : Optional.empty();
    }

    static Optional<Refusal> tokenType(Call call, World world) {
        Optional<Account> account = world.accounts().ofBearer(call.bearer());
        boolean missing = account.isPresent() && account.get().origin().kind().needsTokenType()
                && !account.get().origin().kind().tokenType().equals(call.request().header("tokentype"));
        return missing ? Optional.of(fitting(Refusal.notAuthorized("TokenType missing or wrong"), call))
                : Optional.empty();
    }

    // Section 6.3: the control plane in AWS-JSON denies access with 400.
    private static Refusal fitting(Refusal refusal, Call call) {
        boolean control = call.operation().kind() == Operation.Kind.CONTROL && call.dialect().awsJson();
        return control && refusal.status() == 403 ? refusal.withStatus(400) : refusal;
    }
}
