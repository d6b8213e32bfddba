package org.kirogate.portal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Fields;
import org.kirogate.page.ApiCall;

/** The member {@code ids} of calls about several tokens. */
final class TokenIds {
    private static final int MOST = 10_000;

    private TokenIds() {}

    /**
     * The numbers; none only when the member is absent, so that an empty list never means all.
     *
     * @throws GatewayException INVALID_REQUEST when it is no list of 1-{@value #MOST} numbers
     */
    static List<Long> of(ApiCall call) {
        Optional<JsonArray> given = call.fields().optionalArray("ids");
        if (given.isEmpty()) {
            return List.of();
        }
        JsonArray numbers = given.get();
        if (numbers.isEmpty() || numbers.size() > MOST) {
            throw GatewayException.invalid("ids", "ids: Input should have 1 to " + MOST + " numbers");
        }
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            JsonObject one = new JsonObject();
            one.add("id", numbers.get(i));
            ids.add(Fields.at(one, "ids[" + i + "]").integer("id", 1, Long.MAX_VALUE));
        }
        return ids;
    }
}
