package org.kirogate.portal;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kirogate.page.ApiCall;
import org.kirogate.page.Flash;
import org.kirogate.page.Told;
import org.kirogate.page.TokenPatch;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;
import org.kirogate.token.terms.ShareTerms;

/** {@code /user/tokens/terms}: on which terms super keys may use a token. Thread-safe. */
public final class TokenTermsPage extends OwnTokenPage {
    private static final long serialVersionUID = 1L;
    private static final String SHARE = "share.";

    /**
     * What the page shows; a field as it was typed last.
     *
     * @param field  the one that was wrong, empty = none
     * @param listed models that the account has, so that one need not guess their names
     */
    public record View(
            long id, String title, String percent, String reserve, String hours, String zone, String models,
            List<String> listed, Told error, String field, String back) {
        public View {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(percent, "percent");
            Objects.requireNonNull(reserve, "reserve");
            Objects.requireNonNull(hours, "hours");
            Objects.requireNonNull(zone, "zone");
            Objects.requireNonNull(models, "models");
            listed = List.copyOf(listed);
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(back, "back");
        }
    }

    /** The page of this user centre. */
    public TokenTermsPage(Centre centre, Tokens tokens) {
        super(centre, tokens);
    }

    @Override
    void show(HttpServletRequest request, HttpServletResponse response, TokenView token, Told error, String param)
            throws ServletException, IOException {
        ShareTerms terms = token.rules().terms();
        boolean again = error.said();
        show(request, response, "user/token-terms", new View(
                token.id(), pages().word(request, "tokens.terms.title", token.name()),
                again ? given(request, "percent") : Integer.toString(terms.percent()),
                again ? given(request, "reserve") : plain(terms.reserve()),
                again ? given(request, "hours") : joined(terms.hours()),
                again ? given(request, "zone") : terms.zone().getId(),
                again ? given(request, "models") : joined(terms.models()),
                token.modelIds(), error, field(param), OwnTokenShape.back(request)));
    }

    @Override
    void change(HttpServletRequest request, HttpServletResponse response, TokenRef ref) throws IOException {
        JsonObject share = new JsonObject();
        number(share, request, "percent");
        number(share, request, "reserve");
        share.add("hours", list(given(request, "hours").replace('–', '-').replace('：', ':')));
        share.addProperty("zone", given(request, "zone"));
        share.add("models", list(given(request, "models")));
        JsonObject members = new JsonObject();
        members.add("share", share);
        TokenPatch patch = TokenPatch.byOwner(new ApiCall("PATCH", List.of(), members, request));
        TokenView token = tokens().change(ref, Tokens.ANY_VERSION, patch::apply,
                centre().trails().tokens().changed(actor(request)));
        goTo(request, response, OwnTokenShape.back(request), Flash.of("flash.tokens.terms", token.name()));
    }

    /** An empty field is what holds when nobody set it; what is no number is refused by whoever reads it. */
    private static void number(JsonObject share, HttpServletRequest request, String name) {
        String text = given(request, name).strip();
        if (text.isEmpty()) {
            share.add(name, JsonNull.INSTANCE);
        } else if (text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            share.add(name, new JsonPrimitive(new BigDecimal(text)));
        } else {
            share.addProperty(name, -1);
        }
    }

    private static JsonArray list(String text) {
        JsonArray list = new JsonArray();
        Arrays.stream(text.split("[\\s,，、;；]+")).filter(part -> !part.isEmpty()).forEach(list::add);
        return list;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** {@code share.hours[1]} is about the field {@code hours}. */
    private static String field(String param) {
        return param.startsWith(SHARE) ? param.substring(SHARE.length()).replaceAll("\\[.*", "") : param;
    }
}
