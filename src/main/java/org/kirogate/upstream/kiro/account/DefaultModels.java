package org.kirogate.upstream.kiro.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kirogate.chat.ModelInfo;
import org.kirogate.json.Json;

/**
 * The models to go by until an account has listed its own (Kiro protocol, section 7). They are kept in the form in
 * which the service lists them, so that one reader serves both.
 */
public final class DefaultModels {
    private static final String RESOURCE = "default-models.json";

    private DefaultModels() {}

    /**
     * Reads the list.
     *
     * @throws UncheckedIOException when the program was built without it
     */
    public static List<ModelInfo> read() {
        try (InputStream stream = DefaultModels.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IOException(RESOURCE + " is missing from the program");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return List.copyOf(ModelReader.read(Json.parse(text).getAsJsonObject()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
