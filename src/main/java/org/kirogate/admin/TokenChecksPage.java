package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Csv;
import org.kirogate.page.Flash;
import org.kirogate.page.Moment;
import org.kirogate.token.ImportOutcome;
import org.kirogate.token.ImportProgress;
import org.kirogate.token.TokenImports;

/**
 * {@code /admin/tokens/checks/{job}}: how far a check of many tokens has come; {@code /admin/tokens/checks} leads to
 * the newest. The job goes on whoever looks. Thread-safe.
 */
public final class TokenChecksPage extends AdminPage {
    /** Where checks are shown. */
    static final String PATH = "/admin/tokens/checks";

    private static final long serialVersionUID = 1L;
    /** Tokens that are shown; all of them are in the table for spreadsheets. */
    private static final int MOST_SHOWN = 100;

    private final transient TokenImports jobs;

    /**
     * What the page shows.
     *
     * @param done    tokens that are through
     * @param passed  those of them that are fine
     * @param failed  those that are not, first
     * @param hidden  failed ones that are not shown
     */
    public record View(
            long job, String state, int total, int done, int passed, List<ImportOutcome> failed, int hidden,
            Moment started, Moment ended) {
        public View {
            failed = List.copyOf(failed);
        }
    }

    /** The page over these jobs. */
    public TokenChecksPage(Console console, TokenImports jobs) {
        super(console);
        this.jobs = jobs;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (request.getPathInfo() == null) {
            String newest = jobs.list(TokenImports.ADMINISTRATOR).stream().findFirst()
                    .map(job -> PATH + "/" + job.jobId()).orElse(TokensPage.PATH);
            response.sendRedirect(request.getContextPath() + newest);
            return;
        }
        ImportProgress job = jobs.find(TokenImports.ADMINISTRATOR, job(request));
        if (csv(request)) {
            export(job, response);
            return;
        }
        List<ImportOutcome> failed = job.outcomes().stream()
                .filter(outcome -> outcome.result() != ImportOutcome.Result.PASSED).toList();
        show(request, response, "admin/token-checks", new View(
                job.jobId(), job.state().name().toLowerCase(Locale.ROOT), job.total(),
                job.outcomes().size(), job.count(ImportOutcome.Result.PASSED),
                failed.subList(0, Math.min(MOST_SHOWN, failed.size())), Math.max(0, failed.size() - MOST_SHOWN),
                Moment.of(job.startedAt()), Moment.of(job.endedAt())));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ImportProgress job = jobs.cancel(TokenImports.ADMINISTRATOR, job(request));
        goTo(request, response, PATH + "/" + job.jobId(), Flash.of("flash.pool.checkStopped"));
    }

    private static void export(ImportProgress job, HttpServletResponse response) throws IOException {
        Csv csv = new Csv(response, "token-checks");
        csv.row("place", "name", "result", "message");
        job.outcomes().forEach(outcome -> csv.row(
                outcome.label().place(), outcome.label().name(), outcome.result().name(), outcome.message()));
    }

    private static long job(HttpServletRequest request) {
        String number = String.valueOf(request.getPathInfo()).substring(1);
        if (!number.matches("\\d{1,18}")) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such check.").about("check");
        }
        return Long.parseLong(number);
    }
}
