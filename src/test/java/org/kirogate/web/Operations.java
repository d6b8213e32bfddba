package org.kirogate.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.kirogate.app.Http;
import org.kirogate.app.RunningGateway;

/** The operations that the claims on all of them are tried with. */
enum Operations {
    CHAT("POST", "/chat/completions"),
    RESPONSES("POST", "/responses"),
    MESSAGES("POST", "/messages"),
    COUNT("POST", "/messages/count_tokens"),
    MODELS("GET", "/models");

    private final String method;
    private final String path;

    Operations(String method, String path) {
        this.method = method;
        this.path = path;
    }

    String method() {
        return method;
    }

    /** The proper path. */
    String path() {
        return "/v1" + path;
    }

    /** The path as users' base addresses spell it. */
    List<String> spellings() {
        return Stream.of("/v1", "", "/v1/v1", "//v1").map(prefix -> prefix + path).flatMap(
                spelling -> Stream.of(spelling, spelling + "/")).toList();
    }

    boolean anthropic() {
        return this == MESSAGES || this == COUNT;
    }

    /** A small good body, empty for a GET. */
    String body() {
        if (this == RESPONSES) {
            return Http.object("model", "claude-sonnet-4-5", "input", "[[say:here]]").toString();
        }
        return this == MODELS ? "" : Http.ask("[[say:here]]", false).toString();
    }

    /** Asks it as it should be asked, with these headers. */
    HttpResponse<String> ask(RunningGateway gateway, String... headers) {
        return gateway.http().send(method, path(), body(), headers);
    }
}
