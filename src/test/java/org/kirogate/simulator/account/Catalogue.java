package org.kirogate.simulator.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The models on offer (Kiro protocol, sections 6.2 and 7). Immutable. */
public final class Catalogue {

    private static final String FULL = "low,medium,high,xhigh,max";
    private static final String NO_XHIGH = "low,medium,high,max";
    private static final int MILLION = 1_000_000;

    private final Map<String, SimModel> models = new LinkedHashMap<>();

    /** Builds the catalogue. */
    public Catalogue() {
        add(SimModel.plain("auto", "Auto", 1.0, MILLION, 64_000, true));
        add(SimModel.alwaysThinking("claude-opus-5.5", "Claude Opus 5.5", 2.0, 128_000, FULL, "medium"));
        add(SimModel.claude("claude-opus-5", "Claude Opus 5", 2.2, 128_000, FULL, "high"));
        add(SimModel.claude("claude-opus-4.8", "Claude Opus 4.8", 2.2, 128_000, FULL, "high"));
        add(SimModel.claude("claude-opus-4.7", "Claude Opus 4.7", 2.2, 64_000, FULL, "xhigh"));
        add(SimModel.claude("claude-opus-4.6", "Claude Opus 4.6", 2.2, 64_000, NO_XHIGH, "high"));
        add(SimModel.plain("claude-opus-4.5", "Claude Opus 4.5", 2.2, 200_000, 64_000, true));
        add(SimModel.alwaysThinking("claude-sonnet-5.5", "Claude Sonnet 5.5", 1.3, 128_000, FULL, "medium"));
        add(SimModel.claude("claude-sonnet-5", "Claude Sonnet 5", 1.3, 64_000, FULL, "high"));
        add(SimModel.claude("claude-sonnet-4.6", "Claude Sonnet 4.6", 1.3, 64_000, NO_XHIGH, "high"));
        add(SimModel.plain("claude-sonnet-4.5", "Claude Sonnet 4.5", 1.3, 200_000, 64_000, true));
        add(SimModel.plain("claude-sonnet-4", "Claude Sonnet 4", 1.3, 200_000, 64_000, true));
        add(SimModel.plain("claude-haiku-4.5", "Claude Haiku 4.5", 0.4, 200_000, 64_000, true));
        add(SimModel.gpt("gpt-5.6-sol", "GPT 5.6 Sol", 4.4));
        add(SimModel.gpt("gpt-5.6-terra", "GPT 5.6 Terra", 2.2));
        add(SimModel.gpt("gpt-5.6-luna", "GPT 5.6 Luna", 1.1));
        add(SimModel.plain("deepseek-3.2", "DeepSeek 3.2", 0.25, 128_000, 64_000, false));
        add(SimModel.plain("glm-5", "GLM 5", 0.5, 200_000, 64_000, false));
        add(SimModel.plain("minimax-m2.5", "MiniMax M2.5", 0.25, 196_000, 64_000, false));
        add(SimModel.plain("qwen3-coder-next", "Qwen3 Coder Next", 0.05, 256_000, 64_000, false));
    }

    private void add(SimModel model) {
        models.put(model.id(), model);
    }

    /** The model of that id. */
    public Optional<SimModel> model(String id) {
        return Optional.ofNullable(models.get(id));
    }

    /**
     * One page of the account's list.
     *
     * @param from  index of the first model
     * @param limit the most models on the page
     */
    public JsonObject list(Account account, int from, int limit) {
        List<SimModel> offered = new ArrayList<>();
        models.values().stream().filter(model -> account.offers(model.id())).forEach(offered::add);
        JsonArray page = new JsonArray();
        int to = Math.min(offered.size(), from + limit);
        for (SimModel model : offered.subList(Math.min(from, to), to)) {
            page.add(model.json());
        }
        JsonObject defaultModel = new JsonObject();
        defaultModel.addProperty("modelId", "auto");
        JsonObject body = new JsonObject();
        body.add("defaultModel", defaultModel);
        body.add("models", page);
        if (to < offered.size()) {
            body.addProperty("nextToken", Integer.toString(to));
        }
        return body;
    }
}
