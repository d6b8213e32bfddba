package org.kirogate.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.jsp.jstl.fmt.LocalizationContext;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/** Shows JSPs: sets the frame, the one {@code view} record and the words, and forwards. Thread-safe. */
public final class Pages {
    private static final String BUNDLE = "i18n.messages";
    /** Where JSTL's {@code fmt:message} looks for its words in a request. */
    private static final String WORDS = "jakarta.servlet.jsp.jstl.fmt.localizationContext.request";
    /** Falls back to the base file, which is English, and never to the language of the server's machine. */
    private static final ResourceBundle.Control NO_SERVER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String stamp;
    private final String version;

    /** Pages of this build: {@code stamp} changes when static files do. */
    public Pages(String stamp, String version) {
        this.stamp = Objects.requireNonNull(stamp, "stamp");
        this.version = Objects.requireNonNull(version, "version");
    }

    /** Shows {@code WEB-INF/jsp/<jsp>.jsp} with a view, status 200 unless set before. */
    public void show(
            HttpServletRequest request, HttpServletResponse response, String jsp, Object view, Frame.Visitor visitor)
            throws ServletException, IOException {
        Frame.Reader reader = Preferences.of(request);
        Locale locale = locale(reader);
        request.setAttribute("view", view);
        request.setAttribute("frame", new Frame(
                new Frame.Site(request.getContextPath() + "/static", stamp, version), reader, visitor, here(request)));
        request.setAttribute(WORDS, new LocalizationContext(bundle(locale), locale));
        request.getRequestDispatcher("/WEB-INF/jsp/" + jsp + ".jsp").forward(request, response);
    }

    /** A sentence in the reader's language. */
    public String word(HttpServletRequest request, String key, Object... values) {
        Locale locale = locale(Preferences.of(request));
        return new MessageFormat(bundle(locale).getString(key), locale).format(values);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, Pages.class.getClassLoader(), NO_SERVER_LANGUAGE);
    }

    private static Locale locale(Frame.Reader reader) {
        return reader.language().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    /** After a form was refused the page's own address is the one to come back to, by GET. */
    private static String here(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getMethod().equals("GET") ? request.getQueryString() : null;
        return query == null ? path : path + "?" + query;
    }
}
