package org.warta.producer.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final URI OLD = URI.create("https://old.test/feed");
    private static final URI NEW = URI.create("https://new.test/feed");
    private static final ScheduleSettings SETTINGS = new ScheduleSettings(
            MINUTE.multipliedBy(5),
            MINUTE.multipliedBy(15),
            Duration.ofHours(1),
            Duration.ofDays(1),
            0.1,
            Duration.ofDays(1),
            3,
            6,
            Duration.ofDays(1));

    private final Schedule schedule = new Schedule(SETTINGS);
    private final Schedule exact = new Schedule(new ScheduleSettings(
            SETTINGS.shortest(),
            SETTINGS.initial(),
            SETTINGS.longest(),
            SETTINGS.longestWait(),
            0,
            SETTINGS.movedAfter(),
            SETTINGS.movedPolls(),
            SETTINGS.silentTimes(),
            SETTINGS.silentAtLeast()));

    @Test
    void pollsANewSourceAtOnceAndThenAtTheInitialInterval() {
        PollState first = PollState.first(START);
        assertThat(first.next()).isEqualTo(START);

        assertThat(wait(after(first, answered(true), START))).isEqualTo(MINUTE.multipliedBy(15));
    }

    @Test
    void pollsABusySourceAsOftenAsItMay() {
        PollState state = simulated(Duration.ofSeconds(30), Duration.ofHours(3));

        assertThat(wait(state)).isEqualTo(SETTINGS.shortest());
        assertThat(state.habit()).contains(SETTINGS.shortest());
    }

    @Test
    void pollsTwiceInAHabitualGap() {
        PollState state = simulated(Duration.ofMinutes(60), Duration.ofDays(2));

        assertThat(wait(state)).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(35));
    }

    @Test
    void pollsMoreRarelyAsASourceStaysQuietAndMoreOftenWhenItWakesUp() {
        PollState busy = simulated(Duration.ofMinutes(1), Duration.ofHours(3));
        PollState quiet = busy;
        List<Duration> waits = new ArrayList<>();
        while (quiet.next().isBefore(START.plus(Duration.ofHours(20)))) {
            quiet = after(quiet, answered(false), quiet.next());
            waits.add(wait(quiet));
        }

        assertThat(waits).isSorted().contains(SETTINGS.longest());
        assertThat(wait(after(quiet, answered(true), quiet.next()))).isEqualTo(SETTINGS.shortest());
    }

    @Test
    void leavesASourceAloneAsLongAsItsServerAsksWithinBounds() {
        PollState first = PollState.first(START);

        assertThat(wait(after(first, new Poll.Answered(true, Duration.ofMinutes(40), null), START)))
                .isEqualTo(Duration.ofMinutes(40));
        assertThat(wait(after(first, new Poll.Answered(true, Duration.ofMinutes(1), null), START)))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(wait(after(first, new Poll.Answered(true, Duration.ofDays(999), null), START)))
                .isEqualTo(SETTINGS.longest());
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToADay() {
        PollState state = PollState.first(START);
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            state = after(state, new Poll.Failed(null), state.next());
            waits.add(wait(state));
        }

        assertThat(waits)
                .startsWith(
                        Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(40));
        assertThat(waits.subList(9, 12)).containsOnly(Duration.ofDays(1));
        assertThat(state.failures()).isEqualTo(12);
        assertThat(after(state, answered(false), state.next()).failures()).isZero();
    }

    @Test
    void comesBackWhenAskedToAfterAFailureWithinBounds() {
        PollState first = PollState.first(START);

        assertThat(wait(after(first, new Poll.Failed(Duration.ofHours(2)), START)))
                .isEqualTo(Duration.ofHours(2));
        assertThat(wait(after(first, new Poll.Failed(Duration.ZERO), START))).isEqualTo(Duration.ofMinutes(5));
        assertThat(wait(after(first, new Poll.Failed(Duration.ofDays(999)), START)))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void retiresASourceThatIsGone() {
        PollState state = after(simulated(MINUTE, Duration.ofHours(1)), new Poll.Gone(), START);

        assertThat(state.isRetired()).isTrue();
        assertThat(schedule.isSilent(state, START.plus(Duration.ofDays(999)))).isFalse();
    }

    @Test
    void remembersAMoveOnceItWasSeenForADay() {
        Poll moved = new Poll.Answered(false, null, NEW);
        PollState state = PollState.first(START);
        while (state.next().isBefore(START.plus(Duration.ofDays(1)))) {
            state = after(state, moved, state.next());
            assertThat(state.address()).isNull();
        }
        state = after(state, moved, state.next());

        assertThat(state.address()).isEqualTo(NEW);
        assertThat(state.moving()).isNull();
    }

    @Test
    void forgetsAMoveThatIsNotSeenAgain() {
        PollState state = after(PollState.first(START), new Poll.Answered(false, null, NEW), START);
        assertThat(state.moving()).isEqualTo(new Moved(NEW, START, 1));

        assertThat(after(state, answered(false), START).moving()).isNull();
        Instant later = START.plus(Duration.ofDays(2));
        assertThat(after(state, new Poll.Answered(false, null, OLD), later).moving())
                .isEqualTo(new Moved(OLD, later, 1));
    }

    @Test
    void goesBackWhereASourceWasDeclaredWhenItFailsWhereItMovedTo() {
        PollState state = new PollState(START, START, START, START, List.of(), 0, NEW, null);

        for (int i = 0; i < 2; i++) {
            state = after(state, new Poll.Failed(null), START);
            assertThat(state.address()).isEqualTo(NEW);
        }
        assertThat(after(state, new Poll.Failed(null), START).address()).isNull();
    }

    @Test
    void raisesAlarmWhenASourceIsSilentForFarLongerThanItsHabit() {
        PollState hourly = simulated(Duration.ofHours(1), Duration.ofDays(3));
        PollState daily = simulated(Duration.ofDays(1), Duration.ofDays(20));

        assertThat(schedule.isSilent(hourly, hourly.changed().plus(Duration.ofHours(24))))
                .isFalse();
        assertThat(schedule.isSilent(hourly, hourly.changed().plus(Duration.ofHours(25))))
                .isTrue();
        assertThat(schedule.isSilent(daily, daily.changed().plus(Duration.ofDays(5))))
                .isFalse();
        assertThat(schedule.isSilent(daily, daily.changed().plus(Duration.ofDays(7))))
                .isTrue();
        assertThat(schedule.isSilent(PollState.first(START), START.plus(Duration.ofDays(99))))
                .isFalse();
    }

    @Test
    void partsSourcesThatWerePolledTogether() {
        List<Instant> nexts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            nexts.add(schedule.after(PollState.first(START), answered(true), "source-" + i, START, 0.5)
                    .next());
        }

        assertThat(nexts.stream().map(Instant::getEpochSecond).distinct().count())
                .isGreaterThan(30);
        assertThat(schedule.after(PollState.first(START), answered(true), "a", START, 0.1))
                .isNotEqualTo(schedule.after(PollState.first(START), answered(true), "a", START, 0.9));
    }

    @Property
    void staysWithinItsBoundsWhateverHappens(
            @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> polls,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 1000) long hint,
            @ForAll @IntRange(min = -100, max = 1000) int lateness) {
        PollState state = PollState.first(START);
        for (int kind : polls) {
            Duration asked = kind % 2 == 0 ? null : Duration.ofSeconds(hint);
            Poll poll = kind < 4 ? new Poll.Answered(kind < 2, asked, kind == 0 ? NEW : null) : new Poll.Failed(asked);
            Instant now = state.next().plusSeconds(lateness);
            state = schedule.after(state, poll, "any", now, random);

            Duration longest = kind < 4 ? SETTINGS.longest() : SETTINGS.longestWait();
            assertThat(Duration.between(now, state.next()))
                    .isBetween(
                            SETTINGS.shortest().multipliedBy(9).dividedBy(10),
                            longest.multipliedBy(11).dividedBy(10));
            assertThat(state.gaps())
                    .hasSizeLessThanOrEqualTo(PollState.MOST_GAPS)
                    .noneMatch(Duration::isNegative);
        }
    }

    private PollState after(PollState state, Poll poll, Instant now) {
        return exact.after(state, poll, "a", now, 0.5);
    }

    private static Poll answered(boolean changed) {
        return new Poll.Answered(changed, null, null);
    }

    private static Duration wait(PollState state) {
        return Duration.between(state.polled(), state.next());
    }

    /** A source that changes regularly, after it was polled for some time; as it was after the last change seen. */
    private PollState simulated(Duration gap, Duration time) {
        PollState state = PollState.first(START);
        PollState afterChange = state;
        long seen = -1;
        while (state.next().isBefore(START.plus(time))) {
            Instant now = state.next();
            long edition = Duration.between(START, now).dividedBy(gap);
            state = after(state, answered(edition != seen), now);
            if (edition != seen) {
                afterChange = state;
            }
            seen = edition;
        }
        return afterChange;
    }
}
