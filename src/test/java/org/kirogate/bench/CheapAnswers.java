package org.kirogate.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Frame;
import org.kirogate.simulator.stream.FrameEncoder;

/** The answers of {@link CheapUpstream}, made once. Immutable but for the arrays, which nobody changes. */
final class CheapAnswers {

    /** Begins every piece of text and stands nowhere else in an answer, so that pieces can be counted. */
    static final byte MARK = '#';
    /** Pieces of text in an answer; with the three frames at its end that makes 50 frames. */
    static final int PIECES = 47;

    static final String MODEL = "claude-sonnet-4.5";

    private static final String PROFILE =
            "arn:aws:codewhisperer:us-east-1:123456789012:profile/BENCH0000001";
    private static final String HEAD = "HTTP/1.1 200 OK\r\ncontent-type: ";
    private static final String STREAM_HEAD = HEAD
            + "application/vnd.amazon.eventstream\r\ntransfer-encoding: chunked\r\n\r\n";

    private final byte[] body;
    private final byte[] burst;
    private final List<byte[]> paced;

    CheapAnswers() {
        List<byte[]> frames = frames();
        this.body = joined(frames);
        this.burst = joined(List.of(ascii(STREAM_HEAD), chunk(body), ascii("0\r\n\r\n")));
        this.paced = paced(frames);
    }

    private static List<byte[]> frames() {
        List<Frame> frames = new ArrayList<>();
        for (int piece = 0; piece < PIECES; piece++) {
            frames.addAll(Events.text((char) MARK + " word %02d of ".formatted(piece).substring(0, 10), MODEL));
        }
        frames.addAll(Events.tail("END_TURN", 1.25, 0.0417));
        return frames.stream().map(FrameEncoder::encode).toList();
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] chunk(byte[] content) {
        return joined(List.of(ascii(Integer.toHexString(content.length) + "\r\n"), content, ascii("\r\n")));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static List<byte[]> paced(List<byte[]> frames) {
        List<byte[]> writes = new ArrayList<>();
        writes.add(ascii(STREAM_HEAD));
        frames.forEach(frame -> writes.add(chunk(frame)));
        writes.add(ascii("0\r\n\r\n"));
        return List.copyOf(writes);
    }

    /** The frames of an answer, as a client sees them once the chunks are taken away. */
    byte[] body() {
        return body;
    }

    /** A whole answer as one piece. */
    byte[] burst() {
        return burst;
    }

    /** An answer as it is written frame by frame: the head, each frame in a chunk of its own, the end. */
    List<byte[]> paced() {
        return paced;
    }

    /** The answer of the desktop sign-in service (Kiro protocol, section 2.1); the tokens are new each time. */
    static byte[] refreshed(long number) {
        return json("{\"accessToken\":\"aoaBENCH" + number + "\",\"refreshToken\":\"aorBENCH" + number
                + "x".repeat(120) + "\",\"expiresIn\":3600,\"profileArn\":\"" + PROFILE + "\"}");
    }

    /** The answer of an operation of the control plane (Kiro protocol, section 6). */
    static byte[] control(String operation) {
        return json(switch (operation) {
            case "GetUsageLimits" -> "{\"limits\":[],\"daysUntilReset\":12,\"nextDateReset\":4102444800.0,"
                    + "\"subscriptionInfo\":{\"subscriptionTitle\":\"KIRO PRO\"},\"usageBreakdownList\":["
                    + "{\"resourceType\":\"CREDIT\",\"currentUsage\":1,\"currentUsageWithPrecision\":1.0,"
                    + "\"usageLimit\":1000000,\"usageLimitWithPrecision\":1000000.0}],"
                    + "\"userInfo\":{\"userId\":\"bench\",\"email\":\"bench@example.com\"}}";
            case "ListAvailableModels" -> "{\"defaultModel\":{\"modelId\":\"" + MODEL + "\"},\"models\":[{\"modelId\":\""
                    + MODEL + "\",\"modelName\":\"Bench\",\"supportedInputTypes\":[\"TEXT\",\"IMAGE\"],"
                    + "\"tokenLimits\":{\"maxInputTokens\":200000,\"maxOutputTokens\":64000}}]}";
            case "ListAvailableProfiles" -> "{\"profiles\":[{\"arn\":\"" + PROFILE + "\",\"profileName\":\"bench\"}]}";
            default -> throw new IllegalArgumentException("The upstream of the benchmark has no operation " + operation);
        });
    }

    private static byte[] json(String text) {
        return ascii(HEAD + "application/json\r\ncontent-length: " + text.length() + "\r\n\r\n" + text);
    }
}
