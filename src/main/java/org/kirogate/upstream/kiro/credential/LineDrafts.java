package org.kirogate.upstream.kiro.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kirogate.upstream.kiro.credential.Draft.Field;

/**
 * Credentials written one a line: card lines joined by {@code ----}, text or CSV with commas, packed with {@code |}, a
 * plain refresh token, an API key.
 */
final class LineDrafts {
    private static final String CARD_SEPARATOR = "----";
    /** What AWS refresh tokens begin with (section 1.1). */
    private static final String REFRESH_PREFIX = "aor";
    /** The columns of a card line; the password is read over. */
    private static final List<Optional<Field>> CARD = List.of(
            Optional.of(Field.EMAIL), Optional.empty(), Optional.of(Field.REFRESH_TOKEN), Optional.of(Field.CLIENT_ID),
            Optional.of(Field.CLIENT_SECRET), Optional.of(Field.PROVIDER));
    /** The columns of a text without a header line. */
    private static final List<Optional<Field>> TEXT = List.of(
            Optional.of(Field.EMAIL), Optional.of(Field.REFRESH_TOKEN), Optional.of(Field.NICKNAME),
            Optional.of(Field.PROVIDER));
    private static final List<Optional<Field>> PACKED = List.of(
            Optional.of(Field.REFRESH_TOKEN), Optional.of(Field.CLIENT_ID), Optional.of(Field.CLIENT_SECRET),
            Optional.of(Field.METHOD));
    private static final List<Optional<Field>> PACKED_SHORT =
            List.of(Optional.of(Field.REFRESH_TOKEN), Optional.of(Field.METHOD));

    private LineDrafts() {}

    /** Reads every line that is not blank and no comment. */
    static List<Draft> read(String text) {
        List<Draft> drafts = new ArrayList<>();
        List<Optional<Field>> columns = TEXT;
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (drafts.isEmpty() && isHeader(line)) {
                columns = cells(line).stream().map(Field::named).toList();
                continue;
            }
            drafts.add(ofLine(line, columns, lines.size() == 1 ? "the credential" : "line " + (i + 1)));
        }
        return drafts;
    }

    private static boolean isHeader(String line) {
        return line.contains(",")
                && cells(line).stream().anyMatch(cell -> Field.named(cell).equals(Optional.of(Field.REFRESH_TOKEN))
                        || Field.named(cell).equals(Optional.of(Field.API_KEY)));
    }

    private static Draft ofLine(String line, List<Optional<Field>> columns, String place) {
        if (line.startsWith("{")) {
            return JsonDrafts.ofLine(line, place);
        }
        if (line.contains(CARD_SEPARATOR)) {
            return fill(place, List.of(line.split(CARD_SEPARATOR, -1)), CARD);
        }
        if (line.contains(",")) {
            return fill(place, cells(line), columns);
        }
        return unpack(new Draft(place).put(Field.REFRESH_TOKEN, withoutProxyKey(line)));
    }

    /**
     * Some gateways let a key of their own and a refresh token travel as {@code KEY:TOKEN}. A refresh token may have a
     * colon inside too, so only what stands before another token's beginning is taken for a key.
     */
    private static String withoutProxyKey(String line) {
        int colon = line.indexOf(":" + REFRESH_PREFIX);
        return colon > 0 && !line.startsWith(REFRESH_PREFIX) ? line.substring(colon + 1) : line;
    }

    /** Takes a refresh token apart into which some tools pack its client, joined with {@code |}. */
    static Draft unpack(Draft draft) {
        String packed = draft.value(Field.REFRESH_TOKEN);
        if (!packed.contains("|")) {
            return draft;
        }
        List<String> parts = List.of(packed.split("\\|", -1));
        return fill(draft, parts, parts.size() == 2 ? PACKED_SHORT : PACKED);
    }

    private static Draft fill(String place, List<String> parts, List<Optional<Field>> columns) {
        return fill(new Draft(place), parts, columns);
    }

    private static Draft fill(Draft draft, List<String> parts, List<Optional<Field>> columns) {
        if (parts.size() > columns.size()) {
            return draft.broken("has " + parts.size() + " fields; at most " + columns.size() + " are expected there");
        }
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            columns.get(i).ifPresent(field -> draft.put(field, part));
        }
        return draft;
    }

    /** The cells of a CSV line: quotes around a cell, doubled inside it. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
