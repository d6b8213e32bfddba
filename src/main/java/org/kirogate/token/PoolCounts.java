package org.kirogate.token;

/**
 * How many tokens the parts of the pool hold.
 *
 * @param all     all of them
 * @param usable  public ones that super keys can use now
 * @param care    those that need a person: invalid or suspended
 * @param priv    private ones
 */
public record PoolCounts(long all, long usable, long care, long priv) {}
