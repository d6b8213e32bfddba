package org.kirogate.bench;

import java.nio.charset.StandardCharsets;

/** One small request of a client in each dialect, streamed, as bytes. */
final class ClientRequests {

    private static final String TURN = "\"messages\":[{\"role\":\"user\",\"content\":\"Count to 47, please.\"}]";
    private static final String MODEL = "\"model\":\"claude-sonnet-4-5\",\"stream\":true,";

    private ClientRequests() {
    }

    static byte[] anthropic(int port, String key) {
        return request(port, "/v1/messages", "x-api-key: " + key + "\r\nanthropic-version: 2023-06-01",
                "{" + MODEL + "\"max_tokens\":1024," + TURN + "}");
    }

    static byte[] openAi(int port, String key) {
        return request(port, "/v1/chat/completions", "Authorization: Bearer " + key, "{" + MODEL + TURN + "}");
    }

    private static byte[] request(int port, String path, String headers, String body) {
        return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
