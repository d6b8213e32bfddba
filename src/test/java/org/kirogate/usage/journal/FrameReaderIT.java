package org.kirogate.usage.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read is what was written, or nothing. */
class FrameReaderIT {
    private static final int ENTRIES = 8;

    @TempDir
    private Path folder;

    @Test
    void fromAFileCutAnywhereTheEntriesBeforeTheCutAreReadAndTheRestIsATornTail() throws IOException {
        byte[] whole = file();
        for (int cut = 0; cut <= whole.length; cut++) {
            Path path = folder.resolve("cut");
            Files.write(path, Arrays.copyOf(whole, cut));
            List<String> read = new ArrayList<>();
            long end = read(path, read);
            assertEquals(wholeIn(cut), read.size(), "cut at " + cut);
            assertEquals(ids(read.size()), read);
            assertTrue(Damage.torn(path, end), "cut at " + cut);
        }
    }

    @Test
    void flippedBitsNeverMakeAnotherEntry() throws IOException {
        byte[] whole = file();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261125);
        Path path = folder.resolve("flipped");
        for (int round = 0; round < 800; round++) {
            byte[] flipped = whole.clone();
            int hit = random.nextInt(flipped.length * 8);
            flipped[hit / 8] ^= (byte) (1 << hit % 8);
            for (int more = random.nextInt(4); more > 0; more--) {
                flipped[random.nextInt(hit / 8, flipped.length)] ^= (byte) random.nextInt(1, 256);
            }
            Files.write(path, flipped);
            List<String> read = new ArrayList<>();
            read(path, read);
            assertEquals(ids(read.size()), read);
            assertTrue(read.size() >= wholeIn(hit / 8), "an entry before the damage is missing");
        }
    }

    @Test
    void whatStandsBehindABrokenEntryIsKeptAside() throws IOException {
        byte[] bytes = file();
        bytes[frame(0).length + 20] ^= 1;
        Path path = folder.resolve("000000000001.journal");
        Files.write(path, bytes);
        List<String> read = new ArrayList<>();
        long end = read(path, read);
        assertEquals(ids(1), read);
        Damage.tell(path, end);
        Path aside = folder.resolve("000000000001.journal." + end + ".broken");
        assertEquals(List.of(aside), broken());
        assertEquals(bytes.length - end, Files.size(aside));
    }

    @Test
    void aBrokenLengthIsNotTakenForATornTail() throws IOException {
        byte[] bytes = file();
        bytes[frame(0).length + 2] = 0x70; // as if its entry went far beyond the end
        Path path = folder.resolve("000000000001.journal");
        Files.write(path, bytes);
        Damage.tell(path, read(path, new ArrayList<>()));
        assertEquals(1, broken().size());
    }

    @Test
    void zerosAtTheEndAreATornTail() throws IOException {
        Path path = folder.resolve("000000000001.journal");
        byte[] bytes = file();
        Files.write(path, Arrays.copyOf(bytes, bytes.length + 100_000));
        List<String> read = new ArrayList<>();
        Damage.tell(path, read(path, read));
        assertEquals(ENTRIES, read.size());
        assertEquals(List.of(), broken());
    }

    @Test
    void anEntryThatNoReaderWouldTakeIsNotWritten() {
        assertThrows(IllegalArgumentException.class, () -> Frame.of(Entry.Kind.ENDED, "", new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> Frame.of(Entry.Kind.ENDED, "x".repeat(65), new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> Frame.of(Entry.Kind.ENDED, "x", new byte[Frame.MAX]));
    }

    private static byte[] file() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < ENTRIES; i++) {
            bytes.writeBytes(frame(i));
        }
        return bytes.toByteArray();
    }

    private static byte[] frame(int number) {
        Entry.Kind kind = number % 2 == 0 ? Entry.Kind.BEGUN : Entry.Kind.ENDED;
        return Frame.of(kind, "req_" + number, content(number));
    }

    private static byte[] content(int number) {
        return ("content " + number + " ").repeat(number * 3).getBytes(StandardCharsets.UTF_8);
    }

    private static int wholeIn(int bytes) {
        int count = 0;
        for (int end = 0; count < ENTRIES && (end += frame(count).length) <= bytes; count++) {
            assertTrue(end > 0);
        }
        return count;
    }

    private static List<String> ids(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add("req_" + i);
        }
        return ids;
    }

    /** Reads all entries and sees that each holds what was put in; where it came to its end. */
    private static long read(Path path, List<String> ids) throws IOException {
        try (FrameReader reader = new FrameReader(path, 0, Long.MAX_VALUE)) {
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                byte[] body = new byte[next.get().body().remaining()];
                next.get().body().duplicate().get(body);
                assertEquals(new String(content(ids.size()), StandardCharsets.UTF_8),
                        new String(body, StandardCharsets.UTF_8));
                assertEquals(ids.size() % 2 == 0 ? Entry.Kind.BEGUN : Entry.Kind.ENDED, next.get().kind());
                ids.add(next.get().id());
            }
            return reader.position();
        }
    }

    private List<Path> broken() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".broken")).toList();
        }
    }
}
