package org.warta.replayer.reconcile.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.reconcile.Expectation;
import org.warta.replayer.reconcile.Expectation.Delivery;
import org.warta.replayer.reconcile.Finding;
import org.warta.replayer.reconcile.Report;
import org.warta.replayer.reconcile.store.AuditView;
import org.warta.replayer.replay.FrozenRanges;
import org.warta.replayer.replay.PartitionProgress;
import org.warta.replayer.replay.RecordFilter;
import org.warta.replayer.replay.RefusedException;
import org.warta.replayer.replay.Replay;
import org.warta.replayer.replay.ReplayRange;
import org.warta.replayer.replay.ReplayRules;
import org.warta.replayer.replay.ReplaySpec.From;
import org.warta.replayer.stream.RangeResolver;
import org.warta.replayer.stream.ReplaySettings;
import org.warta.schemas.topic.Topics;

/**
 * Compares a part of the log, or what a replay sent, with the read store. Memory does not grow with what is compared. For
 * many threads.
 */
public final class Reconciler {
    private static final String BACKFILL = "-backfill";
    private static final String TOPICS_OF_MEDIA_TOPICS = "news.topic.";

    private final RangeResolver resolver;
    private final StoreLane lane;
    private final LogComparer comparer;
    private final String enrichersOfLane;
    private final String consumers;

    Reconciler(KafkaClients clients, RangeResolver resolver, AuditView store, ReplaySettings settings) {
        this.resolver = resolver;
        this.lane = new StoreLane(clients, resolver);
        this.comparer = new LogComparer(clients, store);
        this.enrichersOfLane = settings.enricherGroup() + BACKFILL;
        this.consumers = settings.consumerGroup();
    }

    /**
     * Compares a part of the log. What the store's consumer has read is expected there.
     *
     * @param each takes every finding
     * @throws RefusedException when the topic holds no articles, or is not there
     */
    public Report compare(From from, RecordFilter filter, Consumer<Finding> each) {
        String topic = from.topic();
        if (!isOfArticles(topic)) {
            throw new RefusedException(
                    "#/from/topic",
                    "`" + topic + "` holds no articles that could be compared: name news.articles, news.enriched,"
                            + " one of their backfill lanes or a topic that begins with " + TOPICS_OF_MEDIA_TOPICS
                            + ".");
        }
        FrozenRanges ranges = resolver.resolve(topic, from.range()).ranges();
        Map<Integer, Long> read = readByTheStore(topic);
        return comparer.compare(
                new Comparison(
                        null,
                        ranges,
                        filter,
                        true,
                        record -> Expectation.live(
                                !isHeld(record) && record.offset() < read.getOrDefault(record.partition(), 0L))),
                each);
    }

    /**
     * Compares what a replay that has ended has sent. Of a re-enrichment that is held, this is what came of it, compared with
     * what is stored: what its promotion would change.
     *
     * @param each takes every finding
     */
    public Report compare(Replay replay, Consumer<Finding> each) {
        return comparer.compare(comparison(replay), each);
    }

    private Comparison comparison(Replay replay) {
        if (replay.spec().hold()) {
            RecordFilter own = new RecordFilter(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of(ReplayRules.REPLAY_ID, List.of(replay.id()), ReplayRules.REPLAY_HOLD, List.of("true")));
            // a minute more, since another clock has dated the records
            ReplayRange range = new ReplayRange(replay.requestedAt().minusSeconds(60), null, null);
            FrozenRanges ranges =
                    resolver.resolve(Topics.ENRICHED_BACKFILL.name(), range).ranges();
            boolean enriched = lane.isRead(Topics.ARTICLES_BACKFILL.name(), enrichersOfLane);
            return new Comparison(replay.id(), ranges, own, enriched, record -> Expectation.NOTHING_SENT);
        }
        boolean anew = replay.targetTopic().equals(Topics.ARTICLES_BACKFILL.name());
        if (!anew && !replay.targetTopic().equals(Topics.ENRICHED_BACKFILL.name())) {
            return new Comparison(
                    replay.id(), replay.ranges(), replay.spec().filter(), true, record -> Expectation.NOTHING_SENT);
        }
        boolean settled = (!anew || lane.isRead(Topics.ARTICLES_BACKFILL.name(), enrichersOfLane))
                && lane.isRead(Topics.ENRICHED_BACKFILL.name(), consumers + BACKFILL);
        Expectation sent = new Expectation(settled ? Delivery.DONE : Delivery.UNDERWAY, replay.requestedAt(), anew);
        Map<Integer, Long> positions = new TreeMap<>();
        for (PartitionProgress partition : replay.progress()) {
            positions.put(partition.partition(), partition.position());
        }
        return new Comparison(
                replay.id(),
                replay.ranges(),
                replay.spec().filter(),
                settled,
                record -> record.offset() < positions.getOrDefault(record.partition(), 0L)
                        ? sent
                        : Expectation.NOTHING_SENT);
    }

    /** The next offset that the store's consumer reads of each partition; empty where it does not read the topic. */
    private Map<Integer, Long> readByTheStore(String topic) {
        if (topic.equals(Topics.ENRICHED.name())) {
            return lane.positions(topic, consumers);
        }
        return topic.equals(Topics.ENRICHED_BACKFILL.name()) ? lane.positions(topic, consumers + BACKFILL) : Map.of();
    }

    private static boolean isOfArticles(String topic) {
        return topic.startsWith(TOPICS_OF_MEDIA_TOPICS)
                || List.of(Topics.ARTICLES, Topics.ARTICLES_BACKFILL, Topics.ENRICHED, Topics.ENRICHED_BACKFILL)
                        .stream()
                        .anyMatch(definition -> definition.name().equals(topic));
    }

    private static boolean isHeld(ConsumerRecord<byte[], byte[]> record) {
        Header hold = record.headers().lastHeader(ReplayRules.REPLAY_HOLD);
        return hold != null && new String(hold.value(), StandardCharsets.UTF_8).equals("true");
    }
}
