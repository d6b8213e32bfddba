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
 * The base of an interface that answers with a file, {@code format} {@code csv} (usual) or {@code jsonl}, written while it
 * is read: whatever it holds, memory stays small. What fails before the first piece is told in the one error shape; what
 * fails later cuts the connection, so that nobody takes a part for the whole. Thread-safe.
 */
public abstract class DownloadServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(DownloadServlet.class.getName());

    /** What files are written in. */
    public enum Format {
        CSV,
        JSONL
    }

    /**
     * Checks that the caller may call at all.
     *
     * @return the caller's number, 0 for the administrator
     * @throws GatewayException UNAUTHENTICATED or FORBIDDEN
     */
    protected abstract long check(HttpServletRequest request);

    /**
     * Writes the file; what can be refused is refused before the first piece.
     *
     * @param caller as {@link #check} answered
     */
    protected abstract void write(ApiCall call, long caller, Format format, HttpServletResponse response)
            throws IOException;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.setCharacterEncoding("UTF-8");
            long caller = check(request);
            ApiCall call = new ApiCall(request.getMethod(), ApiCall.pieces(request), new JsonObject(), request);
            if (!call.route().equals("GET")) {
                throw ApiCall.unknownPath();
            }
            response.setHeader("cache-control", "no-store");
            write(call, caller, format(call), response);
        } catch (GatewayException e) {
            refuse(response, e);
        } catch (RuntimeException e) {
            String id = String.valueOf(response.getHeader("x-request-id"));
            LOG.log(System.Logger.Level.ERROR, "Unexpected failure of " + id, e);
            refuse(response, new GatewayException(
                    Fault.INTERNAL, "The gateway failed. Quote " + id + " to its operator.", e));
        }
    }

    private static Format format(ApiCall call) {
        return switch (call.query("format", "csv")) {
            case "csv" -> Format.CSV;
            case "jsonl" -> Format.JSONL;
            default -> throw GatewayException.invalid("format", "format: Input should be one of csv, jsonl");
        };
    }

    private static void refuse(HttpServletResponse response, GatewayException failure) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("the file could not be written to its end", failure);
        }
        response.reset();
        JsonAnswer.refuse(response, failure);
    }

    /** A value of JSON as a cell of a table. */
    static Object cell(JsonElement value) {
        if (value == null || value.isJsonNull()) {
            return "";
        }
        if (value.getAsJsonPrimitive().isBoolean()) {
            return value.getAsBoolean() ? 1 : 0;
        }
        return value.getAsJsonPrimitive().isNumber() ? value.getAsNumber() : value.getAsString();
    }
}
