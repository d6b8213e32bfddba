package org.kirogate.dialect.openai;

import java.time.Instant;
import java.util.List;
import org.kirogate.chat.ModelInfo;
import org.kirogate.dialect.Utf8Buffer;

/** Model objects: {@code id}, {@code object}, {@code created} in whole seconds, {@code owned_by}. */
final class Models {
    private Models() {}

    static byte[] list(List<ModelInfo> models, Instant createdAt) {
        Utf8Buffer out = new Utf8Buffer();
        out.raw(Utf8Buffer.utf8("{\"object\":\"list\",\"data\":["));
        for (int i = 0; i < models.size(); i++) {
            if (i > 0) {
                out.raw(Utf8Buffer.utf8(","));
            }
            append(models.get(i), createdAt, out);
        }
        return out.raw(Utf8Buffer.utf8("]}")).toByteArray();
    }

    static byte[] one(ModelInfo model, Instant createdAt) {
        Utf8Buffer out = new Utf8Buffer();
        append(model, createdAt, out);
        return out.toByteArray();
    }

    private static void append(ModelInfo model, Instant createdAt, Utf8Buffer out) {
        out.raw(Utf8Buffer.utf8("{\"id\":")).quoted(model.id());
        out.raw(Utf8Buffer.utf8(",\"object\":\"model\",\"created\":")).number(createdAt.getEpochSecond());
        out.raw(Utf8Buffer.utf8(",\"owned_by\":\"kirogate\"}"));
    }
}
