package org.kirogate.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code HEAD} and {@code GET /api/hello}: Claude Code asks, without a key, whether anybody is there. Thread-safe. */
public final class HelloServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String HELLO = "{\"message\":\"hello\"}";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answers.json(response, HttpServletResponse.SC_OK, HELLO.getBytes(StandardCharsets.UTF_8));
    }
}
