package org.kirogate.upstream.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One checked frame of an event stream (Kiro protocol, sections 4.1 and 4.2). One thread.
 *
 * <p><b>Trap:</b> the payload and {@link #headers()} lie in the decoder's own buffer and are valid only until the next
 * call on that {@link FrameDecoder}; take {@link #payload()} or {@link #payloadText()} to keep them. Do not write into
 * {@link #buffer()}. The named headers ({@link #messageType()} and so on) stay valid.
 */
public final class Frame {

    private final byte[] buffer;
    private final int headersOffset;
    private final int payloadOffset;
    private final int payloadLength;
    private final String messageType;
    private final String eventType;
    private final String contentType;
    private final String exceptionType;
    private final String errorCode;
    private final String errorMessage;

    Frame(byte[] buffer, int headersOffset, int payloadOffset, int payloadLength, Labels labels) {
        this.buffer = buffer;
        this.headersOffset = headersOffset;
        this.payloadOffset = payloadOffset;
        this.payloadLength = payloadLength;
        this.messageType = labels.value(Labels.MESSAGE_TYPE);
        this.eventType = labels.value(Labels.EVENT_TYPE);
        this.contentType = labels.value(Labels.CONTENT_TYPE);
        this.exceptionType = labels.value(Labels.EXCEPTION_TYPE);
        this.errorCode = labels.value(Labels.ERROR_CODE);
        this.errorMessage = labels.value(Labels.ERROR_MESSAGE);
    }

    /** {@code event}, {@code exception} or {@code error}; empty when not given. */
    public String messageType() {
        return messageType;
    }

    /** The event's name, such as {@code assistantResponseEvent}; empty when not given. */
    public String eventType() {
        return eventType;
    }

    /** The exception's name in either spelling, such as {@code throttlingError}; empty when not given. */
    public String exceptionType() {
        return exceptionType;
    }

    /** The code of a frame of type {@code error}; empty when not given. */
    public String errorCode() {
        return errorCode;
    }

    /** The text of a frame of type {@code error}; empty when not given. Foreign text: clean it before logging. */
    public String errorMessage() {
        return errorMessage;
    }

    /** The payload's media type; empty when not given. */
    public String contentType() {
        return contentType;
    }

    /** The array that holds the payload, from {@link #payloadOffset()}; see the trap above. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where in {@link #buffer()} the payload starts. */
    public int payloadOffset() {
        return payloadOffset;
    }

    /** Length of the payload in bytes, 0 or more. */
    public int payloadLength() {
        return payloadLength;
    }

    /** A copy of the payload that stays valid. */
    public byte[] payload() {
        return Arrays.copyOfRange(buffer, payloadOffset, payloadOffset + payloadLength);
    }

    /** The payload as text; bytes that are not UTF-8 become U+FFFD. */
    public String payloadText() {
        return new String(buffer, payloadOffset, payloadLength, UTF_8);
    }

    /**
     * All headers in wire order, made anew at each call: for frames that nobody knows.
     *
     * @throws BrokenStreamException when a name or a text is not UTF-8
     */
    public List<FrameHeader> headers() {
        HeaderCursor cursor = new HeaderCursor();
        cursor.start(buffer, headersOffset, payloadOffset - headersOffset);
        List<FrameHeader> all = new ArrayList<>();
        while (cursor.step()) {
            all.add(FrameHeader.at(cursor));
        }
        return List.copyOf(all);
    }
}
