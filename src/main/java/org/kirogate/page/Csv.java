package org.kirogate.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;

/**
 * A table for spreadsheets, written row by row as it comes (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets
 * read Chinese). A cell that a spreadsheet would take for a formula begins with an apostrophe. One answer, one thread.
 */
public final class Csv {
    private static final String FORMULA = "=+-@\t\r";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PrintWriter out;

    /**
     * Begins the answer.
     *
     * @param file name that a browser saves it under, letters, digits and dashes only, without ending
     */
    public Csv(HttpServletResponse response, String file) throws IOException {
        if (!file.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException(file);
        }
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("content-disposition", "attachment; filename=\"" + file + ".csv\"");
        this.out = response.getWriter();
        out.write(BYTE_ORDER_MARK);
    }

    /** Writes one row; a number as it is. */
    public void row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(cell(cells[i]));
        }
        out.write("\r\n");
    }

    /** Whether the reader has gone away: nothing more need be read for them. */
    public boolean broken() {
        return out.checkError();
    }

    static String cell(Object value) {
        String text = Objects.toString(value, "");
        if (!(value instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
