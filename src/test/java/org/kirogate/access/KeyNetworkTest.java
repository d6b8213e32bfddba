package org.kirogate.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyNetworkTest {
    @Test
    void anAddressIsCountedTo24BitsOfIpv4And48OfIpv6() {
        assertEquals(Optional.of("203.0.113.0/24"), KeyNetwork.of("203.0.113.255"));
        assertEquals(Optional.of("2001:db8:a1b2::/48"), KeyNetwork.of("2001:db8:a1b2:c3d4::7"));
        assertEquals(Optional.of("2001:db8::/48"), KeyNetwork.of("2001:db8::7"));
        assertEquals(Optional.of("2001:0:1::/48"), KeyNetwork.of("2001:0:1::7"));
        assertEquals(Optional.of("::/48"), KeyNetwork.of("::1"));
        assertEquals(Optional.of("192.0.2.0/24"), KeyNetwork.of("::ffff:192.0.2.7"), "IPv4 in IPv6");
    }

    @Test
    void whatIsNoAddressHasNoNetwork() {
        assertEquals(Optional.empty(), KeyNetwork.of(""));
        assertEquals(Optional.empty(), KeyNetwork.of("unix:"));
        assertEquals(Optional.empty(), KeyNetwork.of("host.example"));
    }
}
