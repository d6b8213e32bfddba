package org.kirogate.web;

import java.util.Locale;
import java.util.Map;

/** The family of a client by its user agent: a short word for statistics, never the whole text. */
final class ClientFamily {
    private static final int MOST_CHARACTERS = 200;

    /** A mark in the lower-case user agent and the family it stands for; the first that is found counts. */
    private static final Map<String, String> FAMILIES = new java.util.LinkedHashMap<>();

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

    private ClientFamily() {}

    /** The family; {@code other} for an unknown and {@code none} for no user agent. */
    static String of(String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "none";
        }
        String agent = userAgent.length() > MOST_CHARACTERS ? userAgent.substring(0, MOST_CHARACTERS) : userAgent;
        String lower = agent.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> family : FAMILIES.entrySet()) {
            if (lower.contains(family.getKey())) {
                return family.getValue();
            }
        }
        return "other";
    }
}
