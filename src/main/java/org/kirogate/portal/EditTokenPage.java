package org.kirogate.portal;

import com.google.gson.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.page.ApiCall;
import org.kirogate.page.Flash;
import org.kirogate.page.Told;
import org.kirogate.page.TokenPatch;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenRules;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/** {@code /user/tokens/edit}: a token's name and its limits, as its owner sets them. Thread-safe. */
public final class EditTokenPage extends OwnTokenPage {
    private static final long serialVersionUID = 1L;

    /**
     * What the page shows; a field as it was typed last.
     *
     * @param field the one that was wrong, empty = none
     */
    public record View(
            long id, String title, String name, String maxConcurrency, String requestsPerMinute, Told error,
            String field, String back) {
        public View {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(maxConcurrency, "maxConcurrency");
            Objects.requireNonNull(requestsPerMinute, "requestsPerMinute");
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(back, "back");
        }
    }

    /** The page of this user centre. */
    public EditTokenPage(Centre centre, Tokens tokens) {
        super(centre, tokens);
    }

    @Override
    void show(HttpServletRequest request, HttpServletResponse response, TokenView token, Told error, String field)
            throws ServletException, IOException {
        TokenRules rules = token.rules();
        boolean again = error.said();
        show(request, response, "user/token-edit", new View(
                token.id(), pages().word(request, "tokens.edit.title", token.name()),
                again ? given(request, "name") : token.name(),
                again ? given(request, "max_concurrency") : limit(rules.maxConcurrency()),
                again ? given(request, "requests_per_minute") : limit(rules.requestsPerMinute()), error, field,
                OwnTokenShape.back(request)));
    }

    @Override
    void change(HttpServletRequest request, HttpServletResponse response, TokenRef ref) throws IOException {
        JsonObject members = new JsonObject();
        for (String name : List.of("name", "max_concurrency", "requests_per_minute")) {
            members.addProperty(name, given(request, name));
        }
        TokenPatch patch = TokenPatch.byOwner(new ApiCall("PATCH", List.of(), members, request));
        TokenView token = tokens().change(ref, Tokens.ANY_VERSION, patch::apply,
                centre().trails().tokens().changed(actor(request)));
        goTo(request, response, OwnTokenShape.back(request), Flash.of("flash.tokens.saved", token.name()));
    }

    private static String limit(int limit) {
        return limit == TokenRules.AS_CONFIGURED ? "" : Integer.toString(limit);
    }
}
