package org.kirogate.usage.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kirogate.support.SteppedClock;

/** What was appended is given back until it is carried, and not after; in this process or the next. */
class JournalIT {
    private static final int SMALL = 2000;
    private static final String BROKEN = ".broken";

    @TempDir
    private Path folder;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final FailingDisk disk = new FailingDisk();

    @Test
    void endsAreReadInOrderAndAgainUntilTheyAreCarried() {
        try (Journal journal = open()) {
            begin(journal, "a");
            end(journal, "a", "b", "c");
            assertEquals(List.of("a", "b"), ids(live(journal).read(2)));
            assertEquals(List.of("a", "b"), ids(live(journal).read(2)), "not carried");
            assertEquals(3, journal.waiting());
            live(journal).carried();
            assertEquals(List.of("c"), ids(live(journal).read(2)));
            live(journal).carried();
            assertEquals(0, journal.waiting());
            assertEquals(List.of(), live(journal).read(2));
        }
    }

    @Test
    void aProcessThatWasKilledLosesNothingAndItsOpenRequestsAreTold() {
        Journal gone = open();
        begin(gone, "over", "open", "carried");
        end(gone, "carried");
        live(gone).read(10);
        live(gone).carried();
        end(gone, "over");
        Killed.kill(gone);
        try (Journal next = open()) {
            end(next, "mine");
            List<JournalPart> parts = next.parts();
            assertEquals(2, parts.size());
            assertEquals(4, next.waiting());
            assertEquals(List.of("carried", "over", "open"), ids(parts.get(0).read(10)), "carried is known by its id");
            assertEquals(Entry.Kind.BEGUN, parts.get(0).read(10).get(2).kind());
            parts.get(0).carried();
            assertEquals(List.of("mine"), ids(parts.get(1).read(10)));
            assertEquals(1, next.parts().size(), "what was left is carried");
            assertEquals(1, next.waiting());
        }
    }

    @Test
    void whatWasLeftIsCarriedInStepsAndAKillAmongThemLosesNothing() {
        Journal gone = open();
        begin(gone, "open");
        IntStream.range(0, 100).forEach(i -> end(gone, "r" + i));
        Killed.kill(gone);
        Journal second = open();
        JournalPart left = second.parts().get(0);
        List<String> seen = new ArrayList<>();
        for (int step = 0; step < 5; step++) {
            seen.addAll(ids(left.read(10)));
            left.carried();
        }
        Killed.kill(second);
        try (Journal third = open()) {
            seen.addAll(carryAll(third));
            assertTrue(seen.containsAll(IntStream.range(0, 100).mapToObj(i -> "r" + i).toList()));
            assertTrue(seen.contains("open"), "a request in flight is told at last");
            assertEquals(0, third.waiting());
        }
        assertEquals(0, files(".journal"));
    }

    @Test
    void filesThatAreCarriedAreRemovedAndRequestsThatGoOnAreNotedAnew() {
        Journal journal = open();
        begin(journal, "long");
        IntStream.range(0, 200).forEach(i -> end(journal, "r" + i));
        assertTrue(files(".journal") > 5);
        assertEquals(200, carryAll(journal).size());
        assertEquals(1, files(".journal"));
        Killed.kill(journal);
        try (Journal next = open()) {
            assertTrue(carryAll(next).contains("long"));
        }
    }

    @Test
    void carriedEntriesDoNotStayOnTheDisk() {
        try (Journal journal = open()) {
            end(journal, "a");
            assertEquals(List.of("a"), carryAll(journal));
            clock.advance(Duration.ofMinutes(2));
            carryAll(journal);
            carryAll(journal);
            assertEquals(0, journal.bytes());
        }
        assertEquals(0, files(".journal"), "a process that ends in order leaves no file");
    }

    @Test
    void processesSideBySideHaveASlotEachAndAdoptOnlyThoseOfTheDead() {
        Journal first = open();
        try (Journal second = open()) {
            end(first, "a");
            end(second, "b");
            assertEquals(List.of("b"), carryAll(second), "another's that lives");
            Killed.kill(first);
            clock.advance(Duration.ofMinutes(2));
            assertEquals(List.of("a"), carryAll(second));
            try (Journal third = open()) {
                assertTrue(Files.exists(folder.resolve("0")));
                end(third, "c");
                assertEquals(List.of("c"), carryAll(third));
            }
        }
    }

    @Test
    void aFullDiskSaysNoAndIsUsedAgainWhenThereIsRoom() {
        try (Journal journal = Journal.open(folder, disk, SMALL, 100, clock)) {
            end(journal, "a");
            disk.full(true);
            assertFalse(journal.append(Entry.Kind.ENDED, "lost", body("lost")));
            assertTrue(journal.failing());
            journal.sync();
            assertTrue(journal.failing(), "still full");
            disk.full(false);
            journal.sync();
            assertFalse(journal.failing());
            end(journal, "b");
            assertEquals(List.of("a", "b"), carryAll(journal));
        }
        assertEquals(0, files(BROKEN));
    }

    @Test
    void whatADiskTookHalfIsATornTailOfItsFile() {
        Journal gone = Journal.open(folder, disk, SMALL, 100, clock);
        end(gone, "a");
        disk.cutsNothing();
        disk.full(true);
        assertFalse(gone.append(Entry.Kind.ENDED, "lost", body("lost")));
        Killed.kill(gone);
        try (Journal next = open()) {
            assertEquals(List.of("a"), carryAll(next));
        }
        assertEquals(0, files(BROKEN));
    }

    @Test
    void aFolderThatCannotBeUsedIsTriedAgain() throws IOException {
        Path inTheWay = folder.resolve("journal");
        Files.writeString(inTheWay, "a file");
        try (Journal journal = Journal.open(inTheWay, 100, clock)) {
            assertTrue(journal.failing());
            assertFalse(journal.append(Entry.Kind.ENDED, "a", body("a")));
            assertEquals(List.of(), journal.parts());
            Files.delete(inTheWay);
            journal.sync();
            assertFalse(journal.failing());
            end(journal, "b");
            assertEquals(List.of("b"), carryAll(journal));
        }
    }

    @Test
    void entriesThatWaitAreFoundByTheirIdTheNewestOnesAtLeast() {
        try (Journal journal = Journal.open(folder, DiskFile::make, SMALL, 10, clock)) {
            IntStream.range(0, 30).forEach(i -> end(journal, "r" + i));
            assertEquals("r29", journal.find("r29").orElseThrow().id());
            assertTrue(journal.find("r0").isEmpty());
            carryAll(journal);
            assertTrue(journal.find("r29").isEmpty(), "carried");
        }
    }

    @Test
    void foldersAreTheOwnersAlone() throws IOException {
        try (Journal journal = Journal.open(folder.resolve("a/b"), 10, clock)) {
            assertFalse(journal.failing());
            for (String name : List.of("a", "a/b", "a/b/0")) {
                assertEquals("rwx------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
            }
        }
    }

    private Journal open() {
        return Journal.open(folder, DiskFile::make, SMALL, 100, clock);
    }

    private static JournalPart live(Journal journal) {
        List<JournalPart> parts = journal.parts();
        return parts.get(parts.size() - 1);
    }

    private static void begin(Journal journal, String... ids) {
        for (String id : ids) {
            assertTrue(journal.append(Entry.Kind.BEGUN, id, body(id)));
        }
    }

    private static void end(Journal journal, String... ids) {
        for (String id : ids) {
            assertTrue(journal.append(Entry.Kind.ENDED, id, body(id)));
        }
    }

    private static byte[] body(String id) {
        return ("about " + id + " ").repeat(10).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> carryAll(Journal journal) {
        List<String> carried = new ArrayList<>();
        for (JournalPart part : journal.parts()) {
            List<Entry> entries;
            do {
                entries = part.read(7);
                carried.addAll(ids(entries));
                part.carried();
            } while (entries.size() == 7);
        }
        return carried;
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    private long files(String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
