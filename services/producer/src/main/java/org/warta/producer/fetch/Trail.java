package org.warta.producer.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a fetch through redirects.
 *
 * @param addresses asked so far, the last one being asked now
 * @param permanent whether every redirect on the way was
 * @param left time that its requests may still take
 */
record Trail(List<Address> addresses, boolean permanent, Duration left) {
    Trail {
        addresses = List.copyOf(addresses);
    }

    static Trail from(Address address, Duration time) {
        return new Trail(List.of(address), true, time);
    }

    Address address() {
        return addresses.get(addresses.size() - 1);
    }

    /** Whether it came here by permanent redirects alone. */
    boolean isMoved() {
        return addresses.size() > 1 && permanent;
    }

    /**
     * Follows a redirect.
     *
     * @throws FetchException when it leads where it must not, in a circle, or too far
     */
    Trail follow(String location, boolean forGood, int most, Reach reach) throws FetchException {
        Address next = address().resolve(location);
        if (addresses.contains(next)) {
            throw FetchException.failed("redirects in a circle, back to `" + next.uri() + "`");
        }
        if (addresses.size() > most) {
            throw FetchException.failed("redirects more than " + most + " times");
        }
        if (address().scheme().equals("https") && next.scheme().equals("http") && !reach.downgrade()) {
            throw FetchException.failed("redirects from https to `" + next.uri()
                    + "`, which is not secure: set warta.producer.fetch.downgrade to follow it");
        }
        List<Address> way = new ArrayList<>(addresses);
        way.add(next);
        return new Trail(way, permanent && forGood, left);
    }

    /**
     * Counts the time that a request took.
     *
     * @throws FetchException when none is left
     */
    Trail after(Duration taken) throws FetchException {
        Duration rest = left.minus(taken);
        if (rest.isNegative() || rest.isZero()) {
            throw Failures.tooSlow();
        }
        return new Trail(addresses, permanent, rest);
    }
}
