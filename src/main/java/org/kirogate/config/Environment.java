package org.kirogate.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where variables come from: the process environment, which wins, and one {@code .env} file: the one that
 * {@code KIROGATE_ENV_FILE} names, else {@code .env} in the working directory, else {@code conf/kirogate.env} of the
 * Tomcat instance.
 */
public final class Environment {
    private Environment() {}

    /**
     * The variables in force.
     *
     * @param process       the process environment
     * @param directory     the working directory
     * @param catalinaBase  the Tomcat instance's folder, or empty text
     * @throws ConfigException when the named file cannot be read or a line of the file is not understood
     */
    public static Map<String, String> load(Map<String, String> process, Path directory, String catalinaBase) {
        Map<String, String> values = new HashMap<>();
        String named = process.getOrDefault("KIROGATE_ENV_FILE", "");
        if (!named.isBlank()) {
            values.putAll(read(Path.of(named.strip())));
        } else if (Files.isRegularFile(directory.resolve(".env"))) {
            values.putAll(read(directory.resolve(".env")));
        } else if (!catalinaBase.isEmpty() && Files.isRegularFile(Path.of(catalinaBase, "conf", "kirogate.env"))) {
            values.putAll(read(Path.of(catalinaBase, "conf", "kirogate.env")));
        }
        values.putAll(process);
        return values;
    }

    private static Map<String, String> read(Path file) {
        try {
            return EnvFile.parse(Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new ConfigException(List.of("the file " + file + " could not be read: " + e.getClass().getSimpleName()));
        }
    }
}
