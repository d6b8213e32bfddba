package org.kirogate.usage.journal;

/**
 * A place in the files of one slot.
 *
 * @param segment number of the file
 * @param offset  in it, bytes
 */
record Place(long segment, long offset) {}
