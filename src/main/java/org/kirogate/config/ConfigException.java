package org.kirogate.config;

import java.util.List;

/** A configuration the gateway does not start with: every problem, one a line, each with the variable and what is allowed. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One problem or more. */
    public ConfigException(List<String> problems) {
        super("The configuration is not usable:\n - " + String.join("\n - ", problems));
    }
}
