package org.kirogate.simulator.check;

import org.kirogate.simulator.account.Accounts;
import org.kirogate.simulator.account.Catalogue;
import org.kirogate.simulator.account.Signatures;

import static java.util.Objects.requireNonNull;

/**
 * What a call is judged against.
 *
 * @param region      of the hosts, such as {@code us-east-1}
 * @param sizeLimit   the most weighted units of a body: an ASCII character counts 1, another 8
 * @param quotaStatus the status of "out of credits": 402, 400 or 429
 */
public record World(Accounts accounts, Catalogue catalogue, Signatures signatures, String region, long sizeLimit,
                    int quotaStatus) {

    public World {
        requireNonNull(accounts, "accounts");
        requireNonNull(catalogue, "catalogue");
        requireNonNull(signatures, "signatures");
        requireNonNull(region, "region");
    }
}
