package org.warta.standalone.pipeline;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * What the services have counted since they started.
 *
 * @param published articles taken in, new versions included
 * @param unchanged articles found again as they were
 * @param rejected files or parts of files that are no articles
 * @param enriched articles tagged
 * @param unenriched articles the enricher could not process, in its dead-letter topic
 * @param stored articles written to the database, cancellations included
 * @param repeated articles that came again and changed nothing, those included that a replay holds back
 * @param unstored articles the consumer could not process, in its dead-letter topic
 */
public record Figures(
        long published,
        long unchanged,
        long rejected,
        long enriched,
        long unenriched,
        long stored,
        long repeated,
        long unstored) {

    static Figures of(Services services) {
        Counts producer = new Counts(services, Service.PRODUCER);
        Counts enricher = new Counts(services, Service.ENRICHER);
        Counts consumer = new Counts(services, Service.CONSUMER);
        return new Figures(
                producer.of("published"),
                producer.of("unchanged"),
                producer.of("rejected"),
                enricher.of("enriched"),
                enricher.of("dead-lettered"),
                consumer.of("stored") + consumer.of("canceled"),
                consumer.of("outdated") + consumer.of("duplicate") + consumer.of("held"),
                consumer.of("dead-lettered"));
    }

    /** Whether everything that has entered a step since the start has also left it. */
    boolean balanced() {
        return enriched + unenriched >= published && stored + repeated + unstored >= enriched;
    }

    /** One service's counter of articles, by result. */
    private record Counts(MeterRegistry meters, String name) {
        Counts(Services services, Service service) {
            this(services.context(service).getBean(MeterRegistry.class), "warta." + service.title() + ".articles");
        }

        long of(String result) {
            return (long) meters.find(name).tag("result", result).counters().stream()
                    .mapToDouble(counter -> counter.count())
                    .sum();
        }
    }
}
