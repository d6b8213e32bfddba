package org.kirogate.portal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Fields;
import org.kirogate.json.Json;
import org.kirogate.token.ImportText;
import org.kirogate.token.Tokens;

/**
 * The body of an import in any of its forms, as members: files of a multipart form and a body that is itself what is
 * to be imported go under {@value #FILES}, everything else under its own name.
 */
final class ImportBody {
    /** A list of {@code {"name":…,"text":…}}. */
    static final String FILES = "files";
    /** What is to be imported, in a JSON object or a form that says more. */
    static final String DATA = "data";

    /** Escapes may make a JSON text longer than what it stands for. */
    private static final int MAX_BODY = Tokens.MAX_IMPORT_BYTES + 3 * 1024 * 1024;

    private ImportBody() {}

    /**
     * Reads it.
     *
     * @throws GatewayException TOO_LARGE when it can't be an import of 5 MiB, INVALID_REQUEST when a form is damaged
     */
    static JsonObject read(HttpServletRequest request) throws IOException {
        String type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/form-data")) {
            return parts(request);
        }
        JsonObject members = new JsonObject();
        if (type.startsWith("application/x-www-form-urlencoded")) {
            request.getParameterMap().forEach((name, values) -> members.add(name, new JsonPrimitive(values[0])));
            return members;
        }
        String text = text(request.getInputStream());
        return wrapper(text).orElseGet(() -> {
            addFile(members, "", text);
            return members;
        });
    }

    /**
     * What is to be imported, in its parts; none when the body had none.
     *
     * @throws GatewayException INVALID_REQUEST about a member of another kind
     */
    static List<ImportText> texts(Fields members) {
        List<ImportText> texts = new ArrayList<>();
        members.any(DATA).ifPresent(data -> texts.add(
                new ImportText("", data.isJsonPrimitive() ? data.getAsString() : Json.GSON.toJson(data))));
        for (Fields file : members.objects(FILES)) {
            texts.add(new ImportText(file.optionalString("name").orElse(""), file.string("text")));
        }
        return texts;
    }

    /** An object that has the text to import in it; any other body is that text. */
    private static Optional<JsonObject> wrapper(String text) {
        String plain = text.strip();
        if (!plain.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonElement value = Json.parse(plain);
            // Account managers keep a list under this name as well; beside our own options it is theirs and ours alike.
            return value.isJsonObject() && value.getAsJsonObject().has(DATA)
                    ? Optional.of(value.getAsJsonObject())
                    : Optional.empty();
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            // One object a line, perhaps: whoever reads the text says what it is.
            return Optional.empty();
        }
    }

    private static JsonObject parts(HttpServletRequest request) throws IOException {
        JsonObject members = new JsonObject();
        try {
            for (Part part : request.getParts()) {
                String file = part.getSubmittedFileName();
                String text = text(part.getInputStream());
                if (file == null) {
                    members.addProperty(part.getName(), text);
                } else if (!text.isBlank()) {
                    addFile(members, file, text);
                }
            }
        } catch (IllegalStateException e) {
            throw tooLarge(e);
        } catch (ServletException e) {
            throw new GatewayException(Fault.INVALID_REQUEST, "The multipart form could not be read.", e);
        }
        return members;
    }

    private static void addFile(JsonObject members, String name, String text) {
        if (!members.has(FILES) || !members.get(FILES).isJsonArray()) {
            members.add(FILES, new JsonArray());
        }
        JsonObject file = new JsonObject();
        file.addProperty("name", name.substring(name.lastIndexOf('/') + 1));
        file.addProperty("text", text);
        members.getAsJsonArray(FILES).add(file);
    }

    private static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw tooLarge(null);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static GatewayException tooLarge(Exception cause) {
        return new GatewayException(Fault.TOO_LARGE, "An import may have at most 5 MiB, in few files.", cause);
    }
}
