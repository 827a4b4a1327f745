package org.warta.reader.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    private static final String TOPIC = "AAAAAAAAAAAAAAAAAAAA-_";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID LOW = UUID.fromString("10000000-0000-4000-8000-000000000000");
    private static final UUID HIGH = UUID.fromString("f0000000-0000-4000-8000-000000000000");

    @Property
    void isReadAsWritten(@ForAll("positions") Position position) {
        assertThat(Position.of(position.token())).contains(position);
    }

    @Property
    void neverThrowsAtWhatClientsSend(@ForAll String text) {
        Position.of(text);
        Position.of(TOPIC + ":" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "AAAAAAAAAAAAAAAAAAAA-_:1.2",
                "AAAAAAAAAAAAAAAAAAAA-_::1",
                "AAAAAAAAAAAAAAAAAAAA-_:1.:1",
                "AAAAAAAAAAAAAAAAAAAA-_:-1:1",
                "AAAAAAAAAAAAAAAAAAAA-_:9999999999999999999:1",
                "AAAAAAAAAAAAAAAAAAAA-_:1:9999999999999999999",
                "AAAAAAAAAAAAAAAAAAAA-_:1:1:not-a-uuid",
                "short:1:1"
            })
    void isEmptyForOtherTexts(String text) {
        assertThat(Position.of(text)).isEqualTo(Optional.empty());
    }

    @Test
    void isEmptyForEndlessTexts() {
        assertThat(Position.of(TOPIC + ":1" + ".1".repeat(1_000_000) + ":1")).isEmpty();
    }

    @Property
    void whatBothHaveSeenIsWithinTheirUnion(@ForAll("positions") Position one, @ForAll("positions") Position other) {
        assertThat(one.isWithin(one.and(other))).isTrue();
        assertThat(other.isWithin(one.and(other))).isTrue();
        assertThat(one.and(other)).isEqualTo(other.and(one));
    }

    @Test
    void newPartitionsAreAtTheirBeginning() {
        Position two = new Position(TOPIC, List.of(5L, 7L), NOON, null);

        assertThat(two.offset(2)).isZero();
        assertThat(two.passing(3, 9).offsets()).containsExactly(5L, 7L, 0L, 10L);
    }

    @Test
    void passesEmbargoesInTheirOrder() {
        Position released = new Position(TOPIC, List.of(), NOON, LOW);

        assertThat(released.hasReleased(NOON.minusMillis(1), HIGH)).isTrue();
        assertThat(released.hasReleased(NOON, LOW)).isTrue();
        assertThat(released.hasReleased(NOON, HIGH)).isFalse();
        assertThat(released.reaching(NOON).hasReleased(NOON, HIGH)).isTrue();
        assertThat(released.reaching(NOON).hasReleased(NOON.plusMillis(1), LOW)).isFalse();
    }

    @Provide
    Arbitrary<Position> positions() {
        return Combinators.combine(
                        Arbitraries.longs()
                                .between(0, 999_999_999_999_999_999L)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(5),
                        Arbitraries.longs().between(0, 99_999_999_999_999_999L),
                        Arbitraries.of(LOW, HIGH).injectNull(0.5))
                .as((offsets, until, released) ->
                        new Position(TOPIC, offsets, Instant.EPOCH.plus(until, ChronoUnit.MICROS), released));
    }
}
