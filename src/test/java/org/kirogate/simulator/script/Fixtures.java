package org.kirogate.simulator.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.SimJson;

/** The folder {@code kiro-fixtures} on the class path. */
public final class Fixtures {

    private static final String FOLDER = "/kiro-fixtures/";

    private Fixtures() {
    }

    /**
     * The fixture of that name.
     *
     * @param name without {@code .json}, such as {@code 01-text-reply}
     * @throws IllegalArgumentException when there is none, or it is no JSON object
     */
    public static Fixture load(String name) {
        return new Fixture(name, document(name));
    }

    /** Names of all fixtures, in the order of the index. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (JsonElement entry : SimJson.array(document("index"), "fixtures")) {
            String file = SimJson.string(entry.getAsJsonObject(), "file");
            names.add(file.substring(0, file.length() - ".json".length()));
        }
        return List.copyOf(names);
    }

    /** Names of the fixtures that answer that operation, in the order of the index. */
    public static List<String> names(String operation) {
        return names().stream().map(Fixtures::load)
                .filter(fixture -> fixture.playable() && fixture.operation().equals(operation))
                .map(Fixture::name).toList();
    }

    /** Any document of the folder, such as {@code wire-check}. */
    public static JsonObject document(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("No fixture " + name + " in " + FOLDER);
            }
            return SimJson.object(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow(() -> new IllegalArgumentException("Fixture " + name + " is not one JSON object"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Fixture " + name + " cannot be read", unreadable);
        }
    }
}
