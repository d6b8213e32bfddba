package org.kirogate.token;

/**
 * How renewals of bearers went since the start; those of other nodes are not among them.
 *
 * @param good   brought a bearer
 * @param failed brought none, or one that could not be stored
 */
public record RefreshFigures(long good, long failed) {}
