package org.kirogate.upstream.kiro.service;

import java.net.URI;
import java.util.Objects;
import org.kirogate.config.GatewayConfig;

/** Where the service's parts are, region by region (Kiro protocol, section 3.1). Immutable. */
public final class ServiceUrls {
    private final GatewayConfig.Kiro config;

    /** The configured hosts. */
    public ServiceUrls(GatewayConfig.Kiro config) {
        this.config = Objects.requireNonNull(config, "config");
    }

    /** Where answers are generated in a dialect. */
    public URI generate(WireDialect dialect, String region) {
        return switch (dialect) {
            case RUNTIME, RUNTIME_CW -> at(config.runtimeUrl(), region, "/");
            case Q_LEGACY -> at(config.qUrl(), region, "/generateAssistantResponse");
        };
    }

    /** Where the service's own tools are run in a dialect. */
    public URI tools(WireDialect dialect, String region) {
        return switch (dialect) {
            case RUNTIME, RUNTIME_CW -> at(config.runtimeUrl(), region, "/");
            case Q_LEGACY -> at(config.qUrl(), region, "/mcp");
        };
    }

    /** The control plane's root, which takes every operation by its target. */
    public URI management(String region) {
        return at(config.managementUrl(), region, "/");
    }

    /** AWS SSO-OIDC's token operation. */
    public URI oidcToken(String region) {
        return at(config.oidcUrl(), region, "/token");
    }

    /** Where AWS SSO-OIDC registers a client. */
    public URI oidcClient(String region) {
        return at(config.oidcUrl(), region, "/client/register");
    }

    /** Where AWS SSO-OIDC begins the sign-in of a device. */
    public URI oidcDevice(String region) {
        return at(config.oidcUrl(), region, "/device_authorization");
    }

    /** The desktop sign-in service's refresh operation. */
    public URI desktopRefresh(String region) {
        return at(config.desktopAuthUrl(), region, "/refreshToken");
    }

    /** The endpoint itself, or the same path at the host that stands in for it. */
    public URI externalIdp(URI endpoint) {
        return config.externalIdpUrl().isEmpty()
                ? endpoint
                : URI.create(config.externalIdpUrl() + endpoint.getRawPath());
    }

    private static URI at(String base, String region, String path) {
        return URI.create(base.replace("{region}", region) + path);
    }
}
