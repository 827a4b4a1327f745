package org.warta.producer.stream;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceRecord;
import org.warta.event.SourceState;
import org.warta.producer.intake.PackedMemory;
import org.warta.producer.intake.SourceMemory;
import org.warta.producer.poll.PollMemory;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;

/**
 * What is remembered of the sources of one partition.
 *
 * @param definitions what the sources are, by id
 * @param polls how polling them went
 * @param memories what became of their items
 * @param end where in the partition reading ended
 */
record RestoredPartition(
        Map<String, SourceDefinition> definitions,
        Map<String, PollMemory> polls,
        Map<String, PackedMemory> memories,
        long end) {

    /** @param last the last value of each key; emptied, because it may be large */
    static RestoredPartition of(Map<String, byte[]> last, EventDeserializer<SourceRecord> deserializer, long end) {
        RestoredPartition restored = new RestoredPartition(new TreeMap<>(), new HashMap<>(), new HashMap<>(), end);
        Map<String, Map<String, byte[]>> items = new HashMap<>();
        for (Iterator<Map.Entry<String, byte[]>> all = last.entrySet().iterator(); all.hasNext(); all.remove()) {
            Map.Entry<String, byte[]> entry = all.next();
            SourceKey key = SourceKey.of(entry.getKey());
            if (key.isItem()) {
                items.computeIfAbsent(key.sourceId(), id -> new TreeMap<>()).put(entry.getKey(), entry.getValue());
            } else {
                restored.remember(key, deserializer.deserialize(Topics.SOURCES.name(), entry.getValue()));
            }
        }
        items.forEach((sourceId, states) -> restored.memories.put(sourceId, packed(states, deserializer)));
        return restored;
    }

    /** What is remembered of a source's items, empty where nothing is. */
    SourceMemory memory(String sourceId) {
        PackedMemory memory = memories.get(sourceId);
        return memory == null ? new SourceMemory() : memory.unpack();
    }

    private void remember(SourceKey key, @Nullable SourceRecord record) {
        if (record == null) {
            return;
        }
        if (record.getDefinition() != null) {
            definitions.put(key.sourceId(), record.getDefinition());
        } else if (record.getPolls() != null) {
            polls.put(key.sourceId(), PollMemory.of(record.getPolls()));
        }
    }

    private static PackedMemory packed(Map<String, byte[]> states, EventDeserializer<SourceRecord> deserializer) {
        SourceMemory memory = new SourceMemory();
        for (byte[] value : states.values()) {
            SourceRecord record = deserializer.deserialize(Topics.SOURCES.name(), value);
            SourceState state = record == null ? null : record.getItem();
            if (state != null) {
                memory.remember(state);
            }
        }
        return PackedMemory.of(memory);
    }
}
