package org.kirogate.token;

/**
 * How a strategy judged a candidate; every part is 0..1, 1 is best.
 *
 * @param tokenId the candidate
 * @param score   its parts weighed and added up
 * @param success how well it served
 * @param fresh   how lately it was seen working
 * @param free    how little it has to do
 */
public record TokenScore(long tokenId, double score, double success, double fresh, double free) {}
