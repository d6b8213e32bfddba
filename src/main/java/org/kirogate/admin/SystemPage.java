package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.kirogate.config.SettingInForce;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.Moment;
import org.kirogate.page.TokenTrail;
import org.kirogate.token.Tokens;

/**
 * {@code /admin/system}: versions, figures and configuration of this node, its self-test, and the new sealing of stored
 * credentials. Asks the database for nothing, so that it shows itself while that is away. Thread-safe.
 */
public final class SystemPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/admin/system";
    private static final String SELF_TEST = PATH + "/self-test";
    private static final String RESEAL = PATH + "/re-encrypt";
    private static final String TEST_ALERT = PATH + "/test-alert";
    private static final String WEBHOOK = "ALERT_WEBHOOK_URL";

    private final transient Supplier<List<FactGroup>> facts;
    private final transient List<SettingInForce> inForce;
    private final transient SelfTest selfTest;
    private final transient Resealing resealing;
    private final transient Runnable testAlert;

    /** A line of the configuration; {@code known} tells whether the words explain it. */
    public record Line(SettingInForce setting, boolean known) {
        /** {@code default}, {@code file} or {@code environment}. */
        public String source() {
            return setting.source().name().toLowerCase(Locale.ROOT);
        }

        /** Whether somebody set it. */
        public boolean set() {
            return setting.source() != SettingInForce.Source.DEFAULT;
        }
    }

    /**
     * The last self-test.
     *
     * @param at   when, {@link Moment#NEVER} = not yet
     * @param bad  checks that failed
     * @param warn checks that somebody should look at
     */
    public record Tested(Moment at, List<SelfTest.Step> steps, long bad, long warn) {
        public Tested {
            Objects.requireNonNull(at, "at");
            steps = List.copyOf(steps);
        }
    }

    /**
     * What the page shows.
     *
     * @param lines  the configuration, all of it or what somebody set
     * @param all    whether it is all
     * @param set    how many settings somebody set
     * @param total  how many there are
     * @param checks how many the self-test has
     * @param alerts whether alerts are sent anywhere
     */
    public record View(
            List<FactGroup> groups, List<Line> lines, boolean all, long set, long total, Tested tested, int checks,
            boolean alerts) {
        public View {
            groups = List.copyOf(groups);
            lines = List.copyOf(lines);
            Objects.requireNonNull(tested, "tested");
        }
    }

    /**
     * The page of this console.
     *
     * @param facts     those of the moment
     * @param inForce   the whole configuration
     * @param testAlert has an alert sent that says it is a test; returns at once
     */
    public SystemPage(
            Console console, Supplier<List<FactGroup>> facts, List<SettingInForce> inForce, SelfTest selfTest,
            Tokens tokens, TokenTrail trail, Runnable testAlert) {
        super(console);
        this.facts = facts;
        this.inForce = List.copyOf(inForce);
        this.selfTest = selfTest;
        this.resealing = new Resealing(tokens, trail);
        this.testAlert = testAlert;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (request.getServletPath().equals(RESEAL)) {
            show(request, response, "admin/re-encrypt", PATH);
            return;
        }
        boolean all = given(request, "settings").equals("all");
        List<Line> lines = inForce.stream()
                .map(one -> new Line(one, pages().knows("system.setting." + one.name())))
                .toList();
        long set = lines.stream().filter(Line::set).count();
        Tested tested = selfTest.last()
                .map(report -> new Tested(Moment.of(report.at()), report.steps(),
                        report.count(SelfTest.Outcome.BAD), report.count(SelfTest.Outcome.WARN)))
                .orElse(new Tested(Moment.NEVER, List.of(), 0, 0));
        show(request, response, "admin/system", new View(
                facts.get(), all ? lines : lines.stream().filter(Line::set).toList(), all, set, lines.size(), tested,
                selfTest.size(), sendsAlerts()));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case SELF_TEST -> {
                selfTest.run();
                response.sendRedirect(request.getContextPath() + PATH + "#self-test");
            }
            case RESEAL -> {
                int sealed = resealing.run(request);
                goTo(request, response, PATH,
                        sealed == 0 ? Flash.of("flash.resealed.none") : Flash.of("flash.resealed", sealed));
            }
            case TEST_ALERT -> {
                if (!sendsAlerts()) {
                    throw new GatewayException(Fault.CONFLICT, "Set " + WEBHOOK + " first: alerts are sent nowhere.");
                }
                testAlert.run();
                goTo(request, response, PATH, Flash.of("flash.alert.test"));
            }
            default -> throw new GatewayException(Fault.METHOD_NOT_ALLOWED, "This page only shows.");
        }
    }

    private boolean sendsAlerts() {
        return inForce.stream().anyMatch(one -> one.name().equals(WEBHOOK) && !one.value().isEmpty());
    }
}
