package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.OneTimeForms;
import org.kirogate.token.Tokens;

/** {@code /user/keys/rotate}: gives an ordinary key a new secret and shows it, once. Thread-safe. */
public final class RotateKeyPage extends SecretPage {
    private static final long serialVersionUID = 1L;
    /** Hours for which the old secret may go on. */
    private static final List<Integer> GRACE = List.of(0, 1, 24, 72, ApiKeys.MAX_GRACE_HOURS);

    /**
     * What the form shows.
     *
     * @param hours what can be chosen
     * @param once  makes sure that it makes one secret
     */
    public record View(
            long id, String name, String prefix, String title, List<Integer> hours, String once, String back) {
        public View {
            hours = List.copyOf(hours);
        }
    }

    /** The page of this user centre. */
    public RotateKeyPage(Centre centre, OwnKeys acts, Tokens tokens) {
        super(centre, acts, tokens);
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ApiKey key = ordinaryKey(request);
        show(request, response, "user/key-rotate", new View(
                key.id(), key.name(), key.prefix(), pages().word(request, "mine.rotate.title", key.name()), GRACE,
                centre().forms().issue(), back(request)));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        int hours = hours(given(request, "grace_hours"));
        ApiKey key = ordinaryKey(request);
        ApiKey.Shown shown = once(given(request, OneTimeForms.FIELD),
                () -> acts().rotate(request, userId(request), key.id(), hours));
        reveal(request, response, "renewed", shown);
    }

    private static int hours(String text) {
        return GRACE.stream().filter(hours -> hours.toString().equals(text)).findFirst()
                .orElseThrow(() -> GatewayException.invalid(
                        "grace_hours", "grace_hours is one of " + GRACE + ", not what was sent."));
    }
}
