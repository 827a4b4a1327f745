package org.warta.producer.fetch;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are anybody's. Everything that IANA has set aside is not (<a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>, <a
 * href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>), nor is an IPv6 address that leads to such
 * an IPv4 address. IPv6 is public only where it is global unicast, so that ranges not yet assigned stay closed.
 */
final class PublicAddresses {
    private static final List<Range> NOT_PUBLIC = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, cloud metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarking
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
            "2001::/23", // protocol assignments: Teredo, benchmarking, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which carries any IPv4 address
            "3fff::/20"); // documentation

    private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

    /** How a network without IPv4 reaches IPv4: the last four bytes are the address it leads to (RFC 6052). */
    private static final Range NAT64 = Range.of("64:ff9b::/96");

    private PublicAddresses() {}

    /** Whether an address is public. One that maps an IPv4 address ({@code ::ffff:0:0/96}) Java has made that one already. */
    static boolean contain(InetAddress address) {
        byte[] octets = address.getAddress();
        if (NOT_PUBLIC.stream().anyMatch(range -> range.contains(octets))) {
            return false;
        }
        if (address instanceof Inet4Address || GLOBAL_UNICAST.contains(octets)) {
            return true;
        }
        return NAT64.contains(octets) && contain(ofOctets(Arrays.copyOfRange(octets, 12, 16)));
    }

    private static List<Range> ranges(String... ranges) {
        return Stream.of(ranges).map(Range::of).toList();
    }

    private static InetAddress ofOctets(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("an address has 4 or 16 octets", impossible);
        }
    }

    /** Addresses of one length that begin with the same bits. */
    private record Range(int octets, int ignoredBits, BigInteger prefix) {
        static Range of(String cidr) {
            String[] parts = cidr.split("/", 2);
            byte[] address = literal(parts[0]).getAddress();
            int ignored = 8 * address.length - Integer.parseInt(parts[1]);
            return new Range(address.length, ignored, new BigInteger(1, address).shiftRight(ignored));
        }

        boolean contains(byte[] address) {
            return address.length == octets
                    && new BigInteger(1, address).shiftRight(ignoredBits).equals(prefix);
        }

        private static InetAddress literal(String address) {
            try {
                return InetAddress.getByName(address);
            } catch (UnknownHostException notLiteral) {
                throw new IllegalArgumentException(address, notLiteral);
            }
        }
    }
}
