package org.kirogate.simulator.check;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.call.Refusal;

/** The checks, in the order they are made. */
public enum StrictCheck {

    /** A bearer is there, known and not expired; its account is neither locked nor out of credits. */
    BEARER(BearerCheck::bearer),
    /** API keys and external identity providers say their TokenType. */
    TOKEN_TYPE(BearerCheck::tokenType),
    /** JSON of at most 32 MB with the members every call needs. */
    BODY(BodyCheck::body),
    /** The profile ARN that kind of account sends, in the host's region. */
    PROFILE_ARN(ProfileCheck::profileArn),
    /** No unknown top-level member, no null for an optional one. */
    MEMBERS(BodyCheck::members),
    /** The agent mode is a header on REST paths, not a member. */
    AGENT_MODE(BodyCheck::agentMode),
    /** The seven rules of a conversation, and every tool of the history declared. */
    CONVERSATION(ConversationCheck::conversation),
    /** Names, ids, descriptions and schemas of tools. */
    TOOLS(ToolCheck::tools),
    /** Format, number and size of images. */
    IMAGES(ImageCheck::images),
    /** Additional request fields fit the model's schema. */
    MODEL_FIELDS(ModelCheck::fields),
    /** The weighted size of the body. */
    SIZE(BodyCheck::size),
    /** The account has the model. */
    MODEL(ModelCheck::model),
    /** Replayed reasoning carries a signature this simulator gave out. */
    SIGNATURE(ModelCheck::signatures);

    /** One check: a refusal, or empty when there is nothing to say against the call. */
    @FunctionalInterface
    interface Rule {
        Optional<Refusal> judge(Call call, World world);
    }

    private final Rule rule;

    StrictCheck(Rule rule) {
        this.rule = rule;
    }

    /** Every check. */
    public static EnumSet<StrictCheck> all() {
        return EnumSet.allOf(StrictCheck.class);
    }

    /** The first refusal of those checks that concern the operation; empty when the call is good. */
    public static Optional<Judgement> judge(Call call, World world, Set<StrictCheck> switchedOn) {
        for (StrictCheck check : values()) {
            if (!switchedOn.contains(check) || !check.concerns(call.operation().kind())) {
                continue;
            }
            Optional<Refusal> refusal = check.rule.judge(call, world);
            if (refusal.isPresent()) {
                return Optional.of(new Judgement(check, refusal.get()));
            }
        }
        return Optional.empty();
    }

    private boolean concerns(Operation.Kind kind) {
        return switch (kind) {
            case MODEL -> true;
            case TOOL_SERVER -> this == BEARER || this == TOKEN_TYPE || this == PROFILE_ARN;
            case CONTROL -> this == BEARER || this == TOKEN_TYPE;
            case SIGN_IN -> false;
        };
    }
}
