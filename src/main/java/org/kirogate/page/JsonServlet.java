package org.kirogate.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * The base of a JSON interface: proves the caller first, reads the body in any of its forms, and tells every failure in
 * the one error shape. Thread-safe.
 */
public abstract class JsonServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(JsonServlet.class.getName());

    /**
     * Checks that the caller may call at all, and for a changing call that it is no forgery.
     *
     * @throws GatewayException UNAUTHENTICATED or FORBIDDEN
     */
    protected abstract void check(HttpServletRequest request, HttpServletResponse response);

    /**
     * Does what is asked; {@code call.route()} says what that is. The status is 200 unless it sets another.
     *
     * @throws GatewayException what is told to the caller; NOT_FOUND for an unknown route
     */
    protected abstract JsonElement answer(ApiCall call, HttpServletResponse response);

    /**
     * What the body of a changing call says.
     *
     * @throws GatewayException as {@link FormInput#read} says
     */
    protected JsonObject members(HttpServletRequest request) throws IOException {
        return FormInput.read(request);
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.setCharacterEncoding("UTF-8");
            check(request, response);
            boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
            JsonObject members = reads ? new JsonObject() : members(request);
            ApiCall call = new ApiCall(reads ? "GET" : request.getMethod(), ApiCall.pieces(request), members, request);
            JsonElement answer = answer(call, response);
            JsonAnswer.send(response, response.getStatus(), answer);
        } catch (GatewayException e) {
            JsonAnswer.refuse(response, e);
        } catch (RuntimeException e) {
            String id = String.valueOf(response.getHeader("x-request-id"));
            LOG.log(System.Logger.Level.ERROR, "Unexpected failure of " + id, e);
            JsonAnswer.refuse(response, new GatewayException(
                    Fault.INTERNAL, "The gateway failed. Quote " + id + " to its operator.", e));
        }
    }
}
