package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.kirogate.page.Csv;
import org.kirogate.token.ImportOutcome;
import org.kirogate.token.ImportProgress;
import org.kirogate.token.TokenImports;

/**
 * {@code /user/tokens/imports}: the results of an import or a check as a table, all or only what failed, and the way to
 * call off the rest. Thread-safe.
 */
public final class ImportJobPage extends UserPage {
    private static final long serialVersionUID = 1L;
    private static final String JOB = "job";

    private final transient TokenImports imports;

    /** The page of this user centre. */
    public ImportJobPage(Centre centre, TokenImports imports) {
        super(centre);
        this.imports = imports;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ImportProgress job = imports.find(userId(request), id(request, JOB));
        boolean all = !given(request, "only").equals("failed");
        Csv csv = new Csv(response, all ? "import" : "import-failed");
        csv.row("entry", "place", "name", "kind", "email", "result", "token_id", "message");
        job.outcomes().stream().filter(outcome -> all || failed(outcome.result())).forEach(outcome -> csv.row(
                outcome.label().entry(), outcome.label().place(), outcome.label().name(), outcome.label().kind(),
                outcome.label().emailMasked(), outcome.result().name().toLowerCase(Locale.ROOT),
                outcome.tokenId() == 0 ? "" : outcome.tokenId(), outcome.message()));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long job = imports.cancel(userId(request), id(request, JOB)).jobId();
        response.sendRedirect(request.getContextPath() + OwnTokenShape.LIST + "?job=" + job + "#add");
    }

    private static boolean failed(ImportOutcome.Result result) {
        return switch (result) {
            case IMPORTED, PASSED, WAITING -> false;
            case ALREADY_THERE, REFUSED, CANCELLED -> true;
        };
    }
}
