package org.kirogate.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.config.Network;

class AddressRulesTest {
    private final AddressRules rules = new AddressRules(List.of());

    @ParameterizedTest
    @ValueSource(strings = {
        "0.0.0.0", "0.1.2.3", "10.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200",
        "100.127.255.255", "127.0.0.1", "127.1.2.3", "127.255.255.255", "168.63.129.16", "169.254.0.1",
        "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1",
        "192.88.99.1", "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
        "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"
    })
    void specialIpv4AddressesAreRefused(String address) throws Exception {
        assertFalse(rules.permit(address(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "::", "::1", "fe80::1", "febf::1", "fec0::1", "fc00::1", "fd00:ec2::254", "fdff::1", "ff02::1", "ff0e::1",
        "100::1", "2001::1", "2001:0:7f00:1::", "2001:db8::1", "2001:10::1", "2001:20::1", "2001:2::1", "3fff::1",
        "5f00::1", "4000::1", "64:ff9b:1::8.8.8.8"
    })
    void specialIpv6AddressesAreRefused(String address) throws Exception {
        assertFalse(rules.permit(address(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "::8.8.8.8", "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe", "64:ff9b::10.1.2.3", "64:ff9b::224.0.0.1", "2002:7f00:1::", "2002:a00:1::1",
        "2002:a9fe:a9fe::1", "2001:0:a00:1:0:0:80ff:fffe"
    })
    void refusedIpv4AddressesInsideIpv6OnesAreRefused(String address) throws Exception {
        assertFalse(rules.permit(address(address)));
    }

    @Test
    void mappedAddressThatStaysIpv6IsJudgedAsIpv4() throws Exception {
        byte[] loopback = new byte[16];
        loopback[10] = -1;
        loopback[11] = -1;
        loopback[12] = 127;
        loopback[15] = 1;
        InetAddress mapped = Inet6Address.getByAddress("", loopback, 1);
        assertEquals(16, mapped.getAddress().length);
        assertFalse(rules.permit(mapped));
        assertTrue(new AddressRules(List.of(network("127.0.0.0/8"))).permit(mapped));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255",
        "128.0.0.1", "168.63.129.15", "169.253.255.255", "169.255.0.1", "172.15.255.255", "172.32.0.1", "192.0.1.1",
        "192.167.255.255", "192.169.0.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8", "2001:200::1", "2001:4860:4860::8888", "2606:4700:4700::1111", "2a00:1450::1", "3ffe::1"
    })
    void publicAddressesArePermitted(String address) throws Exception {
        assertTrue(rules.permit(address(address)));
    }

    @Test
    void namedNetworksArePermittedAndNothingBeside() throws Exception {
        AddressRules some = new AddressRules(List.of(network("10.1.0.0/16"), network("fd00:1::/32")));
        assertTrue(some.permit(address("10.1.2.3")));
        assertTrue(some.permit(address("::ffff:10.1.2.3")));
        assertTrue(some.permit(address("fd00:1::5")));
        assertFalse(some.permit(address("10.2.0.1")));
        assertFalse(some.permit(address("fd00:2::5")));
        assertFalse(some.permit(address("169.254.169.254")));
        assertFalse(some.permit(address("64:ff9b::10.1.2.3")), "another way to it than the one that was named");
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }
}
