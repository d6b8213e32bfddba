package org.kirogate.run;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.kirogate.support.ServerStartException;

/**
 * The secrets that an operator would set, made at the first run and kept in the data folder: readable by the owner
 * only. Losing the file means losing what was encrypted with them.
 */
final class LocalSecrets {

    private static final String DATABASE = "DB_PASSWORD";
    private static final String DEMO = "demo.password";
    private static final int BYTES = 32;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final Map<String, String> values = new TreeMap<>();

    private LocalSecrets(Properties kept) {
        kept.stringPropertyNames().forEach(name -> values.put(name, kept.getProperty(name)));
    }

    /**
     * Reads the secrets, making and keeping those that are missing.
     *
     * @throws ServerStartException the file cannot be read or written
     */
    static LocalSecrets in(DataFolder data) {
        Path file = data.resolve("secrets.properties");
        try {
            LocalSecrets secrets = new LocalSecrets(read(file));
            int kept = secrets.values.size();
            secrets.values.computeIfAbsent("TOKEN_ENCRYPT_KEY", name -> random(Base64.getEncoder()));
            secrets.values.computeIfAbsent("KEY_DIGEST_SECRET", name -> random(Base64.getEncoder()));
            secrets.values.computeIfAbsent("SESSION_SECRET", name -> random(Base64.getEncoder()));
            secrets.values.computeIfAbsent("ADMIN_API_TOKEN", name -> random(Base64.getUrlEncoder().withoutPadding()));
            secrets.values.computeIfAbsent(DEMO, name -> "Demo-" + random(Base64.getUrlEncoder()).substring(0, 12) + "-1a");
            secrets.values.computeIfAbsent(DATABASE, name -> random(Base64.getUrlEncoder().withoutPadding()));
            if (secrets.values.size() > kept) {
                secrets.write(file);
            }
            return secrets;
        } catch (IOException e) {
            throw new ServerStartException("Cannot keep the secrets in " + file + ": " + e.getMessage(), e);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        }
        return kept;
    }

    private static String random(Base64.Encoder encoder) {
        byte[] bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }

    private void write(Path file) throws IOException {
        // Beside and moved: never readable by others, and never half written.
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(unfinished,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Properties properties = new Properties();
        properties.putAll(values);
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            properties.store(writer, "Secrets of this data folder. Keep them with it, show them to no one.");
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    String databasePassword() {
        return values.get(DATABASE);
    }

    /** The password of the demo users. */
    String demoPassword() {
        return values.get(DEMO);
    }

    /** What the program itself reads, by the names of the environment variables. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(values);
        environment.remove(DATABASE);
        environment.remove(DEMO);
        return Map.copyOf(environment);
    }
}
