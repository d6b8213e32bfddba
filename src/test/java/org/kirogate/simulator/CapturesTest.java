package org.kirogate.simulator;

import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Dialect;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.http.WireRequest;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CapturesTest {

    private static Call call(Captures captures, int bytes) {
        WireRequest request = new WireRequest("POST", "/", Map.of(), Map.of("authorization", "Bearer x"),
                new byte[bytes]);
        return new Call(Operation.GENERATE, Dialect.RUNTIME, captures.number(Operation.GENERATE), request,
                new JsonObject(), true, "A");
    }

    private static List<Integer> kept(Captures captures, int... sizes) {
        for (int size : sizes) {
            captures.add(call(captures, size), "steered");
        }
        return captures.calls().stream().map(CapturedCall::index).toList();
    }

    @Test
    void theOldestCallsAreForgottenFirst() {
        assertEquals(List.of(1, 2), kept(new Captures(2, 1000), 1, 1, 1));
    }

    @Test
    void bigBodiesAreForgottenEarlierButNeverTheNewest() {
        assertEquals(List.of(1, 2), kept(new Captures(10, 100), 90, 50, 50));
        assertEquals(List.of(1), kept(new Captures(10, 100), 90, 5000));
    }

    @Test
    void countsGoOnAndUnmatchedCallsStayUntilTheyAreCleared() {
        Captures captures = new Captures(1, 1000);
        kept(captures, 1, 1, 1);
        captures.addUnmatched("x");
        assertEquals(3, captures.count(Operation.GENERATE));
        captures.clear();
        assertEquals(0, captures.count(Operation.GENERATE));
        assertEquals(List.of(), captures.unmatched());
        assertEquals(List.of(), captures.calls());
    }
}
