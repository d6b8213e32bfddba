package org.kirogate.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kirogate.fault.GatewayException;

/** Tells somebody with a browser in a page why they are turned away. Thread-safe. */
public interface PageRefusal {
    /** Answers the request with a page and the failure's status. */
    void show(HttpServletRequest request, HttpServletResponse response, GatewayException failure)
            throws ServletException, IOException;
}
