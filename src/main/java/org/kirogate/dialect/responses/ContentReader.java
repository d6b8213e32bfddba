package org.kirogate.dialect.responses;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.dialect.DataUrl;
import org.kirogate.dialect.Documents;
import org.kirogate.dialect.Images;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Materials;
import org.kirogate.json.Fields;

/** Reads a text or a list of parts, of which each place allows its own. */
final class ContentReader {
    private static final String CONTENT = "content";

    /** Which parts may stand where. */
    private enum Place {
        TEXTS,
        MATERIAL
    }

    private final Materials materials;

    /** A reader that has pictures brought by {@code materials} when they are named by address. */
    ContentReader(Materials materials) {
        this.materials = materials;
    }

    /** System and developer messages: texts. */
    List<Part> texts(Fields message) {
        return read(message, CONTENT, Place.TEXTS);
    }

    /** User messages: texts, pictures, files. */
    List<Part> user(Fields message) {
        return read(message, CONTENT, Place.MATERIAL);
    }

    /** Assistant messages: texts and refusals. */
    List<Part> assistant(Fields message) {
        return read(message, CONTENT, Place.TEXTS);
    }

    /** Results of calls: texts, pictures, files, or nothing. */
    List<Part> output(Fields result) {
        return result.has("output") ? read(result, "output", Place.MATERIAL) : List.of();
    }

    private List<Part> read(Fields owner, String name, Place place) {
        JsonElement content = owner.any(name).orElseThrow(() -> owner.missing(name));
        if (content.isJsonPrimitive() && content.getAsJsonPrimitive().isString()) {
            String text = content.getAsString();
            return text.isEmpty() ? List.of() : List.of(new Part.Text(text));
        }
        if (!content.isJsonArray()) {
            throw Fields.wrong(owner.path(name), "a string or an array", content);
        }
        JsonArray list = Limits.atMost(Limits.PARTS, content.getAsJsonArray(), owner, name);
        List<Part> parts = new ArrayList<>(list.size());
        for (Fields part : owner.objects(name)) {
            parts.addAll(part(part, place));
        }
        return parts;
    }

    /** The three words for a text mean the same: clients send back what they got under the other's name. */
    private List<Part> part(Fields part, Place place) {
        String type = part.string("type");
        return switch (type) {
            case "input_text", "output_text", "text" -> List.of(new Part.Text(part.string("text")));
            case "refusal" -> List.of(new Part.Text(part.string("refusal")));
            case "input_audio" -> throw part.unsupported("type", "Audio can't be read; send text");
            case "input_image" -> {
                allow(place, part);
                yield List.of(image(part));
            }
            case "input_file" -> {
                allow(place, part);
                yield file(part);
            }
            default -> throw part.invalid("type",
                    "A part of this type can't stand here; use input_text, output_text, input_image or input_file");
        };
    }

    private static void allow(Place place, Fields part) {
        if (place == Place.TEXTS) {
            throw part.invalid("type", "Only texts can stand here");
        }
    }

    private Part image(Fields part) {
        if (!part.has("image_url")) {
            throw part.has("file_id")
                    ? part.unsupported("file_id", "Files are not stored here; send image_url")
                    : part.missing("image_url");
        }
        return Images.at(part.string("image_url"), materials, part.path("image_url"));
    }

    /** Texts and PDF files stand in the conversation as text under their name. */
    private List<Part> file(Fields part) {
        return Documents.named(part.optionalString("filename").orElse(""), document(part));
    }

    private List<Part> document(Fields part) {
        if (part.has("file_data")) {
            DataUrl data = DataUrl.parse(part.string("file_data"))
                    .orElseThrow(() -> part.invalid("file_data", "Input should be a data:…;base64, URL"));
            return Documents.of(data, part.path("file_data"));
        }
        if (part.has("file_url")) {
            return Documents.fetched(materials, part.string("file_url"), part.path("file_url"));
        }
        throw part.unsupported("file_id", "Files are not stored here; send file_data");
    }
}
