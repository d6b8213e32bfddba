package org.kirogate.simulator.script;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.kirogate.simulator.call.SimJson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FixturesTest {

    @Test
    void everyFixtureOfTheIndexLoadsUnderItsOwnName() {
        List<String> names = Fixtures.names();
        assertEquals(SimJson.number(Fixtures.document("index"), "count", 0), names.size());
        names.forEach(name -> assertEquals(name, SimJson.string(Fixtures.load(name).json(), "name")));
    }

    @Test
    void everyFixtureButTheRequestsCanBePlayed() {
        for (String name : Fixtures.names()) {
            Fixture fixture = Fixtures.load(name);
            assertEquals(!name.startsWith("r"), fixture.playable(), name);
            if (fixture.playable()) {
                assertFalse(fixture.turns().isEmpty(), name);
            }
        }
    }

    @Test
    void aSequencePlaysTheFixturesOfItsSteps() {
        List<Turn> turns = Fixtures.load("98-sequence-failover").turns();
        assertEquals(List.of("54-error-monthly-limit-402", "01-text-reply"),
                turns.stream().map(Turn::name).toList());
        assertEquals("A", SimJson.string(turns.get(0).match().given(), "credential"));
    }

    @Test
    void aRequestCannotBePlayed() {
        assertThrows(IllegalStateException.class, () -> Fixtures.load("r1-request-runtime").turns());
    }

    @Test
    void anUnknownNameIsNamedInTheMessage() {
        Exception unknown = assertThrows(IllegalArgumentException.class, () -> Fixtures.load("00-none"));
        assertTrue(unknown.getMessage().contains("00-none"));
    }

    @Test
    void fixturesAreFoundByTheirOperation() {
        assertEquals(List.of("90-refresh-social-ok", "94-refresh-429", "95-refresh-cloudfront-403"),
                Fixtures.names("RefreshSocial"));
    }
}
