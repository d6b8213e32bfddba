package org.kirogate.portal;

import com.google.gson.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Fields;
import org.kirogate.page.Flash;
import org.kirogate.page.Told;
import org.kirogate.token.ImportAsk;
import org.kirogate.token.ImportText;
import org.kirogate.token.TokenImports;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenReplacement;
import org.kirogate.token.TokenView;

/**
 * {@code /user/tokens/add}: the panel for adding tokens alone; its form begins an import of what was pasted or of
 * files, or puts a new sign-in in the place of an old one. Thread-safe.
 */
public final class AddTokensPage extends UserPage {
    private static final long serialVersionUID = 1L;

    private final transient AddPanels panels;
    private final transient TokenImports imports;
    private final transient TokenReplacement replacement;

    /** The page of this user centre. */
    public AddTokensPage(Centre centre, AddPanels panels, TokenImports imports, TokenReplacement replacement) {
        super(centre);
        this.panels = panels;
        this.imports = imports;
        this.replacement = replacement;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        show(request, response, "user/token-add", panels.of(request, userId(request), OwnTokenShape.LIST));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            JsonObject members = ImportBody.read(request);
            List<ImportText> texts = ImportBody.texts(Fields.of(members)).stream()
                    .filter(text -> !text.text().isBlank()).toList();
            if (texts.isEmpty()) {
                throw new GatewayException(Fault.INVALID_REQUEST, "There is nothing to import.");
            }
            if (given(request, "renew").matches("[1-9]\\d{0,17}")) {
                renew(request, response, texts);
                return;
            }
            long job = imports.start(new ImportAsk(userId(request), texts, given(request, "name_prefix").strip(),
                    given(request, "is_public").equals("1"),
                    centre().trails().tokens().imported(actor(request)))).jobId();
            response.sendRedirect(request.getContextPath() + "/user?way=" + way(request) + "&job=" + job + "#add");
        } catch (GatewayException e) {
            if (e.fault() == Fault.NOT_FOUND) {
                throw e;
            }
            response.setStatus(e.fault().status());
            show(request, response, "user/token-add",
                    panels.of(request, userId(request), OwnTokenShape.LIST, Told.of(e.getMessage())));
        }
    }

    private void renew(HttpServletRequest request, HttpServletResponse response, List<ImportText> texts)
            throws IOException {
        String text = texts.stream().map(ImportText::text).collect(Collectors.joining("\n"));
        TokenView token = replacement.replaceText(TokenRef.own(userId(request), id(request, "renew")), text,
                centre().trails().tokens().renewed(actor(request)));
        goTo(request, response, OwnTokenShape.LIST, Flash.of("flash.tokens.renewed", token.name()));
    }

    private static String way(HttpServletRequest request) {
        return given(request, "way").equals(AddPanel.FILE) ? AddPanel.FILE : AddPanel.PASTE;
    }
}
