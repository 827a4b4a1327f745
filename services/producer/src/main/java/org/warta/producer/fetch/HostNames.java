package org.warta.producer.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns host names into addresses. */
@FunctionalInterface
public interface HostNames {
    /** As the operating system does it, which decides how long a look-up takes. */
    HostNames SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * All addresses of a host, the one to try first before the others.
     *
     * @param host a name or a literal address, IPv6 without brackets
     * @throws UnknownHostException when it has none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
