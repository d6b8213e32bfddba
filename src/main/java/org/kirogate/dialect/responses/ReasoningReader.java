package org.kirogate.dialect.responses;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/** Reads a {@code reasoning} item: sealed as it left here, or what can be read of it. */
final class ReasoningReader {
    private ReasoningReader() {}

    /** One part, or none when the item says nothing or was sealed elsewhere. */
    static List<Part> read(Fields item, Repairs repairs) {
        String sealed = item.optionalString("encrypted_content").orElse("");
        String text = text(item);
        if (sealed.isEmpty()) {
            return text.isEmpty() ? List.of() : List.of(new Part.Reasoning(text, ""));
        }
        return Seal.open(sealed).map(List::of).orElseGet(() -> {
            repairs.dropped(item.path());
            return List.of();
        });
    }

    private static String text(Fields item) {
        List<String> texts = new ArrayList<>();
        for (String name : List.of("summary", "content")) {
            item.objects(name).forEach(part -> part.optionalString("text").ifPresent(texts::add));
        }
        return String.join("\n\n", texts);
    }
}
