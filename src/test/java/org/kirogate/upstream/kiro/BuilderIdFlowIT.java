package org.kirogate.upstream.kiro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.config.GatewayConfig;
import org.kirogate.simulator.SimOptions;
import org.kirogate.simulator.Simulator;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.DeviceAnswer;
import org.kirogate.upstream.DeviceFlow;
import org.kirogate.upstream.DeviceGrant;
import org.kirogate.upstream.http.HttpDoors;
import org.kirogate.upstream.http.HttpSettings;

/** Builder ID's sign-in by code against the simulated service (Kiro protocol, section 1.6). */
class BuilderIdFlowIT {
    private Simulator simulator;
    private KiroUpstream kiro;
    private DeviceFlow flow;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimOptions.steered());
        String base = simulator.baseUrl();
        Duration limit = Duration.ofSeconds(20);
        kiro = new KiroUpstream(
                new GatewayConfig.Kiro("runtime", "eu-central-1", "", "prefix", Map.of(), true, 1_300_000,
                        base, base, base, base, base, base, ""),
                new GatewayConfig.Relay(limit, limit, limit, limit, limit),
                HttpDoors.open(HttpSettings.defaults(), InstantSource.system()), "test", InstantSource.system(),
                new Random(1));
        flow = kiro.deviceFlow().orElseThrow();
    }

    @AfterEach
    void stop() {
        kiro.close();
        simulator.close();
    }

    @Test
    void aConfirmedCodeIsACredentialThatTheServiceRenews() {
        DeviceGrant grant = flow.begin();
        assertTrue(grant.userCode().matches("[0-9A-F]{4}-[0-9A-F]{4}"), grant.userCode());
        assertTrue(grant.direct().toString().endsWith("?user_code=" + grant.userCode()), grant.direct().toString());
        assertTrue(grant.expiresAt().isAfter(Instant.now().plusSeconds(500)), grant.expiresAt().toString());
        assertEquals(new DeviceAnswer.Waiting(false), flow.poll(grant));
        simulator.answerDevice(grant.userCode(), true);
        Credential given = assertInstanceOf(DeviceAnswer.Granted.class, flow.poll(grant)).credential();
        assertEquals("builder_id", given.kind());
        Credential renewed = kiro.refresh(given);
        assertFalse(renewed.accessToken().equals(given.accessToken()));
        assertTrue(kiro.quota(renewed).limit() > 0);
    }

    @Test
    void whoSaysNoIsDenied() {
        DeviceGrant grant = flow.begin();
        simulator.answerDevice(grant.userCode(), false);
        assertEquals(new DeviceAnswer.Denied(), flow.poll(grant));
    }

    @Test
    void nothingOfTheGrantsSecretsIsShown() {
        DeviceGrant grant = flow.begin();
        grant.secrets().values().forEach(secret -> assertFalse(grant.toString().contains(secret)));
    }
}
