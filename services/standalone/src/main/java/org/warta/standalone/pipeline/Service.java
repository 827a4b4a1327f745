package org.warta.standalone.pipeline;

import java.util.Locale;
import org.warta.consumer.ConsumerApplication;
import org.warta.enricher.EnricherApplication;
import org.warta.producer.ProducerApplication;
import org.warta.reader.ReaderApplication;
import org.warta.replayer.ReplayerApplication;

/** The services in this process, in the order in which an article meets them; the replayer beside them. */
public enum Service {
    PRODUCER(ProducerApplication.class),
    ENRICHER(EnricherApplication.class),
    CONSUMER(ConsumerApplication.class),
    READER(ReaderApplication.class),
    REPLAYER(ReplayerApplication.class);

    private final Class<?> application;

    Service(Class<?> application) {
        this.application = application;
    }

    /** Name of its configuration file, and what people call it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    Class<?> application() {
        return application;
    }
}
