package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.OneTimeForms;
import org.kirogate.token.Tokens;

/** {@code /user/keys/new}: asks for a name, makes an ordinary key and shows it, once. Thread-safe. */
public final class NewKeyPage extends SecretPage {
    private static final long serialVersionUID = 1L;

    /**
     * What the form shows.
     *
     * @param reaches how many tokens the user has
     * @param once    makes sure that it makes one key
     * @param error   what was wrong with the last attempt, or empty
     */
    public record View(String name, long reaches, String once, String error) {}

    /** The page of this user centre. */
    public NewKeyPage(Centre centre, OwnKeys acts, Tokens tokens) {
        super(centre, acts, tokens);
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        form(request, response, ApiKeys.DEFAULT_NAME, "");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String mark = given(request, OneTimeForms.FIELD);
        String name = given(request, "name");
        ApiKey.Shown shown;
        try {
            shown = once(mark, () -> acts().create(request, userId(request), name));
        } catch (GatewayException e) {
            if (fragment(request)) {
                throw e;
            }
            response.setStatus(e.fault().status());
            form(request, response, name, why(request, e));
            return;
        }
        reveal(request, response, "ordinary", shown);
    }

    private String why(HttpServletRequest request, GatewayException failure) {
        boolean full = failure.fault() == Fault.CONFLICT && failure.param().isEmpty();
        return full ? pages().word(request, "mine.new.full", ApiKeys.MAX_ORDINARY) : pages().told(request, failure);
    }

    private void form(HttpServletRequest request, HttpServletResponse response, String name, String error)
            throws ServletException, IOException {
        show(request, response, "user/key-new", new View(
                name, ownTokens(request), centre().forms().issue(), error));
    }
}
