package org.kirogate.token;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads model lists so that equal texts give the same object: hundreds of accounts list the same models, and a union
 * over them then looks at each list once. One read of the table; one thread.
 */
final class ModelLists {
    private final Map<String, ModelList> byJson = new HashMap<>();

    ModelList read(String json) {
        return byJson.computeIfAbsent(json, ModelList::parse);
    }
}
