package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakersTest {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");

    private final Breakers breakers = new Breakers(BreakerRule.USUAL);
    private final Random random = new Random(1);

    private Place enter(String model, Instant now) {
        return breakers.enter(model, now, false).orElseThrow();
    }

    private Optional<SkipReason> obstacle(String model, Instant now) {
        return breakers.obstacle(model, now, false);
    }

    @Test
    void aModelRestsAloneAndIsProbedByOneRequest() {
        for (int i = 0; i < 3; i++) {
            breakers.modelFaulted(enter("a", NOW), NOW, random);
        }
        assertEquals(Optional.of(SkipReason.MODEL_COOLING), obstacle("a", NOW));
        assertEquals(Optional.empty(), obstacle("b", NOW));
        Instant later = NOW.plusSeconds(72);
        Place probe = enter("a", later);
        assertEquals(Optional.of(SkipReason.PROBING), obstacle("a", later));
        assertTrue(breakers.enter("a", later, false).isEmpty());
        assertEquals(Optional.empty(), obstacle("b", later));
        breakers.leave(probe);
        Place second = enter("a", later);
        breakers.succeeded(second, later);
        assertEquals(Optional.empty(), obstacle("a", later));
    }

    @Test
    void aRequestThatAModelKeepsOutDoesNotHoldTheTokensProbe() {
        breakers.modelTripped(CoolDown.NO_SUCH_MODEL, Duration.ZERO, enter("a", NOW), NOW, random);
        breakers.tripped(CoolDown.TOO_FAST, Duration.ZERO, enter("b", NOW), NOW, random);
        Instant later = NOW.plusSeconds(80);
        assertTrue(breakers.enter("a", later, false).isEmpty());
        assertEquals(Optional.empty(), obstacle("b", later));
    }

    @Test
    void noMoreModelsAreRememberedThanAnAccountCanHave() {
        for (int i = 0; i < 10 * Breakers.MAX_MODELS; i++) {
            String model = "model-" + i;
            breakers.modelTripped(CoolDown.NO_SUCH_MODEL, Duration.ZERO, enter(model, NOW), NOW, random);
            assertEquals(Optional.of(SkipReason.MODEL_COOLING), obstacle(model, NOW));
        }
        int resting = 0;
        for (int i = 0; i < 10 * Breakers.MAX_MODELS; i++) {
            resting += obstacle("model-" + i, NOW).isPresent() ? 1 : 0;
        }
        assertEquals(Breakers.MAX_MODELS, resting);
    }

    @Test
    void whoeverLooksAfterTheTokenFreesItsModelsToo() {
        breakers.modelTripped(CoolDown.NO_SUCH_MODEL, Duration.ZERO, enter("a", NOW), NOW, random);
        breakers.reset();
        assertEquals(Optional.empty(), obstacle("a", NOW));
    }
}
