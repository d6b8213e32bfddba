package org.kirogate.page;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The words of all pages in one language: several files under {@code i18n}, one a part of the site, shown as one bundle.
 * Immutable.
 */
final class Words extends ResourceBundle {
    /** The files, without language and ending; a key stands in one of them only. */
    static final List<String> FILES = List.of(
            "messages", "lists", "overview", "users", "pool", "keys", "requests", "usage", "ip", "site", "audit",
            "system", "tokens", "account", "mine", "limits", "public");

    /** Falls back to the base file, which is English, and never to the language of the server's machine. */
    private static final Control NO_SERVER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    /** The English ones; the others have the same keys. */
    static final Words ENGLISH = new Words(Locale.ENGLISH);

    private static final Map<String, Words> BY_LANGUAGE =
            Map.of("en", ENGLISH, "zh", new Words(Locale.SIMPLIFIED_CHINESE));

    private final Locale language;
    private final Map<String, Object> words = new HashMap<>();

    private Words(Locale language) {
        this.language = language;
        for (String file : FILES) {
            ResourceBundle part = ResourceBundle.getBundle(
                    "i18n." + file, language, Words.class.getClassLoader(), NO_SERVER_LANGUAGE);
            part.keySet().forEach(key -> words.put(key, part.getString(key)));
        }
    }

    /** Those for a reader. */
    static Words of(Frame.Reader reader) {
        return BY_LANGUAGE.get(reader.language().equals("zh") ? "zh" : "en");
    }

    @Override
    public Locale getLocale() {
        return language;
    }

    @Override
    protected Object handleGetObject(String key) {
        return words.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(words.keySet());
    }

    /** A word that must be there: {@link MissingResourceException} otherwise. */
    String word(String key) {
        return getString(key);
    }
}
