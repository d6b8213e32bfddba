package org.kirogate.token;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.kirogate.db.DbException;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * Imports and repeated checks of many tokens, as jobs: a job goes on whatever becomes of the connection that asked for
 * it, its results stay for an hour in the memory of this node, and every entry stands on its own. All jobs of the node
 * share its few threads, entry by entry in turn, so that a long import keeps no short one waiting. Thread-safe.
 */
public final class TokenImports implements AutoCloseable {
    /** Stands where a person's id stands for jobs of the administrator. */
    public static final long ADMINISTRATOR = 0;
    /** Most tokens that the administrator has checked at once. */
    public static final int MOST_CHECKS = 10_000;
    /** Most characters of a prefix of names. */
    public static final int MAX_PREFIX = 40;

    private static final System.Logger LOG = System.getLogger(TokenImports.class.getName());
    /** Threads that a job may use, which are all there are. */
    private static final int AT_A_TIME = 3;
    /** An entry under way at the end may wait for one answer of the service and for the database. */
    private static final Duration STOP_WAIT = Duration.ofSeconds(20);
    private static final String STOPPED = "The gateway stopped before its turn came; import it again.";
    private static final String CALLED_OFF = "It was called off before its turn came.";
    private static final String DATABASE_AWAY =
            "The gateway could not reach its database; nothing of this entry was changed. Try again later.";
    private static final String FAILED = "The gateway failed at this entry; its log says why.";

    private final Tokens tokens;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final ImportJobs jobs;

    /**
     * Imports into these tokens.
     *
     * @param threads that ask the service, {@value #AT_A_TIME} for the whole gateway; closed by whoever made them
     */
    public TokenImports(Tokens tokens, ExecutorService threads, InstantSource clock) {
        this.tokens = tokens;
        this.threads = threads;
        this.clock = clock;
        this.jobs = new ImportJobs(clock);
    }

    /**
     * Reads all of it, then begins to check and store its entries one by one.
     *
     * @return the job at its beginning
     * @throws GatewayException TOO_LARGE above {@value Tokens#MAX_IMPORT_BYTES} bytes; INVALID_REQUEST when no usable
     *     credential is found, there are more than {@value Tokens#MAX_IMPORT}, or about {@code name_prefix}; FORBIDDEN
     *     when they can't be public at present; RATE_LIMITED when too many jobs run already; UNAVAILABLE at the end of
     *     the gateway's life
     */
    public ImportProgress start(ImportAsk ask) {
        if (ask.namePrefix().codePointCount(0, ask.namePrefix().length()) > MAX_PREFIX
                || ask.namePrefix().chars().anyMatch(Character::isISOControl)) {
            throw GatewayException.invalid("name_prefix",
                    "name_prefix: Input should have at most " + MAX_PREFIX + " characters and no line break");
        }
        tokens.requireSharing(ask.isPublic());
        jobs.requireRoom(ask.userId());
        return begin(ask.userId(), ImportProgress.Task.IMPORT, tokens.plan(ask));
    }

    /**
     * Begins to check tokens again, as {@link Tokens#revalidate} does.
     *
     * @param ids a person's own tokens, 1-{@value Tokens#MAX_IMPORT}
     * @return the job at its beginning
     * @throws GatewayException NOT_FOUND when one is not theirs; INVALID_REQUEST about {@code ids}; RATE_LIMITED and
     *     UNAVAILABLE as in {@link #start}
     */
    public ImportProgress validate(long userId, List<Long> ids) {
        if (ids.isEmpty() || ids.size() > Tokens.MAX_IMPORT) {
            throw GatewayException.invalid("ids", "ids: Input should have 1 to " + Tokens.MAX_IMPORT + " numbers");
        }
        jobs.requireRoom(userId);
        return check(userId, ids.stream().distinct().map(id -> tokens.find(TokenRef.own(userId, id))).toList());
    }

    /**
     * Begins to check anybody's tokens again, for the administrator: the job is that of {@link #ADMINISTRATOR}.
     *
     * @param views 1-{@value #MOST_CHECKS} tokens
     * @return the job at its beginning
     * @throws GatewayException INVALID_REQUEST about {@code ids}; RATE_LIMITED and UNAVAILABLE as in {@link #start}
     */
    public ImportProgress validate(List<TokenView> views) {
        if (views.isEmpty() || views.size() > MOST_CHECKS) {
            throw GatewayException.invalid("ids", "ids: Input should have 1 to " + MOST_CHECKS + " numbers");
        }
        jobs.requireRoom(ADMINISTRATOR);
        return check(ADMINISTRATOR, views);
    }

    private ImportProgress check(long userId, List<TokenView> views) {
        List<ImportStep> steps = new ArrayList<>();
        for (TokenView view : views) {
            ImportLabel label = new ImportLabel(
                    steps.size() + 1, "token " + view.id(), view.name(), view.kind(), view.emailMasked());
            steps.add(new ImportStep(label, () -> {
                tokens.revalidate(new TokenRef(userId, view.id()));
                return new ImportOutcome(label, ImportOutcome.Result.PASSED, view.id(), "");
            }));
        }
        return begin(userId, ImportProgress.Task.VALIDATE, steps);
    }

    /**
     * Waits for a job's end.
     *
     * @param longest how long at most; also ends when the thread is interrupted, with its mark set
     * @return how far it has come then
     * @throws GatewayException NOT_FOUND as in {@link #find}
     */
    public ImportProgress await(long userId, long jobId, Duration longest) {
        ImportJob job = jobs.find(userId, jobId);
        try {
            job.await(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return job.progress();
    }

    /**
     * How far a job has come.
     *
     * @throws GatewayException NOT_FOUND when there is none of that number, it is another's, or it ended an hour ago
     */
    public ImportProgress find(long userId, long jobId) {
        return jobs.find(userId, jobId).progress();
    }

    /** A person's jobs, the newest first. */
    public List<ImportProgress> list(long userId) {
        return jobs.of(userId).stream().map(ImportJob::progress).toList();
    }

    /**
     * Calls off what has not begun; what has is finished.
     *
     * @throws GatewayException NOT_FOUND as in {@link #find}
     */
    public ImportProgress cancel(long userId, long jobId) {
        ImportJob job = jobs.find(userId, jobId);
        job.cancel(CALLED_OFF, clock.instant());
        return job.progress();
    }

    /** Begins nothing more, waits a while for what is under way, and stores what waits if the database is there. */
    @Override
    public void close() {
        jobs.stop(STOPPED);
        awaitAll(jobs.running());
        try {
            tokens.flush();
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING, "The database can't be reached at the end", e);
        }
        if (tokens.waiting() > 0) {
            LOG.log(System.Logger.Level.ERROR, "{0} accounts passed their check and could not be stored; their owners"
                    + " have to sign in to them again", Integer.toString(tokens.waiting()));
        }
    }

    private static void awaitAll(List<ImportJob> running) {
        long end = System.nanoTime() + STOP_WAIT.toNanos();
        try {
            for (ImportJob job : running) {
                job.await(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ImportProgress begin(long userId, ImportProgress.Task task, List<ImportStep> steps) {
        ImportJob job = jobs.add(userId, task, steps);
        try {
            for (int i = 0; i < Math.min(AT_A_TIME, steps.size()); i++) {
                threads.execute(this::work);
            }
        } catch (RejectedExecutionException e) {
            job.cancel(STOPPED, clock.instant());
            throw new GatewayException(Fault.UNAVAILABLE, "The gateway is stopping.", e);
        }
        LOG.log(System.Logger.Level.INFO, "job {0} of user {1}: {2} of {3} tokens", Long.toString(job.id()),
                Long.toString(userId), task, Integer.toString(steps.size()));
        return job.progress();
    }

    /** Goes on until no job has anything left, so that as many threads as there are work on whatever there is. */
    private void work() {
        Optional<ImportJobs.Turn> turn = jobs.turn();
        while (turn.isPresent()) {
            finish(turn.get());
            turn = jobs.turn();
        }
    }

    /** Whatever happens in a step, its job comes to an end. */
    private void finish(ImportJobs.Turn turn) {
        ImportOutcome outcome = refused(turn.step(), FAILED);
        try {
            outcome = outcome(turn.step());
        } finally {
            turn.job().done(outcome, clock.instant());
        }
    }

    private static ImportOutcome outcome(ImportStep step) {
        try {
            return step.work().get();
        } catch (GatewayException e) {
            ImportOutcome.Result result = e.fault() == Fault.CONFLICT
                    ? ImportOutcome.Result.ALREADY_THERE
                    : ImportOutcome.Result.REFUSED;
            return new ImportOutcome(step.label(), result, 0, e.getMessage());
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING, "An entry of an import failed", e);
            return refused(step, DATABASE_AWAY);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "An entry of an import failed", e);
            return refused(step, FAILED);
        }
    }

    private static ImportOutcome refused(ImportStep step, String why) {
        return new ImportOutcome(step.label(), ImportOutcome.Result.REFUSED, 0, why);
    }
}
