package org.kirogate.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Typed reads of settings that collect problems instead of stopping at the first. One thread, one use. */
final class SettingsReader {
    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** All problems so far, in the order they were met. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Notes a problem of a setting. */
    void problem(Setting setting, String message) {
        problems.add(setting.name() + " " + message);
    }

    String text(Setting setting) {
        String value = values.get(setting.name());
        if (value != null && !value.isBlank()) {
            return value.strip();
        }
        String file = values.get(setting.name() + "_FILE");
        if (file == null || file.isBlank()) {
            return setting.defaultValue();
        }
        try {
            return Files.readString(Path.of(file.strip())).strip();
        } catch (IOException | IllegalArgumentException e) {
            problem(setting, "could not be read from the file that " + setting + "_FILE names: " + e.getClass().getSimpleName());
            return setting.defaultValue();
        }
    }

    String required(Setting setting) {
        String value = text(setting);
        if (value.isEmpty()) {
            problem(setting, "is not set: " + setting.description());
        }
        return value;
    }

    /** A secret of at least {@code minLength} characters. */
    String secret(Setting setting, int minLength) {
        String value = required(setting);
        if (!value.isEmpty() && value.length() < minLength) {
            problem(setting, "has " + value.length() + " characters; at least " + minLength + " are needed");
        }
        return value;
    }

    int number(Setting setting, int min, int max) {
        String value = text(setting);
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below with the range: the parser's own message says less.
        }
        problem(setting, "is '" + value + "'; a whole number from " + min + " to " + max + " is needed");
        return min;
    }

    Duration seconds(Setting setting, int min, int max) {
        return Duration.ofSeconds(number(setting, min, max));
    }

    boolean flag(Setting setting) {
        return oneOf(setting, "true", "false").equals("true");
    }

    String oneOf(Setting setting, String... allowed) {
        String value = text(setting);
        if (!Arrays.asList(allowed).contains(value)) {
            problem(setting, "is '" + value + "'; one of " + String.join(", ", allowed) + " is needed");
        }
        return value;
    }

    List<String> list(Setting setting) {
        return Arrays.stream(text(setting).split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    /** Addresses and CIDR networks. */
    List<Network> networks(Setting setting) {
        List<Network> networks = new ArrayList<>();
        for (String entry : list(setting)) {
            Network.parse(entry).ifPresentOrElse(
                    networks::add,
                    () -> problem(setting, "has the entry '" + entry + "'; an address or a network like 10.0.0.0/8 is needed"));
        }
        return networks;
    }

    /** An http or https address without a slash at its end, or empty. */
    String url(Setting setting) {
        String value = text(setting);
        if (value.isEmpty()) {
            return value;
        }
        try {
            URI uri = new URI(value.replace("{region}", "region"));
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
            }
        } catch (URISyntaxException e) {
            // Told below; the parser's message would repeat the value, which may hold a password.
        }
        problem(setting, "is not an address; http://HOST or https://HOST is needed");
        return "";
    }
}
