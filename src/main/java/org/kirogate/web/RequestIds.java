package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.random.RandomGenerator;

/** The id of a request: made once at the edge, told in every answer and every log line. Thread-safe. */
public final class RequestIds {
    private static final String ATTRIBUTE = "org.kirogate.requestId";
    private static final char[] ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789".toCharArray();
    private static final int LENGTH = 22;

    private RequestIds() {}

    /** A fresh text of 22 characters of {@code [A-Za-z0-9]}; unique enough to find a request, no secret. */
    static String random(RandomGenerator random) {
        char[] id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return new String(id);
    }

    static void set(HttpServletRequest request, String id) {
        request.setAttribute(ATTRIBUTE, id);
    }

    /** The id of this request, {@code req_…}. */
    public static String of(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ATTRIBUTE));
    }
}
