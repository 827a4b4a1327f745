package org.warta.producer.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.warta.event.SourceState;
import org.warta.schemas.wire.EventSchemas;

/**
 * The memory of a source between two looks at it, in a fifth of the space: most of many sources answer most of the time
 * that nothing has changed, and their memory is not needed then.
 */
public final class PackedMemory {
    static {
        EventSchemas.trust();
    }

    private static final SpecificDatumWriter<SourceState> WRITER = new SpecificDatumWriter<>(SourceState.class);

    private final int size;
    private final byte[] bytes;

    private PackedMemory(int size, byte[] bytes) {
        this.size = size;
        this.bytes = bytes;
    }

    public static PackedMemory of(SourceMemory memory) {
        List<SourceState> states = memory.states();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(states.size() * 256);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            for (SourceState state : states) {
                WRITER.write(state, encoder);
            }
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return new PackedMemory(states.size(), bytes.toByteArray());
    }

    /** The memory as it was packed. */
    public SourceMemory unpack() {
        SpecificDatumReader<SourceState> reader = new SpecificDatumReader<>(SourceState.class);
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        SourceMemory memory = new SourceMemory();
        try {
            for (int i = 0; i < size; i++) {
                memory.remember(reader.read(null, decoder));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return memory;
    }

    /** How many items are remembered. */
    public int size() {
        return size;
    }
}
