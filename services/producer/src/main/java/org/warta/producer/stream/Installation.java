package org.warta.producer.stream;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.warta.event.Lane;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceOrigin;
import org.warta.producer.poll.FeedPoller;
import org.warta.producer.schedule.ScheduleSettings;
import org.warta.producer.source.NewsSource;

/**
 * What this instance serves sources with, and those that its configuration declares.
 *
 * @param directories directories by the id of their source
 * @param configured the sources that the configuration declares, by id
 * @param feeds polls feeds
 * @param schedule when to poll
 * @param address where the other instances reach this one over HTTP; asked once it can be
 */
public record Installation(
        Map<String, NewsSource> directories,
        Map<String, SourceDefinition> configured,
        FeedPoller feeds,
        ScheduleSettings schedule,
        Supplier<String> address,
        Clock clock) {
    public Installation {
        directories = Map.copyOf(directories);
        configured = Map.copyOf(configured);
    }

    public static Installation of(
            List<NewsSource> directories,
            List<SourceDefinition> configured,
            FeedPoller feeds,
            ScheduleSettings schedule,
            Supplier<String> address,
            Clock clock) {
        return new Installation(
                directories.stream().collect(Collectors.toMap(NewsSource::id, Function.identity())),
                configured.stream().collect(Collectors.toMap(SourceDefinition::getSourceId, Function.identity())),
                feeds,
                schedule,
                address,
                clock);
    }

    /** Whether this instance would serve a source: what the configuration declares, only where its own does. */
    boolean serves(SourceDefinition definition) {
        boolean isDeclared =
                definition.getOrigin() != SourceOrigin.CONFIGURED || configured.containsKey(definition.getSourceId());
        return isDeclared && definition.getLane() != Lane.UNKNOWN;
    }
}
