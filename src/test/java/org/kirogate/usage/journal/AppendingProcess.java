package org.kirogate.usage.journal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** A process that appends for as long as it lives, and says what it has appended. */
final class AppendingProcess {
    private AppendingProcess() {}

    /**
     * Appends to the journal in the folder {@code arguments[0]}: requests of even numbers begin and end, others
     * begin.
     */
    public static void main(String[] arguments) {
        Journal journal = Journal.open(
                Path.of(arguments[0]), DiskFile::make, 256 * 1024, 1000, InstantSource.system());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        byte[] body = new byte[300];
        for (int number = 0; ; number++) {
            String id = "r" + number;
            boolean kept = journal.append(Entry.Kind.BEGUN, id, body)
                    && (number % 2 == 1 || journal.append(Entry.Kind.ENDED, id, body));
            if (!kept) {
                throw new IllegalStateException("The journal did not take " + id);
            }
            out.println(id);
        }
    }
}
