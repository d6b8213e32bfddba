package org.kirogate.upstream.kiro.account;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.kirogate.json.Json;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.service.ServiceHeaders;
import org.kirogate.upstream.kiro.service.ServiceLine;
import org.kirogate.upstream.kiro.service.ServiceUrls;
import org.kirogate.upstream.kiro.service.WholeAnswer;

/** Operations of the control plane, by target at its root (Kiro protocol, section 6). Thread-safe. */
public final class ControlPlane {
    /** The operations that are used, with the targets that official clients send. */
    enum Operation {
        GET_USAGE_LIMITS("AmazonCodeWhispererService.GetUsageLimits"),
        LIST_AVAILABLE_MODELS("KiroControlPlaneBearerService.ListAvailableModels"),
        LIST_AVAILABLE_PROFILES("AmazonCodeWhispererService.ListAvailableProfiles"),
        GET_PROFILE("AmazonCodeWhispererService.GetProfile");

        private final String target;

        Operation(String target) {
            this.target = target;
        }
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ServiceLine line;
    private final ServiceUrls urls;
    private final ServiceHeaders headers;

    /** Calls go through the line, to these hosts, with these headers. */
    public ControlPlane(ServiceLine line, ServiceUrls urls, ServiceHeaders headers) {
        this.line = Objects.requireNonNull(line, "line");
        this.urls = Objects.requireNonNull(urls, "urls");
        this.headers = Objects.requireNonNull(headers, "headers");
    }

    /** Sends one operation; any status comes back. */
    WholeAnswer send(Operation operation, Credential credential, String region, JsonObject body) {
        byte[] bytes = Json.GSON.toJson(body).getBytes(StandardCharsets.UTF_8);
        return line.whole(urls.management(region), headers.awsJson(credential, operation.target), bytes, TIMEOUT);
    }

    /** Sends one operation and returns the members of a good answer. */
    JsonObject call(Operation operation, Credential credential, String region, JsonObject body) {
        WholeAnswer answer = send(operation, credential, region, body);
        if (!answer.isGood()) {
            throw failure(answer);
        }
        return members(answer);
    }

    /** The failure that a refusal tells. */
    UpstreamException failure(WholeAnswer answer) {
        return line.refused(answer);
    }

    /** The members of a good answer. */
    static JsonObject members(WholeAnswer answer) {
        return answer.json().orElseThrow(() -> new UpstreamException(new UpstreamFailure(
                Kind.BROKEN, answer.status(), "not_json", Duration.ZERO,
                answer.headers().apply("x-amzn-requestid").orElse(""))));
    }
}
