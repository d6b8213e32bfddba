package org.kirogate.usage.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a process left behind that is gone: all its files, read once through to know what they hold and which requests
 * were never ended. One thread at a time; the figures may be read by any.
 */
final class DeadPart implements JournalPart {
    private static final System.Logger LOG = System.getLogger(DeadPart.class.getName());

    /** A file: how many of its bytes are whole entries, and how many of those say ENDED. */
    private record Left(Path path, long length, long ended) {}

    /** A request that began in one of the files. */
    private record Begun(Path path, Entry entry) {}

    private final List<Left> files = new ArrayList<>();
    private final List<Begun> killed;
    private volatile long bytes;
    private volatile long waiting;
    private int file;
    private long offset;
    private int killedSafe;
    private int readFile;
    private long readOffset;
    private int readKilled;
    private long readCount;

    /** Looks through these files, the oldest first, and tells where they are damaged. */
    DeadPart(List<Path> segments) throws IOException {
        Map<String, Begun> open = new LinkedHashMap<>();
        for (Path path : segments) {
            Left left = scan(path, open);
            files.add(left);
            bytes += left.length();
            waiting += left.ended();
        }
        killed = List.copyOf(open.values());
        waiting += killed.size();
        if (!segments.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "Journal: {0} records were left in {1}, {2} of them of requests that were"
                    + " in flight when their process ended", waiting, segments.get(0).getParent(), killed.size());
        }
    }

    private static Left scan(Path path, Map<String, Begun> open) throws IOException {
        long ended = 0;
        try (FrameReader reader = new FrameReader(path, 0, Long.MAX_VALUE)) {
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                Entry entry = next.get();
                switch (entry.kind()) {
                    case BEGUN -> open.put(entry.id(), new Begun(path, entry));
                    case ENDED -> {
                        open.remove(entry.id());
                        ended++;
                    }
                }
            }
            if (!reader.atEnd()) {
                Damage.tell(path, reader.position());
            }
            return new Left(path, reader.position(), ended);
        }
    }

    @Override
    public List<Entry> read(int most) {
        readFile = file;
        readOffset = offset;
        readKilled = killedSafe;
        List<Entry> entries = new ArrayList<>();
        while (readFile < files.size() && entries.size() < most) {
            read(files.get(readFile), entries, most);
        }
        while (entries.size() < most && readKilled < killed.size()) {
            entries.add(killed.get(readKilled++).entry());
        }
        readCount = entries.size();
        return entries;
    }

    private void read(Left from, List<Entry> entries, int most) {
        try (FrameReader reader = new FrameReader(from.path(), readOffset, from.length())) {
            while (entries.size() < most) {
                Optional<Entry> entry = reader.next();
                if (entry.isEmpty()) {
                    readFile++;
                    readOffset = 0;
                    return;
                }
                entry.filter(one -> one.kind() == Entry.Kind.ENDED).ifPresent(entries::add);
            }
            readOffset = reader.position();
        } catch (IOException e) {
            throw new JournalException("Journal: " + from.path() + " can't be read", e);
        }
    }

    /** Besides: a file in which a request began that was never ended stays until that is carried too. */
    @Override
    public void carried() {
        file = readFile;
        offset = readOffset;
        killedSafe = readKilled;
        waiting = Math.max(0, waiting - readCount);
        readCount = 0;
        Set<Path> needed = new LinkedHashSet<>();
        killed.subList(killedSafe, killed.size()).forEach(begun -> needed.add(begun.path()));
        for (Left left : files.subList(0, file)) {
            if (!needed.contains(left.path())) {
                remove(left);
            }
        }
    }

    private void remove(Left left) {
        try {
            if (Files.deleteIfExists(left.path())) {
                bytes -= left.length();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Journal: " + left.path() + " was carried and can't be removed", e);
        }
    }

    /** Whether all of it was carried. */
    boolean over() {
        return file == files.size() && killedSafe == killed.size();
    }

    long waiting() {
        return waiting;
    }

    long bytes() {
        return bytes;
    }
}
