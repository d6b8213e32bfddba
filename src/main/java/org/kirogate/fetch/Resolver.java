package org.kirogate.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks for the addresses of a host. Thread-safe. */
@FunctionalInterface
interface Resolver {

    /** The system's resolver; it takes the time it takes, since the JDK has no limit for it. */
    Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * All addresses of the host, one or more.
     *
     * @param host a name, or an address in any spelling that the system understands
     * @throws UnknownHostException when it has none
     */
    List<InetAddress> lookUp(String host) throws UnknownHostException;
}
