package org.warta.producer.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.producer.fetch.TestSite.page;
import static org.warta.producer.fetch.TestSite.redirect;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site on loopback stands for everything that must not be reached. */
class GuardIT {
    private static final InetAddress PUBLIC = address("2600::1");

    private final TestSite site = TestSite.start().serve("/feed", page(200, "<rss/>"));
    private final Fetching guarded = guarded(Fetching.LOOPBACK);

    @AfterEach
    void close() {
        guarded.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "017700000001",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[0:0:0:0:0:ffff:7f00:1]",
                "localhost",
                "LOCALHOST.",
                "0",
                "0.0.0.0",
                "１２７.0.0.1"
            })
    void reachesNoLoopbackHoweverItIsWritten(String host) {
        try (Fetching system = guarded(HostNames.SYSTEM)) {
            assertThat(system.failure(URI.create("http://" + host + ":" + site.port() + "/feed")))
                    .contains("is not a public address");
        }
        assertThat(site.connections()).isZero();
    }

    @Test
    void reachesNoNameThatIsAtAPrivateAddress() {
        assertThat(guarded.failure(site.at("rebound.test", "/feed")))
                .contains(
                        "`rebound.test` is at 127.0.0.1, which is not a public address",
                        "warta.producer.fetch.trusted-hosts");
        assertThat(site.connections()).isZero();
    }

    @Test
    void reachesWhatTheGuardKeepsFromItWhenItIsOff() {
        try (Fetching open = new Fetching(settings -> settings)) {
            assertThat(open.content(site.at("rebound.test", "/feed"))).isEqualTo("<rss/>".getBytes(UTF_8));
        }
    }

    @Test
    void reachesTrustedHostsAndNoOthers() {
        site.serve("/away", redirect(302, "http://other.test:" + site.port() + "/feed"));
        site.serve("/literal", redirect(302, "http://127.0.0.1:" + site.port() + "/feed"));
        try (Fetching trusting = new Fetching(settings ->
                Fetching.reach(settings, reach -> new Reach(true, Set.of("Ours.test"), Set.of(80), false, null)))) {
            assertThat(trusting.content(site.at("ours.test", "/feed"))).isNotEmpty();
            assertThat(trusting.failure(site.at("ours.test", "/away"))).contains("port");
            assertThat(trusting.failure(site.at("ours.test", "/literal"))).contains("port");
        }
        assertThat(site.requests()).extracting(TestSite.Request::host).containsOnly("ours.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.test:%d/feed",
                "http://127.0.0.1:%d/feed",
                "//[::1]:%d/feed",
                "//2130706433:%d/feed"
            })
    void followsNoRedirectToAPrivateAddress(String location) {
        site.serve("/away", redirect(301, location.replace("%d", "" + site.port())));
        try (Fetching trusting = new Fetching(settings ->
                Fetching.reach(settings, reach -> new Reach(true, Set.of("ours.test"), Set.of(), false, null)))) {
            assertThat(trusting.failure(site.at("ours.test", "/away"))).contains("is not a public address");
        }
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void isNotFooledByANameThatChangesBetweenCheckAndConnection() {
        AtomicInteger lookUps = new AtomicInteger();
        HostNames rebinding = host -> {
            if (host.equals("127.0.0.1")) {
                return List.of(InetAddress.getLoopbackAddress());
            }
            return List.of(lookUps.getAndIncrement() == 0 ? PUBLIC : InetAddress.getLoopbackAddress());
        };
        try (Fetching fooled = guarded(rebinding)) {
            assertThat(check(rebinding, "rebinding.test")).isTrue();
            assertThat(fooled.failure(site.at("rebinding.test", "/feed"))).contains("is not a public address");
        }
        assertThat(site.connections()).isZero();
    }

    @Test
    void looksANameUpOnceAConnection() {
        AtomicInteger lookUps = new AtomicInteger();
        HostNames counting = host -> {
            lookUps.incrementAndGet();
            return Fetching.LOOPBACK.resolve(host);
        };
        try (Fetching open = new Fetching(settings -> settings, counting)) {
            open.fetch(site.at("a.test", "/feed"));
        }
        assertThat(lookUps).hasValue(site.connections());
    }

    @Test
    void connectsToThePublicAddressesOfANameOnly() throws UnknownHostException {
        GuardedNames names = new GuardedNames(
                host -> List.of(InetAddress.getLoopbackAddress(), PUBLIC, address("10.0.0.1")),
                new Reach(true, Set.of(), Set.of(), false, null));

        assertThat(names.resolve("mixed.test")).containsExactly(PUBLIC);
    }

    /** What a guard sees that looks a name up by itself. */
    private static boolean check(HostNames names, String host) {
        try {
            return names.resolve(host).stream().allMatch(PublicAddresses::contain);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Fetching guarded(HostNames names) {
        return new Fetching(
                settings -> Fetching.reach(settings, reach -> new Reach(true, Set.of(), Set.of(), false, null)), names);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
