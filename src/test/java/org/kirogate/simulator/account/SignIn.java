package org.kirogate.simulator.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.stream.Reply;

/**
 * Signing a person in: the two device flows and the browser flow (Kiro protocol, section 1.6). Each successful sign-in
 * makes a new account. Thread-safe.
 */
public final class SignIn {

    private static final int LIFE_SECONDS = 600;
    private static final String BUILDER_START = "https://view.awsapps.com/start";

    private enum State { WAITING, APPROVED, DENIED, USED }

    private record Client(String id, String secret) {
    }

    private static final class Device {
        private final String userCode;
        private final AccountKind kind;
        private final Client client;
        private final Instant ends;
        private State state = State.WAITING;

        Device(String userCode, AccountKind kind, Client client, Instant ends) {
            this.userCode = userCode;
            this.kind = kind;
            this.client = client;
            this.ends = ends;
        }
    }

    private final Accounts accounts;
    private final Seal seal;
    private final InstantSource clock;
    private final boolean approvesItself;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Map<String, Device> devices = new ConcurrentHashMap<>();
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private final AtomicInteger serial = new AtomicInteger();

    /** @param approvesItself whether a device is approved by its first poll, with nobody there to press a button */
    public SignIn(Accounts accounts, Seal seal, InstantSource clock, boolean approvesItself) {
        this.accounts = accounts;
        this.seal = seal;
        this.clock = clock;
        this.approvesItself = approvesItself;
    }

    /** A person's answer to a user code; false when nobody shows that code. */
    public synchronized boolean answer(String userCode, boolean approve) {
        List<Device> shown = devices.values().stream().filter(device -> device.userCode.equals(userCode)).toList();
        shown.forEach(device -> device.state = approve ? State.APPROVED : State.DENIED);
        return !shown.isEmpty();
    }

    /** {@code /client/register}. */
    public Reply register(Call call) {
        if (SimJson.string(call.body(), "clientName").isEmpty()
                || !SimJson.string(call.body(), "clientType").equals("public")) {
            return TokenService.error(400, "invalid_client_metadata", "clientName and clientType=public are needed");
        }
        String id = "simclient-device-" + serial.incrementAndGet();
        Client client = new Client(id, "simsecret-" + seal.of(id).substring(0, 32));
        clients.put(id, client);
        JsonObject body = new JsonObject();
        body.addProperty("clientId", client.id());
        body.addProperty("clientSecret", client.secret());
        body.addProperty("clientIdIssuedAt", clock.instant().getEpochSecond());
        body.addProperty("clientSecretExpiresAt", clock.instant().getEpochSecond() + 90L * 24 * 3600);
        return Reply.json(body);
    }

    /** {@code /device_authorization}. */
    public Reply startDevice(Call call) {
        Client client = clients.get(SimJson.string(call.body(), "clientId"));
        if (client == null || !client.secret().equals(SimJson.string(call.body(), "clientSecret"))) {
            return TokenService.error(401, "invalid_client", "Invalid client provided");
        }
        boolean builder = SimJson.string(call.body(), "startUrl").equals(BUILDER_START);
        Device device = device(builder ? AccountKind.BUILDER_ID : AccountKind.IDC, client);
        JsonObject body = shown(device, "https://device.sso.us-east-1.amazonaws.com/");
        body.addProperty("expiresIn", LIFE_SECONDS);
        body.addProperty("interval", 1);
        return Reply.json(body);
    }

    /** {@code /token} with the device grant. */
    public synchronized Reply pollDevice(Call call) {
        Device device = devices.get(SimJson.string(call.body(), "deviceCode"));
        if (device == null || device.client == null || device.state == State.USED) {
            return TokenService.error(400, "invalid_grant", "Invalid device code provided");
        }
        if (!device.client.id().equals(SimJson.string(call.body(), "clientId"))) {
            return TokenService.error(401, "invalid_client", "Invalid client provided");
        }
        if (!clock.instant().isBefore(device.ends)) {
            return TokenService.error(400, "expired_token", "Device code is expired");
        }
        return switch (stateAfterPoll(device)) {
            case WAITING, USED -> TokenService.error(400, "authorization_pending", "Authorization is still pending");
            case DENIED -> TokenService.error(400, "access_denied", "The user said no");
            case APPROVED -> {
                JsonObject body = tokens(device);
                body.addProperty("tokenType", "Bearer");
                yield Reply.json(body);
            }
        };
    }

    /** {@code /oauth/device/authorization}. */
    public Reply startSocialDevice() {
        Device device = device(AccountKind.SOCIAL, null);
        JsonObject body = shown(device, "https://app.kiro.dev/account/device");
        body.addProperty("expiresInMilliseconds", LIFE_SECONDS * 1000);
        body.addProperty("intervalInMilliseconds", 1000);
        return Reply.json(body);
    }

    /** {@code /oauth/device/poll}: always 200. */
    public synchronized Reply pollSocialDevice(Call call) {
        Device device = devices.get(SimJson.string(call.body(), "deviceCode"));
        boolean known = device != null && device.client == null && clock.instant().isBefore(device.ends);
        State state = known ? stateAfterPoll(device) : State.USED;
        JsonObject body = state == State.APPROVED ? tokens(device) : new JsonObject();
        body.addProperty("status", switch (state) {
            case WAITING -> "authorization_pending";
            case APPROVED -> "success";
            case DENIED -> "access_denied";
            case USED -> "expired_token";
        });
        if (state != State.APPROVED) {
            body.add("accessToken", null);
            body.add("refreshToken", null);
        }
        return Reply.json(body);
    }

    /** {@code /login}: sends the browser back with a code bound to its challenge. */
    public Reply login(Call call) {
        Map<String, String> query = call.request().query();
        String code = "simcode-" + seal.of("code " + serial.incrementAndGet()).substring(0, 32);
        challenges.put(code, query.getOrDefault("code_challenge", ""));
        String back = query.getOrDefault("redirect_uri", "") + "?code=" + code + "&state="
                + query.getOrDefault("state", "");
        return Reply.text(302, Map.of("location", back), "");
    }

    /** {@code /oauth/token}: the code and its verifier for tokens. */
    public Reply exchange(Call call) {
        String challenge = challenges.remove(SimJson.string(call.body(), "code"));
        if (challenge == null || !challenge.equals(s256(SimJson.string(call.body(), "code_verifier")))) {
            return TokenService.error(400, "invalid_grant", "Invalid code or verifier");
        }
        return Reply.json(tokens(new Device("", AccountKind.SOCIAL, null, Instant.MAX)));
    }

    private Device device(AccountKind kind, Client client) {
        int number = serial.incrementAndGet();
        String userCode = seal.of("user code " + number).substring(0, 8).toUpperCase(Locale.ROOT);
        Device device = new Device(userCode.substring(0, 4) + "-" + userCode.substring(4), kind, client,
                clock.instant().plusSeconds(LIFE_SECONDS));
        devices.put(code(device), device);
        return device;
    }

    private String code(Device device) {
        return "simdevice-" + seal.of("device " + device.userCode).substring(0, 40);
    }

    private JsonObject shown(Device device, String page) {
        JsonObject body = new JsonObject();
        body.addProperty("deviceCode", code(device));
        body.addProperty("userCode", device.userCode);
        body.addProperty("verificationUri", page);
        body.addProperty("verificationUriComplete", page + "?user_code=" + device.userCode);
        return body;
    }

    private State stateAfterPoll(Device device) {
        State now = device.state;
        if (now == State.WAITING && approvesItself) {
            device.state = State.APPROVED;
        }
        return now;
    }

    private JsonObject tokens(Device device) {
        device.state = State.USED;
        Account account = accounts.add(account("signed-in-" + serial.incrementAndGet(), device));
        JsonObject body = new JsonObject();
        body.addProperty("accessToken", accounts.issueAccessToken(account));
        body.addProperty("refreshToken", accounts.refreshToken(account));
        body.addProperty("expiresIn", account.origin().tokenSeconds());
        if (device.kind == AccountKind.SOCIAL) {
            body.addProperty("profileArn", account.origin().profileArn());
        }
        return body;
    }

    private static SimAccount account(String name, Device device) {
        if (device.kind == AccountKind.SOCIAL) {
            return SimAccount.social(name);
        }
        SimAccount account = device.kind == AccountKind.IDC ? SimAccount.idc(name) : SimAccount.builderId(name);
        return account.withClient(device.client.id(), device.client.secret());
    }

    private static String s256(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This JDK has no SHA-256", impossible);
        }
    }
}
