package org.warta.producer.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the client the addresses that it connects to, and only those that it may. The client connects to just what comes
 * from here and asks once a connection, so that no name can mean one address when it is checked and another when it is used.
 */
final class GuardedNames implements DnsResolver {
    private final HostNames names;
    private final Reach reach;

    GuardedNames(HostNames names, Reach reach) {
        this.names = names;
        this.reach = reach;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = names.resolve(host);
        if (reach.isUnguarded(host)) {
            return addresses.toArray(InetAddress[]::new);
        }
        InetAddress[] allowed =
                addresses.stream().filter(PublicAddresses::contain).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new NotPublicException(host, addresses);
        }
        return allowed;
    }

    /**
     * Checks a host that is a literal address: through a proxy it is never resolved here.
     *
     * @throws NotPublicException when it must not be reached
     */
    void checkLiteral(String host) throws UnknownHostException {
        if (host.indexOf(':') >= 0 || Ipv4Literal.canonical(host) != null) {
            InetAddress address = InetAddress.getByName(host);
            if (!reach.isUnguarded(host) && !PublicAddresses.contain(address)) {
                throw new NotPublicException(host, List.of(address));
            }
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A host has no public address. */
    static final class NotPublicException extends UnknownHostException {
        NotPublicException(String host, List<InetAddress> addresses) {
            super("`" + host + "` is at "
                    + String.join(
                            ", ",
                            addresses.stream()
                                    .map(InetAddress::getHostAddress)
                                    .limit(4)
                                    .toList())
                    + ", which is not a public address: add it to warta.producer.fetch.trusted-hosts if it is yours");
        }
    }
}
