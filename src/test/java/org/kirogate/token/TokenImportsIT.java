package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Noting;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.simulator.Await;
import org.kirogate.token.ImportOutcome.Result;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamFailure.Kind;

class TokenImportsIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private final TokensFixture fixture = new TokensFixture();
    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final Tokens tokens = fixture.tokens;
    private final TokenImports imports = new TokenImports(tokens, threads, fixture.clock);
    private final long jane = fixture.user("jane");
    private final long john = fixture.user("john");

    @AfterEach
    void close() {
        threads.shutdownNow();
        fixture.close();
    }

    private static ImportAsk ask(long userId, String text) {
        return new ImportAsk(userId, List.of(new ImportText("", text)), "", false, Noting.nothing());
    }

    private ImportProgress done(ImportProgress begun, long userId) {
        ImportProgress progress = imports.await(userId, begun.jobId(), LONG);
        assertTrue(progress.ended());
        assertEquals(progress.total(), progress.outcomes().size());
        return progress;
    }

    private ImportProgress imported(String text) {
        return done(imports.start(ask(jane, text)), jane);
    }

    private static List<Result> results(ImportProgress progress) {
        return progress.outcomes().stream().map(ImportOutcome::result).toList();
    }

    private static Fault refused(Runnable act) {
        return assertThrows(GatewayException.class, act::run).fault();
    }

    private long owned(long userId) {
        return tokens.page(TokenFilter.own(userId), PageAsk.first(10)).total();
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "r" + i).collect(Collectors.joining("\n"));
    }

    @Test
    void anImportTellsWhatBecameOfEachEntryAndNoneKeepsAnotherOut() {
        tokens.add(john, new Credential("social", "", "r2", Instant.EPOCH, java.util.Map.of()), "", false,
                Noting.nothing());
        fixture.upstream.onRefresh = credential -> {
            if (credential.refreshToken().equals("r3")) {
                throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
            }
            if (credential.refreshToken().equals("r4")) {
                throw new IllegalStateException("a fault of our own");
            }
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        ImportProgress progress = imported("first r1\nr2\nr3\nr1\nbad\nr4\nlast r5");
        assertEquals(
                List.of(Result.IMPORTED, Result.ALREADY_THERE, Result.REFUSED, Result.ALREADY_THERE, Result.REFUSED,
                        Result.REFUSED, Result.IMPORTED),
                results(progress));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7),
                progress.outcomes().stream().map(outcome -> outcome.label().entry()).toList());
        assertEquals("first", tokens.find(TokenRef.own(jane, progress.outcomes().get(0).tokenId())).name());
        assertTrue(progress.outcomes().get(3).message().contains("number 1"));
        assertEquals("line 5 has no refresh token.", progress.outcomes().get(4).message());
        assertEquals(2, owned(jane));
        assertEquals(2, progress.count(Result.IMPORTED));
        assertEquals(ImportProgress.State.DONE, progress.state());
    }

    @Test
    void whatIsWrongWithTheWholeIsToldBeforeAnythingBegins() {
        fixture.publicPoolClosed = true;
        List<ImportText> one = List.of(new ImportText("", "r1"));
        assertEquals(Fault.FORBIDDEN, refused(() -> imports.start(new ImportAsk(jane, one, "", true,
                Noting.nothing()))));
        assertEquals(Fault.INVALID_REQUEST,
                refused(() -> imports.start(new ImportAsk(jane, one, "x".repeat(TokenImports.MAX_PREFIX + 1), false,
                        Noting.nothing()))));
        assertEquals(Fault.INVALID_REQUEST, refused(() -> imports.start(ask(jane, " "))));
        assertEquals(Fault.INVALID_REQUEST, refused(() -> imports.start(ask(jane, "bad\nbad"))));
        assertEquals(Fault.INVALID_REQUEST, refused(() -> imports.start(ask(jane, lines(501)))));
        assertEquals(Fault.TOO_LARGE,
                refused(() -> imports.start(ask(jane, "x".repeat(Tokens.MAX_IMPORT_BYTES + 1)))));
        assertEquals(List.of(), imports.list(jane));
        assertEquals(List.of(), fixture.upstream.refreshes);
    }

    @Test
    void severalFilesAreOneImportAndADamagedOneIsOneEntry() {
        ImportProgress progress = done(imports.start(new ImportAsk(jane, List.of(new ImportText("a.txt", "one r1\nr2"),
                new ImportText("empty.txt", " "), new ImportText("b.txt", "r3")), "team ", false,
                        Noting.nothing())), jane);
        assertEquals(List.of(Result.IMPORTED, Result.IMPORTED, Result.REFUSED, Result.IMPORTED), results(progress));
        assertEquals(List.of("a.txt: line 1", "a.txt: line 2", "empty.txt", "b.txt: line 1"),
                progress.outcomes().stream().map(outcome -> outcome.label().place()).toList());
        assertEquals(List.of("team one", "team 2", "team 4"), progress.outcomes().stream()
                .filter(outcome -> outcome.tokenId() != 0)
                .map(outcome -> tokens.find(TokenRef.any(outcome.tokenId())).name()).toList());
    }

    @Test
    void fiveHundredAreValidatedThreeAtATimeForTheWholeNode() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch shortOneDone = new CountDownLatch(1);
        fixture.upstream.onRefresh = credential -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            if (credential.refreshToken().equals("r400")) {
                await(shortOneDone);
            }
            now.decrementAndGet();
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        ImportProgress first = imports.start(ask(jane, lines(500)));
        ImportProgress second = imports.start(ask(john, "j1\nj2\nj3"));
        done(second, john);
        // In turns: the short one does not wait for the long one's end.
        assertFalse(imports.find(jane, first.jobId()).ended());
        shortOneDone.countDown();
        assertEquals(500, done(first, jane).count(Result.IMPORTED));
        assertTrue(most.get() <= 3, most + " at once");
        assertEquals(500, owned(jane));
    }

    @Test
    void ofTwoImportsOfTheSameAccountAtOnceOneWins() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        fixture.upstream.onRefresh = credential -> {
            asked.countDown();
            await(answer);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        ImportProgress first = imports.start(ask(jane, "r1"));
        asked.await();
        ImportProgress second = done(imports.start(ask(john, "r1")), john);
        answer.countDown();
        assertEquals(List.of(Result.ALREADY_THERE), results(second));
        assertEquals(List.of(Result.IMPORTED), results(done(first, jane)));
        assertEquals(1, fixture.upstream.refreshes.size());
    }

    @Test
    void cancellingCallsOffWhatHasNotBegunAndFinishesTheRest() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(3);
        CountDownLatch answer = new CountDownLatch(1);
        fixture.upstream.onRefresh = credential -> {
            asked.countDown();
            await(answer);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        long job = imports.start(ask(jane, lines(10))).jobId();
        asked.await();
        assertEquals(7, imports.cancel(jane, job).count(Result.CANCELLED));
        answer.countDown();
        ImportProgress progress = imports.await(jane, job, LONG);
        assertEquals(ImportProgress.State.CANCELLED, progress.state());
        assertEquals(3, progress.count(Result.IMPORTED));
        assertEquals(3, owned(jane));
    }

    @Test
    void theEndOfTheGatewayFinishesWhatIsUnderWayAndSaysWhatIsNot() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(3);
        CountDownLatch answer = new CountDownLatch(1);
        fixture.upstream.onRefresh = credential -> {
            asked.countDown();
            await(answer);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        long job = imports.start(ask(jane, lines(5))).jobId();
        asked.await();
        Thread end = new Thread(imports::close);
        end.start();
        Await.until(() -> imports.find(jane, job).count(Result.CANCELLED) == 2);
        assertEquals(Fault.UNAVAILABLE, refused(() -> imports.start(ask(john, "x"))));
        answer.countDown();
        end.join();
        assertEquals(3, imports.find(jane, job).count(Result.IMPORTED));
        assertEquals(3, owned(jane));
    }

    @Test
    void jobsAreTheirOwnersAreBoundedAndAreForgottenAfterAnHour() {
        long job = imported("r1").jobId();
        assertEquals(Fault.NOT_FOUND, refused(() -> imports.find(john, job)));
        assertEquals(Fault.NOT_FOUND, refused(() -> imports.cancel(john, job)));
        assertEquals(List.of(), imports.list(john));
        for (int i = 0; i < ImportJobs.KEPT_A_PERSON + 5; i++) {
            imported("more" + i);
        }
        assertEquals(ImportJobs.KEPT_A_PERSON, imports.list(jane).size());
        assertEquals(Fault.NOT_FOUND, refused(() -> imports.find(jane, job)));
        fixture.clock.advance(Duration.ofMinutes(61));
        assertEquals(List.of(), imports.list(jane));
    }

    @Test
    void aPersonHasFewJobsAtATime() {
        CountDownLatch answer = new CountDownLatch(1);
        fixture.upstream.onRefresh = credential -> {
            await(answer);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        List<ImportProgress> running = IntStream.range(0, ImportJobs.RUNNING_A_PERSON)
                .mapToObj(i -> imports.start(ask(jane, "r" + i))).toList();
        assertEquals(Fault.RATE_LIMITED, refused(() -> imports.start(ask(jane, "one-more"))));
        ImportProgress other = imports.start(ask(john, "another"));
        answer.countDown();
        running.forEach(job -> done(job, jane));
        done(other, john);
        imported("one-more");
    }

    @Test
    void aDatabaseThatFailsBetweenRenewalAndStoreIsTriedAgain() {
        fixture.upstream.onRefresh = credential -> {
            away(true);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        fixture.whenSomebodyWaits(() -> away(false));
        assertEquals(List.of(Result.IMPORTED), results(imported("r1")));
        assertEquals("r1+", exported(jane));
    }

    @Test
    void aRenewedTokenThatCantBeStoredIsKeptAndStoredWhenTheDatabaseIsBack() {
        fixture.upstream.onRefresh = credential -> {
            away(true);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        ImportProgress progress = imported("mine r1");
        assertEquals(List.of(Result.WAITING), results(progress));
        assertTrue(progress.outcomes().get(0).message().contains("kept"));
        assertThrows(org.kirogate.db.DbException.class, tokens::flush);
        // Its old refresh token is used up: nobody may try it again meanwhile.
        assertEquals(List.of(Result.ALREADY_THERE), results(imported("r1")));
        away(false);
        tokens.flush();
        assertEquals(0, tokens.waiting());
        assertEquals("r1+", exported(jane));
        assertEquals(1, fixture.pool.size(new TokenScope.OwnTokens(jane)));
        assertEquals(1, fixture.upstream.refreshes.size());
    }

    @Test
    void theEndOfTheGatewayStoresWhatWaits() {
        fixture.upstream.onRefresh = credential -> {
            away(true);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        imported("r1");
        away(false);
        imports.close();
        assertEquals("r1+", exported(jane));
    }

    @Test
    void whatWasStoredIsImportedEvenIfItsFactsCantBeAskedFor() {
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        fixture.upstream.onModels = credential -> {
            away(true);
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        assertEquals(List.of(Result.IMPORTED), results(imported("r1")));
        away(false);
        assertEquals(1, owned(jane));
    }

    @Test
    void anEntryThatMeetsADatabaseThatIsAwayIsRefusedAndCostsNoRefreshToken() {
        away(true);
        ImportProgress progress = imported("r1\nr2");
        away(false);
        assertEquals(List.of(Result.REFUSED, Result.REFUSED), results(progress));
        assertTrue(progress.outcomes().get(0).message().contains("database"));
        assertEquals(List.of(), fixture.upstream.refreshes);
        assertEquals(2, imported("r1\nr2").count(Result.IMPORTED));
    }

    @Test
    void manyTokensAreCheckedAgainAsAJob() {
        List<Long> ids = imported("r1\nr2").outcomes().stream().map(ImportOutcome::tokenId).toList();
        fixture.upstream.onRefresh = credential -> {
            if (credential.refreshToken().startsWith("r2")) {
                throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
            }
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        ImportProgress progress = done(imports.validate(jane, ids), jane);
        assertEquals(List.of(Result.PASSED, Result.REFUSED), results(progress));
        assertEquals(Fault.NOT_FOUND, refused(() -> imports.validate(john, ids)));
        assertEquals(Fault.INVALID_REQUEST, refused(() -> imports.validate(jane, List.of())));
    }

    @Test
    void anExportHoldsTheOwnersTokensAndNobodyElses() {
        List<ImportOutcome> mine = imported("one r1\ntwo r2").outcomes();
        done(imports.start(ask(john, "theirs r3")), john);
        tokens.disable(TokenRef.own(jane, mine.get(0).tokenId()), Noting.nothing());
        TokenExport all = tokens.export(jane, List.of());
        assertEquals(Set.of("one r1+", "two r2+"), all.text().lines().collect(Collectors.toSet()));
        assertEquals(mine.stream().map(ImportOutcome::tokenId).sorted().toList(), all.ids());
        assertEquals("two r2+", tokens.export(jane, List.of(mine.get(1).tokenId())).text());
        assertFalse(all.toString().contains("r1"));
        long foreign = tokens.export(john, List.of()).ids().get(0);
        assertEquals(Fault.NOT_FOUND, refused(() -> tokens.export(jane, List.of(mine.get(0).tokenId(), foreign))));
        assertEquals(Fault.NOT_FOUND, refused(() -> tokens.export(fixture.user("jack"), List.of())));
    }

    private String exported(long userId) {
        String text = tokens.export(userId, List.of()).text();
        return text.substring(text.indexOf(' ') + 1);
    }

    /** Takes the table away, or brings it back. */
    private void away(boolean gone) {
        fixture.db.update(gone ? "RENAME TABLE tokens TO tokens_away" : "RENAME TABLE tokens_away TO tokens");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
