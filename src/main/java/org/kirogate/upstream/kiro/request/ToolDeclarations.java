package org.kirogate.upstream.kiro.request;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/**
 * The tools that a request declares to the service (Kiro protocol, section 3.6): each once, in the caller's order, then
 * a stub for each that only earlier turns know, because the service refuses calls of undeclared tools. Pure functions.
 */
final class ToolDeclarations {
    /** Most characters of a description. */
    static final int LONGEST_DESCRIPTION = 10_000;

    private ToolDeclarations() {}

    /** Whether the request may name tools at all. */
    static boolean offersTools(ChatRequest request) {
        return request.toolChoice().mode() != ToolChoice.Mode.NONE;
    }

    /** The declarations, none when the caller wants no tool called. */
    static List<WireTool> of(ChatRequest request, ToolNames names, boolean strictSchemas, Repairs repairs) {
        if (!offersTools(request)) {
            return List.of();
        }
        Set<String> declared = new HashSet<>();
        List<WireTool> tools = new ArrayList<>();
        for (ToolSpec tool : request.tools()) {
            String name = names.upstream(tool.name());
            if (declared.add(name)) {
                tools.add(declared(name, tool, strictSchemas, repairs));
            } else {
                repairs.add(Step.DROP_DUPLICATE_TOOLS);
            }
        }
        ToolNames.called(request.messages()).map(names::upstream).filter(declared::add).forEach(name -> {
            repairs.add(Step.DECLARE_TOOLS);
            tools.add(new WireTool(name, name, ToolSchema.empty()));
        });
        return tools;
    }

    private static WireTool declared(String name, ToolSpec tool, boolean strict, Repairs repairs) {
        String description = description(tool);
        JsonObject schema = ToolSchema.clean(tool.schema(), strict);
        if (!description.equals(tool.description()) || !schema.equals(tool.schema())) {
            repairs.add(Step.CLEAN_TOOLS);
        }
        return new WireTool(name, description, schema);
    }

    private static String description(ToolSpec tool) {
        String description = tool.description().isBlank() ? tool.name() : tool.description();
        if (description.codePointCount(0, description.length()) <= LONGEST_DESCRIPTION) {
            return description;
        }
        return description.substring(0, description.offsetByCodePoints(0, LONGEST_DESCRIPTION));
    }
}
