package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class NearestNamesTest {
    private static final List<String> NAMES = 
            List.of("auto", "claude-sonnet-4.5", "glm-5", "gpt-5.6-luna", "gpt-5.6-sol");

    @Test
    void theNearestNameComesFirst() {
        assertEquals(List.of("gpt-5.6-sol", "gpt-5.6-luna"), NearestNames.of("GPT-5.6", NAMES, 2));
        assertEquals(List.of("glm-5"), NearestNames.of("glm-5.1", NAMES, 1));
    }

    @Test
    void thereMayBeFewerNamesThanWanted() {
        assertEquals(List.of("glm-5"), NearestNames.of("anything", List.of("glm-5"), 3));
        assertEquals(List.of(), NearestNames.of("anything", List.of(), 3));
    }

    @Test
    void aNameWithoutEndCostsNoMoreThanALongOne() {
        assertEquals(3, NearestNames.of("x".repeat(1_000_000), NAMES, 3).size());
    }

    @Test
    void anUnknownModelIsToldWithTheNamesNearestToIt() {
        GatewayException told = FaultOf.modelNotFound("glm-9", List.of("glm-5", "auto"), null);
        assertEquals(Fault.MODEL_NOT_FOUND, told.fault());
        assertEquals("The model 'glm-9' does not exist or no account offers it. Nearest to it: glm-5, auto."
                + " GET /v1/models lists those there are.", told.getMessage());
    }
}
