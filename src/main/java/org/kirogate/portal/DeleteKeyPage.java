package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kirogate.access.ApiKey;
import org.kirogate.fault.Fault;
import org.kirogate.page.Flash;

/** {@code /user/keys/delete}: asks for the key's name, then deletes it for good. Thread-safe. */
public final class DeleteKeyPage extends OwnKeyPage {
    private static final long serialVersionUID = 1L;

    /**
     * What the page shows.
     *
     * @param title the question, which names the key
     * @param error what was wrong with the last attempt, or empty
     */
    public record View(long id, String name, String prefix, boolean active, String title, String back, String error) {}

    /** The page of this user centre. */
    public DeleteKeyPage(Centre centre, OwnKeys acts) {
        super(centre, acts);
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        show(request, response, "");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ApiKey key = key(request);
        if (!given(request, "typed").strip().equals(key.name())) {
            response.setStatus(Fault.INVALID_REQUEST.status());
            show(request, response, pages().word(request, "mine.delete.mistyped"));
            return;
        }
        acts().delete(request, userId(request), key.id());
        goTo(request, response, back(request), Flash.of("flash.mine.deleted", key.name()));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String error)
            throws ServletException, IOException {
        ApiKey key = key(request);
        show(request, response, "user/key-delete", new View(
                key.id(), key.name(), key.prefix(), key.active(),
                pages().word(request, "mine.delete.title", key.name()), back(request), error));
    }
}
