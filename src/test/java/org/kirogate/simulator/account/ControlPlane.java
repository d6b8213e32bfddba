package org.kirogate.simulator.account;

import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Refusal;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.stream.Reply;

/** Account questions behind a bearer (Kiro protocol, sections 6.1 to 6.4). Stateless; thread-safe. */
public final class ControlPlane {

    private static final int MOST_MODELS = 100;

    private final Catalogue catalogue;

    /** @param catalogue the models on offer */
    public ControlPlane(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Fixture 80 with the account's own figures. */
    public Reply usageLimits(Call call, Account account, long resetEpochSeconds) {
        boolean placeholder = call.profileArn().equals(SimAccount.BUILDER_ID_ARN);
        return placeholder ? refuse(Refusal.invalidToken("placeholder ARN"), call)
                : Reply.json(UsageReport.of(account, resetEpochSeconds));
    }

    /** The account's models, by pages of at most 100. */
    public Reply models(Call call, Account account) {
        if (account.origin().kind() == AccountKind.BUILDER_ID && !call.profileArn().isEmpty()) {
            return refuse(Refusal.notAuthorized("Builder ID with an ARN"), call);
        }
        if (parameter(call, "origin").isEmpty()) {
            return refuse(Refusal.improperlyFormed("origin is required"), call);
        }
        Optional<Integer> from = number(parameter(call, "nextToken"), 0);
        Optional<Integer> limit = number(parameter(call, "maxResults"), MOST_MODELS);
        if (from.isEmpty() || limit.isEmpty() || limit.get() < 1 || limit.get() > MOST_MODELS) {
            return refuse(Refusal.improperlyFormed("maxResults is 1-100, nextToken as given out"), call);
        }
        return Reply.json(catalogue.list(account, from.get(), limit.get()));
    }

    /** Fixtures 82 and 83. */
    public Reply profiles(Call call, Account account) {
        if (account.origin().kind() == AccountKind.BUILDER_ID) {
            return refuse(Refusal.noProfilesForBuilderId(), call);
        }
        long limit = SimJson.number(call.body(), "maxResults", 10);
        if (limit < 1 || limit > 10) {
            return refuse(Refusal.improperlyFormed("maxResults is 1-10"), call);
        }
        JsonArray profiles = new JsonArray();
        if (!account.origin().profileArn().isEmpty()) {
            profiles.add(profile(account));
        }
        JsonObject body = new JsonObject();
        body.add("profiles", profiles);
        body.add("nextToken", JsonNull.INSTANCE);
        return Reply.json(body);
    }

    /** The profile of a key's user; standalone plans are refused, which is harmless. */
    public Reply profile(Call call, Account account) {
        if (account.origin().profileArn().isEmpty()) {
            return refuse(Refusal.notAuthorized("no profile"), call);
        }
        JsonObject body = new JsonObject();
        body.add("profile", profile(account));
        return Reply.json(body);
    }

    private static JsonObject profile(Account account) {
        JsonObject profile = new JsonObject();
        profile.addProperty("arn", account.origin().profileArn());
        profile.addProperty("profileName", account.name());
        profile.addProperty("profileType", "KIRO");
        profile.addProperty("status", "ACTIVE");
        return profile;
    }

    /** Switches going on past the plan's limit. */
    public Reply preference(Call call, Account account) {
        JsonObject overage = SimJson.member(call.body(), "overageConfiguration");
        String status = SimJson.string(overage, "overageStatus");
        if (!status.equals("ENABLED") && !status.equals("DISABLED")) {
            return refuse(Refusal.improperlyFormed("overageStatus is ENABLED or DISABLED"), call);
        }
        account.overages(status.equals("ENABLED"));
        return Reply.json(new JsonObject());
    }

    private static Reply refuse(Refusal refusal, Call call) {
        boolean denied = refusal.status() == 403 && call.dialect().awsJson();
        return Reply.refusal(denied ? refusal.withStatus(400) : refusal, call.dialect());
    }

    private static String parameter(Call call, String name) {
        boolean number = SimJson.isNumber(call.body().get(name));
        String inBody = number ? call.body().get(name).getAsString() : SimJson.string(call.body(), name);
        return inBody.isEmpty() ? call.request().query().getOrDefault(name, "") : inBody;
    }

    private static Optional<Integer> number(String text, int fallback) {
        if (text.isEmpty()) {
            return Optional.of(fallback);
        }
        return text.matches("\\d{1,6}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
