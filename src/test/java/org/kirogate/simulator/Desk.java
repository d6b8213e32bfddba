package org.kirogate.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.account.Account;
import org.kirogate.simulator.account.ControlPlane;
import org.kirogate.simulator.account.SignIn;
import org.kirogate.simulator.account.TokenService;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.check.Judgement;
import org.kirogate.simulator.check.StrictCheck;
import org.kirogate.simulator.check.World;
import org.kirogate.simulator.http.FormText;
import org.kirogate.simulator.http.WireExchange;
import org.kirogate.simulator.http.WireRequest;
import org.kirogate.simulator.script.Script;
import org.kirogate.simulator.script.Turn;
import org.kirogate.simulator.steered.SteeredModel;
import org.kirogate.simulator.stream.Faults;
import org.kirogate.simulator.stream.Reply;
import org.kirogate.simulator.stream.ReplyPlayer;

/** Takes one exchange through: route, strict checks, script, then the live services. Thread-safe. */
final class Desk {

    /** An answer on its way. */
    private record Ready(Reply reply, Faults faults, String outcome) {
    }

    private final SimOptions options;
    private final World world;
    private final Script script;
    private final Captures captures;
    private final SteeredModel model;
    private final TokenService tokens;
    private final SignIn signIn;
    private final ControlPlane control;
    private final ReplyPlayer player;
    private volatile Onlooker onlooker = Onlooker.NOBODY;

    Desk(SimOptions options, World world, Script script, Captures captures, SteeredModel model, SignIn signIn) {
        this.options = options;
        this.world = world;
        this.script = script;
        this.captures = captures;
        this.model = model;
        this.signIn = signIn;
        this.tokens = new TokenService(world.accounts());
        this.control = new ControlPlane(world.catalogue());
        this.player = new ReplyPlayer(options.pauses());
    }

    void serve(WireExchange exchange) throws IOException, InterruptedException {
        WireRequest request = exchange.request();
        Optional<JsonObject> json = SimJson.object(new String(request.body(), StandardCharsets.UTF_8));
        JsonObject body = json.orElseGet(() -> form(request));
        Optional<Router.Route> route = Router.route(request, body);
        if (route.isEmpty()) {
            JsonObject unknown = new JsonObject();
            unknown.addProperty("__type", "UnknownOperationException");
            player.play(exchange, Reply.json(404, Map.of(), unknown), Faults.NONE, () -> { });
            return;
        }
        Operation operation = route.get().operation();
        Call call = new Call(operation, route.get().dialect(), captures.number(operation), request, body,
                json.isPresent(), credential(operation, request, body));
        Onlooker seeing = onlooker;
        Optional<Turn> instead = seeing.came(call, exchange::left);
        try {
            Ready ready = instead.map(Desk::played).orElseGet(() -> answer(call));
            captures.add(call, ready.outcome());
            player.play(exchange, labelled(ready.reply(), call), ready.faults(), () -> seeing.ending(call));
        } finally {
            seeing.ending(call);
        }
    }

    void seenBy(Onlooker other) {
        onlooker = other;
    }

    private static Ready played(Turn turn) {
        return new Ready(turn.reply(), turn.faults(), "onlooker: " + turn.name());
    }

    private static JsonObject form(WireRequest request) {
        JsonObject fields = new JsonObject();
        if (request.header("content-type").startsWith("application/x-www-form-urlencoded")) {
            FormText.parse(new String(request.body(), StandardCharsets.UTF_8)).forEach(fields::addProperty);
        }
        return fields;
    }

    private String credential(Operation operation, WireRequest request, JsonObject body) {
        if (operation.kind() != Operation.Kind.SIGN_IN) {
            String header = request.header("authorization");
            String bearer = header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : "";
            return world.accounts().ofBearer(bearer).map(Account::name).orElse("");
        }
        String camel = SimJson.string(body, "refreshToken");
        String token = camel.isEmpty() ? SimJson.string(body, "refresh_token") : camel;
        return world.accounts().ofRefreshToken(token).map(Account::name).orElse("");
    }

    private Ready answer(Call call) {
        Optional<Judgement> judgement = StrictCheck.judge(call, world, options.checks());
        if (judgement.isPresent()) {
            String outcome = "refused: " + judgement.get().check() + " " + judgement.get().refusal().detail();
            return new Ready(Reply.refusal(judgement.get().refusal(), call.dialect()), Faults.NONE, outcome);
        }
        Optional<Turn> turn = script.next(call);
        if (turn.isPresent()) {
            Adoption.of(turn.get().reply(), call, world);
            Faults own = turn.get().faults();
            Faults faults = own == Faults.NONE && turn.get().reply().streamed() ? options.faults() : own;
            return new Ready(turn.get().reply(), faults, "scripted: " + turn.get().name());
        }
        return live(call).orElseGet(() -> unmatched(call));
    }

    private Ready unmatched(Call call) {
        captures.addUnmatched(call.describe());
        JsonObject body = new JsonObject();
        body.addProperty("message", "The simulator's script has no turn for " + call.describe());
        return new Ready(Reply.json(500, Map.of(), body), Faults.NONE, "unmatched");
    }

    private Optional<Ready> live(Call call) {
        return switch (call.operation().kind()) {
            case MODEL -> options.obeysMarks() ? Optional.of(steered(call)) : Optional.empty();
            case TOOL_SERVER -> options.obeysMarks() ? Optional.of(account(McpService.answer(call))) : Optional.empty();
            case CONTROL -> options.accountsLive()
                    ? world.accounts().ofBearer(call.bearer()).map(known -> account(control(call, known)))
                    : Optional.empty();
            case SIGN_IN -> options.accountsLive() ? Optional.of(account(signIn(call))) : Optional.empty();
        };
    }

    private static Ready account(Reply reply) {
        return new Ready(reply, Faults.NONE, "account");
    }

    private Ready steered(Call call) {
        SteeredModel.Answer answer = model.answer(call, options.quotaStatus());
        world.accounts().ofBearer(call.bearer()).ifPresent(account -> account.charge(answer.credits()));
        return new Ready(answer.reply(), answer.reply().streamed() ? options.faults() : Faults.NONE, "steered");
    }

    private Reply control(Call call, Account account) {
        return switch (call.operation()) {
            case USAGE_LIMITS -> control.usageLimits(call, account, resetEpochSeconds());
            case LIST_MODELS -> control.models(call, account);
            case LIST_PROFILES -> control.profiles(call, account);
            case GET_PROFILE -> control.profile(call, account);
            case SET_PREFERENCE -> control.preference(call, account);
            case GENERATE, SEND_MESSAGE, INVOKE_MCP, REFRESH_SOCIAL, REFRESH_IDC, REFRESH_EXTERNAL_IDP, REGISTER_CLIENT,
                 DEVICE_AUTHORIZATION, DEVICE_TOKEN, SOCIAL_DEVICE_AUTHORIZATION, SOCIAL_DEVICE_POLL, SOCIAL_LOGIN,
                 SOCIAL_TOKEN -> throw new IllegalStateException(call.operation() + " is no account question");
        };
    }

    private Reply signIn(Call call) {
        return switch (call.operation()) {
            case REFRESH_SOCIAL -> tokens.refreshSocial(call);
            case REFRESH_IDC -> tokens.refreshIdc(call);
            case REFRESH_EXTERNAL_IDP -> tokens.refreshExternal(call);
            case REGISTER_CLIENT -> signIn.register(call);
            case DEVICE_AUTHORIZATION -> signIn.startDevice(call);
            case DEVICE_TOKEN -> signIn.pollDevice(call);
            case SOCIAL_DEVICE_AUTHORIZATION -> signIn.startSocialDevice();
            case SOCIAL_DEVICE_POLL -> signIn.pollSocialDevice(call);
            case SOCIAL_LOGIN -> signIn.login(call);
            case SOCIAL_TOKEN -> signIn.exchange(call);
            case GENERATE, SEND_MESSAGE, INVOKE_MCP, USAGE_LIMITS, LIST_MODELS, LIST_PROFILES, GET_PROFILE,
                 SET_PREFERENCE -> throw new IllegalStateException(call.operation() + " is no sign-in");
        };
    }

    // Whole days, so that two questions on one day get one answer.
    private long resetEpochSeconds() {
        return options.clock().instant().getEpochSecond() / 86_400 * 86_400 + 12L * 86_400;
    }

    private static Reply labelled(Reply reply, Call call) {
        Reply labelled = reply.headers().containsKey("x-amzn-requestid") ? reply
                : reply.withHeader("x-amzn-requestid", UUID.randomUUID().toString());
        JsonElement conversation = call.conversation().get("conversationId");
        String header = call.dialect().awsJson() ? "x-amzn-kiro-conversation-id"
                : "x-amzn-codewhisperer-conversation-id";
        boolean add = reply.streamed() && SimJson.isString(conversation)
                && !reply.headers().containsKey("x-amzn-kiro-conversation-id")
                && conversation.getAsString().matches("[!-~]{1,128}");
        return add ? labelled.withHeader(header, conversation.getAsString()) : labelled;
    }
}
