package org.warta.enricher.stream;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What becomes of one input record.
 *
 * @param records the records to write, all in one transaction
 * @param languageDisagrees whether the source declares another language than the one detected
 */
record Outcome(List<ProducerRecord<byte[], byte[]>> records, boolean languageDisagrees) {

    Outcome {
        records = List.copyOf(records);
    }
}
