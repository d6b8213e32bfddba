package org.kirogate.simulator.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.kirogate.simulator.account.Account;
import org.kirogate.simulator.account.AccountKind;
import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Refusal;

/** Which profile ARN who must send (Kiro protocol, section 3.3 in the stricter readings of section 14). */
final class ProfileCheck {

    private static final Pattern ARN =
            Pattern.compile("arn:aws:(?:codewhisperer|transform):([a-z0-9-]+):[0-9]{12}:profile/[A-Za-z0-9]{12}");

    private ProfileCheck() {
    }

    static Optional<Refusal> profileArn(Call call, World world) {
        String arn = call.profileArn();
        if (!arn.isEmpty()) {
            Matcher matcher = ARN.matcher(arn);
            if (!matcher.matches() || !matcher.group(1).equals(world.region())) {
                return BodyCheck.refuse("profileArn malformed, or of another region than " + world.region());
            }
        }
        return world.accounts().ofBearer(call.bearer())
                .flatMap(account -> fits(account, arn, call.dialect().awsJson()));
    }

    private static Optional<Refusal> fits(Account account, String arn, boolean runtime) {
        AccountKind kind = account.origin().kind();
        String own = account.origin().profileArn();
        return switch (kind) {
            case SOCIAL, IDC, EXTERNAL_IDP -> required(arn, own);
            case BUILDER_ID -> runtime ? required(arn, SimAccount.BUILDER_ID_ARN) : forbidden(arn);
            case API_KEY -> arn.isEmpty() || arn.equals(own) ? Optional.empty() : refuse("not this key's ARN");
        };
    }

    private static Optional<Refusal> required(String arn, String expected) {
        if (arn.isEmpty()) {
            return Optional.of(Refusal.profileRequired());
        }
        return arn.equals(expected) ? Optional.empty() : refuse("not this account's ARN");
    }

    private static Optional<Refusal> forbidden(String arn) {
        return arn.isEmpty() ? Optional.empty() : refuse("Builder ID on the legacy surface takes no ARN");
    }

    private static Optional<Refusal> refuse(String detail) {
        return Optional.of(Refusal.notAuthorized(detail));
    }
}
