package org.kirogate.dialect.anthropic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kirogate.chat.ModelInfo;
import org.kirogate.fault.GatewayException;

/**
 * A part of the list of models (Anthropic API reference, "List Models"): at most {@code limit} of them, right behind
 * the one named by {@code after_id} or right before the one named by {@code before_id}. Without a limit the part is
 * all that is left: nobody has so many models that pages would help. An id that is gone meanwhile still marks its
 * place, because the list is in the order of ids.
 *
 * @param models those of the part, in order
 * @param more   whether there are more in the direction asked for
 */
record ModelPage(List<ModelInfo> models, boolean more) {
    private static final int MOST = 1000;

    ModelPage {
        models = List.copyOf(models);
    }

    /**
     * The part that a query asks for.
     *
     * @throws GatewayException INVALID_REQUEST when the limit is no number from 1 to 1000
     */
    static ModelPage of(List<ModelInfo> all, Map<String, String> query) {
        String after = query.getOrDefault("after_id", "");
        String before = query.getOrDefault("before_id", "");
        int limit = limit(query.getOrDefault("limit", ""));
        List<ModelInfo> left = new ArrayList<>(all);
        left.removeIf(model -> model.id().compareTo(after) <= 0
                || !before.isEmpty() && model.id().compareTo(before) >= 0);
        boolean more = left.size() > limit;
        if (!more) {
            return new ModelPage(left, false);
        }
        boolean backwards = after.isEmpty() && !before.isEmpty();
        return new ModelPage(
                backwards ? left.subList(left.size() - limit, left.size()) : left.subList(0, limit), true);
    }

    private static int limit(String text) {
        if (text.isEmpty()) {
            return MOST;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw GatewayException.invalid("limit", "limit: Input should be a number from 1 to " + MOST);
    }
}
