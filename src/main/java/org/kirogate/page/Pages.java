package org.kirogate.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.jsp.jstl.fmt.LocalizationContext;
import java.io.IOException;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.site.Announcement;

/** Shows JSPs: sets the frame, the one {@code view} record and the words, and forwards. Thread-safe. */
public final class Pages {
    /** Where JSTL's {@code fmt:message} looks for its words in a request. */
    private static final String WORDS = "jakarta.servlet.jsp.jstl.fmt.localizationContext.request";

    /** What a refusal is about when there is nothing at the path itself. */
    static final String PATH_FIELD = "path";
    /** What a refusal is about when the reader's address is blocked. */
    public static final String BLOCKED = "blocked";
    /** What a refusal is about during maintenance. */
    public static final String MAINTENANCE = "maintenance";

    private static final String NO_PAGE = "noPage";

    private static final int LONGEST_PATH = 100;

    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    private final String stamp;
    private final String version;
    private final Supplier<Announcement> announcement;
    private final BooleanSupplier registrable;

    /**
     * Pages of this build.
     *
     * @param stamp        changes when static files do
     * @param announcement the one to all users
     * @param registrable  whether somebody may register now
     */
    public Pages(
            String stamp, String version, Supplier<Announcement> announcement, BooleanSupplier registrable) {
        this.stamp = Objects.requireNonNull(stamp, "stamp");
        this.version = Objects.requireNonNull(version, "version");
        this.announcement = Objects.requireNonNull(announcement, "announcement");
        this.registrable = Objects.requireNonNull(registrable, "registrable");
    }

    /** Shows {@code WEB-INF/jsp/<jsp>.jsp} with a view, status 200 unless set before. */
    public void show(
            HttpServletRequest request, HttpServletResponse response, String jsp, Object view, Frame.Visitor visitor)
            throws ServletException, IOException {
        Frame.Reader reader = Preferences.of(request);
        Words words = Words.of(reader);
        request.setAttribute("view", view);
        request.setAttribute("frame", new Frame(
                new Frame.Site(request.getContextPath() + "/static", stamp, version, registrable.getAsBoolean()), reader,
                visitor, here(request), toast(request, response, words), notice(reader)));
        request.setAttribute(WORDS, new LocalizationContext(words, words.getLocale()));
        request.getRequestDispatcher("/WEB-INF/jsp/" + jsp + ".jsp").forward(request, response);
    }

    /** The reader's language, {@code en} or {@code zh}. */
    public String language(HttpServletRequest request) {
        return Preferences.of(request).language();
    }

    /** A sentence in the reader's language. */
    public String word(HttpServletRequest request, String key, Object... values) {
        return said(Words.of(Preferences.of(request)), key, values);
    }

    /** Whether there are such words: for what comes from elsewhere and may have a name that no page knows. */
    public boolean knows(String key) {
        return Words.ENGLISH.containsKey(key);
    }

    /**
     * Why something was refused, in the reader's language: the words for this fault about this field, else for the
     * fault, else a sentence that says no more than that.
     */
    public String told(HttpServletRequest request, GatewayException failure) {
        Words words = Words.of(Preferences.of(request));
        String fault = "fault." + failure.fault();
        String exact = fault + "." + failure.param();
        String general = words.containsKey(fault) ? fault : "fault.other";
        long seconds = failure.retryAfter().map(wait -> wait.plusMillis(999).toSeconds()).orElse(1L);
        return word(request, words.containsKey(exact) ? exact : general, path(request), Math.max(1, seconds));
    }

    /** Shows the page for something that failed. */
    public void refuse(
            HttpServletRequest request, HttpServletResponse response, GatewayException failure, Frame.Visitor visitor)
            throws ServletException, IOException {
        response.setStatus(failure.fault().status());
        String what = what(failure);
        show(request, response, "error", new Failure(
                failure.fault().status(),
                what,
                told(request, failure),
                String.valueOf(response.getHeader("x-request-id")),
                places(what, request, visitor)), visitor);
    }

    private static List<LikelyPlaces.Place> places(String what, HttpServletRequest request, Frame.Visitor visitor) {
        return switch (what) {
            case NO_PAGE -> LikelyPlaces.of(shortened(path(request)));
            case BLOCKED -> List.of();
            case MAINTENANCE -> LikelyPlaces.DURING_MAINTENANCE;
            default -> LikelyPlaces.of(visitor.console() ? "/admin" : visitor.signedIn() ? "/user" : "/");
        };
    }

    /** Nobody's address is longer, and comparing a longer one would cost. */
    private static String shortened(String path) {
        return path.substring(0, Math.min(path.length(), LONGEST_PATH));
    }

    private static String what(GatewayException failure) {
        return switch (failure.param()) {
            case PATH_FIELD -> NO_PAGE;
            case BLOCKED, MAINTENANCE -> failure.param();
            default -> failure.fault() == Fault.NOT_FOUND ? "gone"
                    : failure.fault().status() >= Fault.INTERNAL.status() ? "failed" : "refused";
        };
    }

    /** The path that was asked for, inside the application, also while the container shows its failure. */
    static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String uri = failed instanceof String text ? text : request.getRequestURI();
        return uri.substring(Math.min(uri.length(), request.getContextPath().length()));
    }

    private static String said(Words words, String key, Object... values) {
        String text = words.word(key);
        if (values.length == 0) {
            return text;
        }
        MessageFormat format = new MessageFormat(text, words.getLocale());
        Object[] told = Arrays.stream(values).map(Pages::isolated).toArray();
        Format[] formats = format.getFormatsByArgumentIndex();
        for (int i = 0; i < Math.min(told.length, formats.length); i++) {
            // What a page left for the next one comes back as text; the plural is chosen by the number.
            if (formats[i] instanceof ChoiceFormat && told[i] instanceof String number) {
                told[i] = Long.valueOf(number);
            }
        }
        return format.format(told);
    }

    /** A name that turns the direction of writing turns its own only, not that of the sentence around it. */
    private static Object isolated(Object value) {
        if (!(value instanceof String name) || name.chars().noneMatch(Pages::turns)) {
            return value;
        }
        return FIRST_STRONG_ISOLATE + name.replace(POP_ISOLATE, "") + POP_ISOLATE;
    }

    private static boolean turns(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT, Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR, Character.DIRECTIONALITY_NONSPACING_MARK,
                    Character.DIRECTIONALITY_BOUNDARY_NEUTRAL, Character.DIRECTIONALITY_WHITESPACE,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS, Character.DIRECTIONALITY_UNDEFINED,
                    Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR, Character.DIRECTIONALITY_SEGMENT_SEPARATOR -> false;
            default -> true;
        };
    }

    /** What the page before left to be said on this one. */
    private static Frame.Toast toast(HttpServletRequest request, HttpServletResponse response, Words words) {
        return Flash.take(request, response)
                .filter(flash -> words.containsKey(flash.key()))
                .map(flash -> new Frame.Toast(
                        said(words, flash.key(), flash.values().toArray()), flash.undoPath(), flash.undoFields()))
                .orElse(Frame.Toast.NONE);
    }

    private String notice(Frame.Reader reader) {
        Announcement current = announcement.get();
        return current.visible() ? current.text(reader.language()).strip() : "";
    }

    /** After a form was refused the page's own address is the one to come back to, by GET. */
    private static String here(HttpServletRequest request) {
        String query = request.getMethod().equals("GET") ? request.getQueryString() : null;
        return query == null ? path(request) : path(request) + "?" + query;
    }
}
