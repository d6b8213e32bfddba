package org.kirogate.access.limit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The family of a client by its user agent: a short word for statistics, never the whole text. */
public final class ClientFamily {
    private static final int MOST_CHARACTERS = 200;

    /** A mark in the lower-case user agent and the family it stands for; the first that is found counts. */
    private static final Map<String, String> FAMILIES = new LinkedHashMap<>();

    static {
        FAMILIES.put("claude-cli", "claude-code");
        FAMILIES.put("claude-code", "claude-code");
        FAMILIES.put("codex", "codex");
        FAMILIES.put("anthropic/python", "anthropic-python");
        FAMILIES.put("asyncanthropic/python", "anthropic-python");
        FAMILIES.put("anthropic/js", "anthropic-node");
        FAMILIES.put("anthropicclientimpl", "anthropic-java");
        FAMILIES.put("openai/python", "openai-python");
        FAMILIES.put("asyncopenai/python", "openai-python");
        FAMILIES.put("openai/js", "openai-node");
        FAMILIES.put("openaiclientimpl", "openai-java");
        FAMILIES.put("langchain4j", "langchain4j");
        FAMILIES.put("langchain", "langchain");
        FAMILIES.put("ai-sdk", "ai-sdk");
        FAMILIES.put("cherrystudio", "cherry-studio");
        FAMILIES.put("curl/", "curl");
        FAMILIES.put("python", "python");
        FAMILIES.put("java", "java");
        FAMILIES.put("node", "node");
        FAMILIES.put("mozilla", "browser");
    }

    private static final String NONE = "none";
    private static final String OTHER = "other";

    private ClientFamily() {}

    /** The words of all families, those of unknown clients last. */
    public static List<String> names() {
        return Stream.concat(FAMILIES.values().stream(), Stream.of(OTHER, NONE)).distinct().toList();
    }

    /**
     * The family of a client.
     *
     * @param userAgent the header, may be null
     * @return its word; {@code other} for an unknown and {@code none} for no user agent
     */
    public static String of(String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return NONE;
        }
        String agent = userAgent.length() > MOST_CHARACTERS ? userAgent.substring(0, MOST_CHARACTERS) : userAgent;
        String lower = agent.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> family : FAMILIES.entrySet()) {
            if (lower.contains(family.getKey())) {
                return family.getValue();
            }
        }
        return OTHER;
    }
}
