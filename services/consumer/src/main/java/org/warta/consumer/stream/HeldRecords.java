package org.warta.consumer.stream;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;
import org.warta.platform.kafka.ReplayHeaders;

/** Leaves the records where they are that a replay holds back to be judged first, and hands on the others. */
final class HeldRecords implements BatchMessageListener<byte[], byte[]> {
    private final EnrichedListener listener;
    private final ConsumerLedger ledger;

    HeldRecords(EnrichedListener listener, ConsumerLedger ledger) {
        this.listener = listener;
        this.ledger = ledger;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<ConsumerRecord<byte[], byte[]>> wanted =
                batch.stream().filter(record -> !ReplayHeaders.isHeld(record)).toList();
        listener.onMessage(wanted);
        ledger.held(batch.size() - wanted.size());
    }
}
