package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.DeviceAnswer;
import org.kirogate.upstream.DeviceFlow;
import org.kirogate.upstream.DeviceGrant;
import org.kirogate.upstream.UpstreamFailure;

/** A sign-in by code, from its beginning to a token or to nothing. */
class DeviceSignInsIT {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final TokensFixture fixture = new TokensFixture();
    private final Deque<DeviceAnswer> answers = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private DeviceSignIns signIns;
    private long user;

    @BeforeEach
    void open() {
        fixture.upstream.deviceFlow = Optional.of(new DeviceFlow() {
            @Override
            public DeviceGrant begin() {
                URI page = URI.create("https://view.awsapps.com/start");
                return new DeviceGrant("WDJB-MJHT", page, page, fixture.clock.instant().plusSeconds(600), INTERVAL,
                        Map.of());
            }

            @Override
            public DeviceAnswer poll(DeviceGrant grant) {
                asked.incrementAndGet();
                return answers.isEmpty() ? new DeviceAnswer.Waiting(false) : answers.poll();
            }
        });
        signIns = new DeviceSignIns(fixture.upstream, fixture.tokens, new TokenReplacement(fixture.tokens, fixture.db,
                PoolFixture.BOX, PoolFixture.DIGESTS, fixture.upstream, fixture.pool), fixture.clock);
        user = fixture.user("signer");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private DeviceView later(Duration time) {
        fixture.clock.advance(time);
        return signIns.check(user).orElseThrow();
    }

    private static DeviceAnswer granted(String refreshToken) {
        return new DeviceAnswer.Granted(new Credential("builder_id", "", refreshToken, Instant.EPOCH, Map.of()));
    }

    @Test
    void aConfirmedCodeBecomesATokenOfThatNameAndVisibility() {
        signIns.begin(user, "mine", true, 0, Noting.nothing());
        answers.add(granted("r-1"));
        DeviceView done = later(INTERVAL);
        assertEquals(DeviceView.State.DONE, done.state());
        TokenView token = fixture.tokens.find(TokenRef.own(user, done.tokenId()));
        assertEquals("mine", token.name());
        assertTrue(token.isPublic());
        assertEquals(DeviceView.State.DONE, signIns.find(user).orElseThrow().state());
    }

    @Test
    void theProviderIsAskedNoMoreOftenThanItAllows() {
        signIns.begin(user, "", false, 0, Noting.nothing());
        signIns.check(user);
        assertEquals(0, asked.get());
        answers.add(new DeviceAnswer.Waiting(true));
        later(INTERVAL);
        assertEquals(1, asked.get());
        later(INTERVAL);
        assertEquals(1, asked.get());
        assertEquals(Duration.ofSeconds(10), later(INTERVAL).interval());
        assertEquals(2, asked.get());
    }

    @Test
    void aCodeThatNobodyConfirmsEnds() {
        signIns.begin(user, "", false, 0, Noting.nothing());
        fixture.clock.advance(Duration.ofSeconds(600));
        assertEquals(DeviceView.State.EXPIRED, signIns.find(user).orElseThrow().state());
        fixture.clock.advance(Duration.ofMinutes(11));
        assertTrue(signIns.find(user).isEmpty());
    }

    @Test
    void whoSaysNoIsTold() {
        signIns.begin(user, "", false, 0, Noting.nothing());
        answers.add(new DeviceAnswer.Denied());
        assertEquals(DeviceView.State.DENIED, later(INTERVAL).state());
    }

    @Test
    void anAccountThatCanNotBeCheckedNowIsCheckedAgain() {
        signIns.begin(user, "", false, 0, Noting.nothing());
        answers.add(granted("r-2"));
        var usual = fixture.upstream.onRefresh;
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(UpstreamFailure.Kind.TRANSIENT);
        };
        assertEquals(DeviceView.State.CHECKING, later(INTERVAL).state());
        fixture.upstream.onRefresh = usual;
        assertEquals(DeviceView.State.DONE, later(INTERVAL).state());
        assertEquals(1, asked.get());
    }

    @Test
    void anAccountThatTheServiceRefusesComesToNothing() {
        signIns.begin(user, "", false, 0, Noting.nothing());
        answers.add(granted("r-3"));
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(UpstreamFailure.Kind.SUSPENDED);
        };
        DeviceView refused = later(INTERVAL);
        assertEquals(DeviceView.State.REFUSED, refused.state());
        assertEquals("The service has suspended this account.", refused.message());
    }

    @Test
    void anOldTokenGetsTheNewSignInAndKeepsItsName() {
        long id = fixture.tokens.add(user, new Credential("builder_id", "", "old", Instant.EPOCH, Map.of()), "kept",
                false, Noting.nothing()).id();
        fixture.pool.standings().worsen(fixture.pool.shelf().find(id).orElseThrow(),
                new TokenStanding(TokenState.INVALID, "the sign-in has ended: sign in again", Instant.EPOCH));
        fixture.pool.flush();
        signIns.begin(user, "", false, id, Noting.nothing());
        answers.add(granted("new"));
        assertEquals(id, later(INTERVAL).tokenId());
        TokenView token = fixture.tokens.find(TokenRef.own(user, id));
        assertEquals("kept", token.name());
        assertEquals(TokenState.ACTIVE, token.standing().state());
        assertEquals("new+", fixture.upstream.refreshes.get(fixture.upstream.refreshes.size() - 1).refreshToken());
    }

    @Test
    void anothersTokenIsNotReplaced() {
        long other = fixture.user("other");
        long id = fixture.tokens.add(other, new Credential("builder_id", "", "theirs", Instant.EPOCH, Map.of()), "x",
                false, Noting.nothing()).id();
        GatewayException refused =
                assertThrows(GatewayException.class, () -> signIns.begin(user, "", false, id, Noting.nothing()));
        assertEquals(Fault.NOT_FOUND, refused.fault());
    }

    @Test
    void nothingBecomesPublicInSelfUseMode() {
        fixture.publicPoolClosed = true;
        GatewayException refused = assertThrows(GatewayException.class, () -> signIns.begin(user, "", true, 0,
                Noting.nothing()));
        assertEquals(Fault.FORBIDDEN, refused.fault());
    }

    @Test
    void aCancelledSignInIsForgotten() {
        signIns.begin(user, "", false, 0, Noting.nothing());
        signIns.cancel(user);
        assertTrue(signIns.check(user).isEmpty());
    }
}
