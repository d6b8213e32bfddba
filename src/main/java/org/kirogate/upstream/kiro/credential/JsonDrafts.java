package org.kirogate.upstream.kiro.credential;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.json.Json;
import org.kirogate.upstream.CredentialFormatException;
import org.kirogate.upstream.kiro.credential.Draft.Field;

/** Credentials written as JSON: an object, an array, an export with an {@code accounts} list, or one object a line. */
final class JsonDrafts {
    /** Members under which an export keeps its list. */
    private static final List<String> LISTS = List.of("accounts", "tokens", "credentials", "items", "data");

    private JsonDrafts() {}

    /**
     * Reads text that begins like JSON.
     *
     * @throws CredentialFormatException when it is neither one JSON value nor a list of them, one a line
     */
    static List<Draft> read(String text) {
        Optional<JsonElement> whole = parse(text);
        if (whole.isPresent()) {
            return ofValue(whole.get());
        }
        return ofLines(text.lines().toList());
    }

    /** One value a line; a text of which no line is one is no list but a damaged whole. */
    private static List<Draft> ofLines(List<String> lines) {
        List<Draft> drafts = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                Draft draft = ofLine(line, "line " + (i + 1));
                any |= draft.problem().isEmpty();
                drafts.add(draft);
            }
        }
        if (!any) {
            throw new CredentialFormatException("The text begins like JSON and is not valid JSON.");
        }
        return drafts;
    }

    /** What one line of several holds. */
    static Draft ofLine(String line, String place) {
        return parse(line)
                .map(value -> ofElement(value, place))
                .orElseGet(() -> new Draft(place).broken("is not valid JSON"));
    }

    private static Optional<JsonElement> parse(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<Draft> ofValue(JsonElement value) {
        if (value.isJsonArray()) {
            return ofArray(value.getAsJsonArray());
        }
        if (value.isJsonObject()) {
            for (String list : LISTS) {
                JsonElement member = value.getAsJsonObject().get(list);
                if (member != null && member.isJsonArray()) {
                    return ofArray(member.getAsJsonArray());
                }
            }
        }
        return List.of(ofElement(value, "the credential"));
    }

    private static List<Draft> ofArray(JsonArray array) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            drafts.add(ofElement(array.get(i), "entry " + (i + 1)));
        }
        return drafts;
    }

    private static Draft ofElement(JsonElement element, String place) {
        Draft draft = new Draft(place);
        if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) {
            return draft.put(Field.REFRESH_TOKEN, element.getAsString());
        }
        if (!element.isJsonObject()) {
            return draft.broken("is no JSON object");
        }
        JsonObject object = element.getAsJsonObject();
        fill(draft, object);
        // Account managers nest what proves the account; it wins over a field of the same name outside.
        JsonElement nested = object.get("credentials");
        if (nested != null && nested.isJsonObject()) {
            fill(draft, nested.getAsJsonObject());
        }
        LineDrafts.unpack(draft);
        return draft;
    }

    private static void fill(Draft draft, JsonObject object) {
        for (Map.Entry<String, JsonElement> member : object.entrySet()) {
            Field.named(member.getKey()).ifPresent(field -> draft.put(field, text(member.getValue())));
        }
    }

    private static String text(JsonElement value) {
        if (value.isJsonPrimitive()) {
            return value.getAsString();
        }
        if (!value.isJsonArray()) {
            return "";
        }
        List<String> words = new ArrayList<>();
        value.getAsJsonArray().forEach(word -> words.add(word.isJsonPrimitive() ? word.getAsString() : ""));
        return String.join(" ", words);
    }
}
