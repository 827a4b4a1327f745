package org.warta.producer.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.255"
            })
    void containNoIpv4AddressThatIsSetAside(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255"
            })
    void containTheirNeighbours(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::", // unspecified
                "::1", // loopback
                "::7f00:1", // IPv4-compatible
                "::808:808", // IPv4-compatible, public within
                "::ffff:127.0.0.1", // IPv4-mapped
                "::ffff:10.0.0.1",
                "::ffff:0:127.0.0.1", // IPv4-translated
                "64:ff9b::127.0.0.1", // NAT64
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::8.8.8.8", // NAT64 of a network of one's own
                "64:ff9b:0:1::8.8.8.8",
                "100::1", // discard
                "2001::1", // Teredo
                "2001:0:0808:0808::f7f7:f7f7",
                "2001:2::1", // benchmarking
                "2001:10::1", // ORCHID
                "2001:20::1",
                "2001:db8::1", // documentation
                "2002:7f00:1::1", // 6to4
                "2002:a00:1::1",
                "2002:808:808::1",
                "3fff::1", // documentation
                "4000::1", // not assigned
                "5f00::1", // segment routing
                "fc00::1", // unique local
                "fd12:3456::1",
                "fe80::1", // link-local
                "febf::1",
                "fec0::1", // site-local
                "feff::1",
                "ff02::1" // multicast
            })
    void containNoIpv6AddressThatIsSetAside(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2600::1", "2001:200::1", "2001:4860:4860::8888", "2003::1", "64:ff9b::8.8.8.8"})
    void containGlobalUnicastAndPublicIpv4ByNat64(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @Property
    void containNothingThatJavaKnowsToBeLocal(@ForAll @Size(4) byte[] ipv4, @ForAll @Size(16) byte[] ipv6)
            throws UnknownHostException {
        for (byte[] octets : new byte[][] {ipv4, ipv6}) {
            InetAddress address = InetAddress.getByAddress(octets);
            if (address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress()) {
                assertThat(PublicAddresses.contain(address)).isFalse();
            }
        }
    }
}
