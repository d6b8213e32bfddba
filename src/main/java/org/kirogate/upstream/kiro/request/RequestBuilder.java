package org.kirogate.upstream.kiro.request;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.ModelInfo;
import org.kirogate.config.GatewayConfig;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamCall.Repair;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.kiro.service.WireDialect;

/** Makes the body of a call: the front door of this package. Thread-safe when the generator is. */
public final class RequestBuilder {
    private final Normaliser normaliser;
    private final int weightedLimit;
    private final RandomGenerator random;

    /** Chance makes the ids of conversations that nothing names. */
    public RequestBuilder(GatewayConfig.Kiro config, RandomGenerator random) {
        this.normaliser = new Normaliser(SystemPlacement.named(config.systemPlacement()));
        this.weightedLimit = config.weightedLimit();
        this.random = Objects.requireNonNull(random, "random");
    }

    /** Whether the service is told of this limit of output tokens, and so keeps it. */
    public static boolean tellsMaxTokens(ModelInfo model, int maxTokens) {
        return new ModelFields(model.requestFields()).takes(maxTokens);
    }

    /**
     * Prepares a call.
     *
     * @param profileArn the profile to name, or empty
     * @throws UpstreamException BAD_REQUEST when an image breaks a limit, with a reason fit for the caller;
     *     CONTEXT_TOO_LARGE when the service would find the body too large
     */
    public PreparedRequest prepare(UpstreamCall call, WireDialect dialect, String profileArn) {
        ChatRequest request = SearchUnfold.apply(call.request());
        Repairs repairs = new Repairs();
        ToolNames names = ToolNames.of(request, repairs);
        List<WireTool> tools = ToolDeclarations.of(
                request, names, call.repairs().contains(Repair.STRICT_SCHEMAS), repairs);
        ModelFields fields = new ModelFields(call.model().requestFields());
        String tags = fields.isNative() ? "" : ThinkingPrompt.of(request);
        boolean keepReasoning = fields.isNative() && !call.repairs().contains(Repair.DROP_REASONING);
        Conversation conversation = normaliser.normalise(request.messages(), SystemWishes.of(request, tags, names),
                keepReasoning, ToolDeclarations.offersTools(request), repairs);
        Images.check(conversation, call.model().images());
        byte[] body = BodyWriter.write(new WireRequest(dialect,
                ConversationIds.of(request, call.accountSalt(), random), call.model().id(), conversation, tools, names,
                profileArn, fields.of(request)));
        BodySize.check(body, conversation, weightedLimit);
        return new PreparedRequest(body, !tags.isEmpty(), names::caller, repairs);
    }
}
