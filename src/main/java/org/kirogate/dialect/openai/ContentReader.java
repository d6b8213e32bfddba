package org.kirogate.dialect.openai;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kirogate.chat.Part;
import org.kirogate.dialect.DataUrl;
import org.kirogate.dialect.Documents;
import org.kirogate.dialect.Images;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Materials;
import org.kirogate.json.Fields;

/** Reads the {@code content} of a message: a text or a list of parts, of which each role allows its own. */
final class ContentReader {

    /** Which parts may stand where. */
    private enum Place {
        SYSTEM,
        USER,
        ASSISTANT,
        RESULT
    }

    private final Materials materials;

    /** A reader that has pictures brought by {@code materials} when they are named by address. */
    ContentReader(Materials materials) {
        this.materials = materials;
    }

    /** System and developer messages: texts. */
    List<Part> texts(Fields message) {
        if (!message.has("content")) {
            throw message.missing("content");
        }
        return read(message, Place.SYSTEM);
    }

    /** User messages: texts, pictures, text and PDF files. */
    List<Part> user(Fields message) {
        if (!message.has("content")) {
            throw message.missing("content");
        }
        return read(message, Place.USER);
    }

    /** Assistant messages: texts and refusals, or nothing beside calls. */
    List<Part> assistant(Fields message) {
        return read(message, Place.ASSISTANT);
    }

    /** Tool messages: texts and pictures, or nothing. */
    List<Part> result(Fields message) {
        return read(message, Place.RESULT);
    }

    private List<Part> read(Fields message, Place place) {
        Optional<JsonElement> content = message.any("content");
        if (content.isEmpty()) {
            return List.of();
        }
        if (!content.get().isJsonArray()) {
            String text = text(message, content.get());
            return text.isEmpty() ? List.of() : List.of(new Part.Text(text));
        }
        JsonArray list = Limits.atMost(Limits.PARTS, content.get().getAsJsonArray(), message, "content");
        List<Part> parts = new ArrayList<>(list.size());
        for (Fields part : message.objects("content")) {
            parts.addAll(part(part, place));
        }
        return parts;
    }

    private static String text(Fields message, JsonElement content) {
        if (!content.isJsonPrimitive() || !content.getAsJsonPrimitive().isString()) {
            throw Fields.wrong(message.path("content"), "a string or an array", content);
        }
        return content.getAsString();
    }

    private List<Part> part(Fields part, Place place) {
        String type = part.string("type");
        boolean rich = place == Place.USER || place == Place.RESULT;
        if (type.equals("text")) {
            return List.of(new Part.Text(part.string("text")));
        }
        if (type.equals("refusal") && place == Place.ASSISTANT) {
            return List.of(new Part.Text(part.string("refusal")));
        }
        if (type.equals("image_url") && rich) {
            return List.of(image(part));
        }
        if (type.equals("file") && rich) {
            return file(part.object("file"));
        }
        if (type.equals("input_audio")) {
            throw part.unsupported("type", "Audio can't be read; send text");
        }
        throw part.invalid("type", "A part of this type can't stand here; " + allowed(place));
    }

    private static String allowed(Place place) {
        return switch (place) {
            case SYSTEM -> "use text";
            case ASSISTANT -> "use text or refusal";
            case USER, RESULT -> "use text, image_url or file";
        };
    }

    private Part image(Fields part) {
        boolean bare = part.any("image_url").filter(JsonElement::isJsonPrimitive).isPresent();
        Fields owner = bare ? part : part.object("image_url");
        String name = bare ? "image_url" : "url";
        return Images.at(owner.string(name), materials, owner.path(name));
    }

    /** Texts and PDF files stand in the conversation as text under their name. */
    private static List<Part> file(Fields file) {
        if (!file.has("file_data")) {
            throw file.unsupported("file_id", "Files are not stored here; send file_data");
        }
        String name = file.optionalString("filename").orElse("");
        DataUrl data = DataUrl.parse(file.string("file_data"))
                .orElseThrow(() -> file.invalid("file_data", "Input should be a data:…;base64, URL"));
        return Documents.named(name, Documents.of(data, file.path("file_data")));
    }
}
