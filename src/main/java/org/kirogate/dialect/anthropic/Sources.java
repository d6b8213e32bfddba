package org.kirogate.dialect.anthropic;

import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.dialect.Documents;
import org.kirogate.dialect.Images;
import org.kirogate.dialect.Materials;
import org.kirogate.json.Fields;

/** Reads the {@code source} of a picture or a document. Pure functions. */
final class Sources {
    private Sources() {}

    static Part image(Fields source, Materials materials) {
        return switch (source.string("type")) {
            case "base64" -> Images.of(
                    source.string("media_type"), source.path("media_type"), source.string("data"), source.path("data"));
            case "url" -> Images.fetched(materials, source.string("url"), source.path("url"));
            case "file" -> throw source.unsupported(
                    "file_id", "Files are not stored here; send the picture itself with a source of type base64");
            default -> throw source.invalid("type", "Input should be base64");
        };
    }

    /** Documents of text stand in the conversation as text; {@code blocks} reads those of a source of type content. */
    static List<Part> document(Fields source, BlockReader blocks, Materials materials) {
        return switch (source.string("type")) {
            case "text" -> List.of(new Part.Text(source.string("data")));
            case "content" -> MessageReader.blocks(source, "content", blocks);
            case "base64" -> pdf(source);
            case "url" -> Documents.fetched(materials, source.string("url"), source.path("url"));
            case "file" -> throw source.unsupported(
                    "file_id", "Files are not stored here; send their text with a source of type text");
            default -> throw source.invalid("type", "Input should be text, base64, url or content");
        };
    }

    private static List<Part> pdf(Fields source) {
        if (!source.string("media_type").equals("application/pdf")) {
            throw source.invalid(
                    "media_type", "Input should be application/pdf; send texts with a source of type text");
        }
        return Documents.pdf(source.string("data"), source.path("data"));
    }
}
