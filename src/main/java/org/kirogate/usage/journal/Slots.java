package org.kirogate.usage.journal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The slots of a folder, {@code 0}, {@code 1} and so on, each one process's at a time. Thread-safe. */
final class Slots {
    private static final int MOST = 1000;
    private static final Pattern NAME = Pattern.compile("\\d{1,3}");
    private static final String ENDING = ".journal";

    private final Path folder;

    /** A slot that is taken. */
    record Slot(Path path, SlotLock lock) {}

    Slots(Path folder) {
        this.folder = folder;
    }

    /** Takes the first one that is free, making it if need be; folders that are made are the owner's alone. */
    Slot take() throws IOException {
        make(folder);
        for (int number = 0; number < MOST; number++) {
            Path path = folder.resolve(Integer.toString(number));
            make(path);
            Optional<SlotLock> lock = SlotLock.tryTake(path);
            if (lock.isPresent()) {
                return new Slot(path, lock.get());
            }
        }
        throw new IOException("All " + MOST + " slots of " + folder + " are taken");
    }

    /** Takes every one that is free and holds segments. */
    List<Slot> takeLeft() throws IOException {
        List<Slot> taken = new ArrayList<>();
        try {
            for (Path path : list(folder, "*")) {
                if (NAME.matcher(path.getFileName().toString()).matches() && !segments(path).isEmpty()) {
                    SlotLock.tryTake(path).ifPresent(lock -> taken.add(new Slot(path, lock)));
                }
            }
            return taken;
        } catch (IOException e) {
            taken.forEach(slot -> slot.lock().close());
            throw e;
        }
    }

    /** The segments of a slot, the oldest first. */
    static List<Path> segments(Path slot) throws IOException {
        return list(slot, "*" + ENDING);
    }

    private static List<Path> list(Path folder, String names) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, names)) {
            paths.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(Comparator.comparing(Path::getFileName));
        return found;
    }

    /** The segment of that number in a slot. */
    static Path segment(Path slot, long number) {
        String digits = Long.toString(number);
        return slot.resolve("0".repeat(Math.max(0, 12 - digits.length())) + digits + ENDING);
    }

    /** The number after the last segment's. */
    static long next(List<Path> segments) {
        if (segments.isEmpty()) {
            return 1;
        }
        String last = segments.get(segments.size() - 1).getFileName().toString();
        return Long.parseLong(last.substring(0, last.length() - ENDING.length())) + 1;
    }

    private static void make(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getParent() != null) {
            make(path.getParent());
        }
        FileAttribute<?>[] mine = path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createDirectory(path, mine);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(path)) {
                throw e;
            }
        }
    }
}
