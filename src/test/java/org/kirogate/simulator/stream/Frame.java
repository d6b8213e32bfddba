package org.kirogate.simulator.stream;

import java.util.HexFormat;

import com.google.gson.JsonObject;

import static java.util.Objects.requireNonNull;

/**
 * One step of an event stream: a frame to send, raw bytes, or a pause.
 *
 * @param kind      what it is
 * @param name      event type, exception type or error code; hex digits for RAW; empty for PAUSE
 * @param payload   compact JSON, or the error message for ERROR; empty for RAW and PAUSE
 * @param corrupt   which checksum is spoilt
 * @param keepBytes only the first that many bytes are sent; negative: all
 * @param pauseMs   silence before the frame, in script milliseconds
 */
public record Frame(Kind kind, String name, String payload, Corrupt corrupt, int keepBytes, long pauseMs) {

    /** The kinds of steps. */
    public enum Kind { EVENT, EXCEPTION, ERROR, RAW, PAUSE }

    /** The checksums a frame can be spoilt in. */
    public enum Corrupt { NOTHING, PRELUDE_CRC, MESSAGE_CRC }

    public Frame {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(payload, "payload");
        requireNonNull(corrupt, "corrupt");
    }

    /** An event with its JSON payload. */
    public static Frame event(String type, JsonObject payload) {
        return new Frame(Kind.EVENT, type, payload.toString(), Corrupt.NOTHING, -1, 0);
    }

    /** An exception frame with its JSON payload. */
    public static Frame exception(String type, JsonObject payload) {
        return new Frame(Kind.EXCEPTION, type, payload.toString(), Corrupt.NOTHING, -1, 0);
    }

    /** An error frame: code and message travel in its headers. */
    public static Frame error(String code, String message) {
        return new Frame(Kind.ERROR, code, message, Corrupt.NOTHING, -1, 0);
    }

    /** Bytes as they are, in hex digits. */
    public static Frame raw(String hex) {
        HexFormat.of().parseHex(hex);
        return new Frame(Kind.RAW, hex, "", Corrupt.NOTHING, -1, 0);
    }

    /** Silence of that many script milliseconds. */
    public static Frame pause(long millis) {
        return new Frame(Kind.PAUSE, "", "", Corrupt.NOTHING, -1, millis);
    }

    /** The same frame with a spoilt checksum. */
    public Frame corrupted(Corrupt how) {
        return new Frame(kind, name, payload, how, keepBytes, pauseMs);
    }

    /** The same frame cut after that many bytes. */
    public Frame cutAfter(int bytes) {
        return new Frame(kind, name, payload, corrupt, bytes, pauseMs);
    }

    /** The same frame after a silence. */
    public Frame after(long millis) {
        return new Frame(kind, name, payload, corrupt, keepBytes, millis);
    }
}
