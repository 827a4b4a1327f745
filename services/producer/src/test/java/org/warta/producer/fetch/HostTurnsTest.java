package org.warta.producer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostTurnsTest {
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HostTurns turns = new HostTurns(workers, timer);

    @AfterEach
    void stop() {
        workers.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void letsOneRequestAHostRunAtATimeInOrder() {
        Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
        Map<String, List<Integer>> order = new ConcurrentHashMap<>();
        Set<String> crowded = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<?>> results = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int number = i;
            String host = "host-" + i % 100;
            results.add(turns.take(host, Duration.ZERO, () -> {
                AtomicInteger count = running.computeIfAbsent(host, name -> new AtomicInteger());
                if (count.incrementAndGet() > 1) {
                    crowded.add(host);
                }
                order.computeIfAbsent(host, name -> new ArrayList<>()).add(number);
                count.decrementAndGet();
                return number;
            }));
        }
        CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)).join();

        assertThat(crowded).isEmpty();
        assertThat(order).hasSize(100);
        assertThat(order.values())
                .allSatisfy(numbers -> assertThat(numbers).hasSize(200).isSorted());
    }

    @Test
    void holdsNoThreadForThoseWhoWait() {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Boolean> slow = turns.take("slow", Duration.ZERO, () -> {
            end.await();
            return true;
        });
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(turns.take("slow", Duration.ZERO, () -> 1));
        }

        assertThat(turns.take("other", Duration.ZERO, () -> "done").join()).isEqualTo("done");
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        end.countDown();
        assertThat(slow.join()).isTrue();
        waiting.forEach(CompletableFuture::join);
    }

    @Test
    void leavesAHostAloneForTheGap() {
        Duration gap = Duration.ofMillis(50);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            turns.take("host", gap, () -> times.add(System.nanoTime())).join();
        }

        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.ofNanos(times.get(i) - times.get(i - 1))).isGreaterThanOrEqualTo(gap);
        }
    }

    @Test
    void goesOnAfterAFailureAndForgetsHostsThatAreFree() {
        CompletableFuture<String> failing = turns.take("host", Duration.ofMillis(1), () -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(failing::join).hasRootCauseMessage("broken");
        assertThat(turns.take("host", Duration.ofMillis(1), () -> "next").join())
                .isEqualTo("next");
        Awaitility.await().untilAsserted(() -> assertThat(turns.size()).isZero());
    }

    @Test
    void rejectsThoseWhoWaitWhenItIsClosed() {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Boolean> running = turns.take("host", Duration.ofDays(1), () -> {
            end.await();
            return true;
        });
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(turns.take("host", Duration.ZERO, () -> 1));
        }
        workers.shutdown();
        turns.close();
        end.countDown();

        assertThat(running.join()).isTrue();
        waiting.add(turns.take("host", Duration.ZERO, () -> 1));
        waiting.add(turns.take("other", Duration.ZERO, () -> 1));
        assertThat(waiting)
                .allSatisfy(result -> assertThatThrownBy(result::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(RejectedExecutionException.class));
    }
}
