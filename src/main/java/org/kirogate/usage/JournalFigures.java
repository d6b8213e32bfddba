package org.kirogate.usage;

/**
 * How usage records get on their way to the database.
 *
 * @param bytes   size of the journal's files on this node, also of those taken over from a process that ended
 * @param waiting records that are not in the database yet
 * @param lagMs   age of the oldest of them in milliseconds, 0 = none waits
 * @param failing whether the journal can't be written now: records wait in memory only
 * @param dropped records lost since the start because neither the journal nor the memory could take them
 */
public record JournalFigures(long bytes, long waiting, long lagMs, boolean failing, long dropped) {}
