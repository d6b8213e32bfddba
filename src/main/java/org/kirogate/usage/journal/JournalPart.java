package org.kirogate.usage.journal;

import java.util.List;

/**
 * A run of entries that are to be carried elsewhere: read some, see them safe, say so, read on. What was read and not
 * said to be safe is read again, by this process or a later one. One thread at a time.
 */
public interface JournalPart {
    /**
     * The next entries behind those that are safe, oldest first: all that say ENDED, and at the end of a part whose
     * process is gone those that say BEGUN and are followed by no end.
     *
     * @param most 1 or more entries
     * @return fewer than {@code most} = there is no more now
     * @throws JournalException when a file can't be read
     */
    List<Entry> read(int most);

    /** What was read last is safe: it is not read again, and files that hold nothing else are removed. */
    void carried();
}
