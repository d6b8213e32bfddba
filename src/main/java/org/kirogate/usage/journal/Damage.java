package org.kirogate.usage.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes of a file that are no entry. A process that was killed leaves the beginning of one entry at the end of its
 * file, a machine that lost its power perhaps zeros: that is a torn tail, and nothing is lost by cutting it. Anything
 * else is a broken file: what follows can't be trusted and is kept aside for whoever wants to look.
 */
final class Damage {
    private static final System.Logger LOG = System.getLogger(Damage.class.getName());
    private static final int LONGEST = Frame.HEAD + Frame.MAX;

    private Damage() {}

    /** Tells the damage that begins at an offset of a file; the file itself stays as it is. */
    static void tell(Path file, long offset) throws IOException {
        String place = file + " at byte " + offset + " of " + Files.size(file);
        if (torn(file, offset)) {
            LOG.log(System.Logger.Level.WARNING, "Journal: the tail of {0} is torn; it is cut at the last whole"
                    + " entry, all entries before it count", place);
            return;
        }
        Path aside = file.resolveSibling(file.getFileName() + "." + offset + ".broken");
        try (InputStream in = from(file, offset); OutputStream out = Files.newOutputStream(aside)) {
            in.transferTo(out);
        }
        LOG.log(System.Logger.Level.ERROR, "Journal: {0} is broken; all entries before that count, the rest can''t be"
                + " trusted and is kept in {1}", place, aside.getFileName());
    }

    /** Whether what begins at an offset is an entry that was not finished. */
    static boolean torn(Path file, long offset) throws IOException {
        if (Files.size(file) - offset > LONGEST) {
            return onlyZeros(file, offset);
        }
        byte[] rest;
        try (InputStream in = from(file, offset)) {
            rest = in.readAllBytes();
        }
        for (int at = 0; at + Frame.HEAD <= rest.length; at++) {
            int length = Frame.length(rest, at);
            if (length > 0 && at + Frame.HEAD + length <= rest.length && Frame.read(rest, at, length).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static boolean onlyZeros(Path file, long offset) throws IOException {
        try (InputStream in = from(file, offset)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static InputStream from(Path file, long offset) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.skipNBytes(offset);
        return in;
    }
}
