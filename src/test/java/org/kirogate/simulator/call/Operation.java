package org.kirogate.simulator.call;

import java.util.Optional;

/** What the Kiro services can be asked (Kiro protocol, sections 1.6, 2, 3.1 and 6). */
public enum Operation {

    GENERATE("GenerateAssistantResponse", Kind.MODEL),
    SEND_MESSAGE("SendMessage", Kind.MODEL),
    INVOKE_MCP("InvokeMCP", Kind.TOOL_SERVER),
    USAGE_LIMITS("GetUsageLimits", Kind.CONTROL),
    LIST_MODELS("ListAvailableModels", Kind.CONTROL),
    LIST_PROFILES("ListAvailableProfiles", Kind.CONTROL),
    GET_PROFILE("GetProfile", Kind.CONTROL),
    SET_PREFERENCE("SetUserPreference", Kind.CONTROL),
    REFRESH_SOCIAL("RefreshSocial", Kind.SIGN_IN),
    REFRESH_IDC("RefreshIdc", Kind.SIGN_IN),
    REFRESH_EXTERNAL_IDP("RefreshExternalIdp", Kind.SIGN_IN),
    REGISTER_CLIENT("RegisterClient", Kind.SIGN_IN),
    DEVICE_AUTHORIZATION("StartDeviceAuthorization", Kind.SIGN_IN),
    DEVICE_TOKEN("CreateTokenByDeviceCode", Kind.SIGN_IN),
    SOCIAL_DEVICE_AUTHORIZATION("SocialDeviceAuthorization", Kind.SIGN_IN),
    SOCIAL_DEVICE_POLL("SocialDevicePoll", Kind.SIGN_IN),
    SOCIAL_LOGIN("SocialLogin", Kind.SIGN_IN),
    SOCIAL_TOKEN("SocialToken", Kind.SIGN_IN);

    /** Which of the services an operation belongs to. */
    public enum Kind {
        /** Inference; answers with an event stream. */
        MODEL,
        /** JSON-RPC to the hosted tools. */
        TOOL_SERVER,
        /** Account questions behind a bearer. */
        CONTROL,
        /** Token services; no bearer. */
        SIGN_IN
    }

    private final String wireName;
    private final Kind kind;

    Operation(String wireName, Kind kind) {
        this.wireName = wireName;
        this.kind = kind;
    }

    /** The name used in targets, scripts and fixtures. */
    public String wireName() {
        return wireName;
    }

    /** The service it belongs to. */
    public Kind kind() {
        return kind;
    }

    /** The operation of that name, in any letter case; empty when there is none. */
    public static Optional<Operation> named(String name) {
        for (Operation operation : values()) {
            if (operation.wireName.equalsIgnoreCase(name)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
