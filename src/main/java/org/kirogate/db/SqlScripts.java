package org.kirogate.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The scripts that came with this version: {@code sql/index.txt} on the class path names them one a line, since a
 * folder can't be listed inside a packed archive.
 */
public final class SqlScripts {
    private static final String FOLDER = "sql/";
    private static final String INDEX = "index.txt";

    private SqlScripts() {}

    /**
     * All scripts by ascending version.
     *
     * @throws SchemaException when one is missing or two have the same version
     */
    public static List<SqlScript> load(ClassLoader loader) {
        List<SqlScript> scripts = new ArrayList<>();
        for (String name : text(loader, INDEX).lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            SqlScript script = SqlScript.of(name, text(loader, name));
            if (!scripts.isEmpty() && scripts.get(scripts.size() - 1).version() >= script.version()) {
                throw new SchemaException(FOLDER + INDEX + " must name the scripts by ascending version; "
                        + name + " is out of place");
            }
            scripts.add(script);
        }
        return List.copyOf(scripts);
    }

    private static String text(ClassLoader loader, String name) {
        try (InputStream stream = loader.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new SchemaException(FOLDER + name + " is not on the class path; the archive is incomplete");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SchemaException(FOLDER + name + " could not be read", e);
        }
    }
}
