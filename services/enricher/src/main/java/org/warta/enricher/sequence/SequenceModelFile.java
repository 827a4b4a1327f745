package org.warta.enricher.sequence;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.warta.enricher.linear.MalformedModelException;

/**
 * A model on disk: {@code WSEQ}, version, and compressed by GZIP (RFC 1952, which adds a checksum) its head, transitions
 * and weights, the features as differences.
 */
public final class SequenceModelFile {
    private static final int MAGIC = 0x57534551; // "WSEQ"
    private static final int VERSION = 1;
    private static final int MOST_TYPES = 60;
    private static final int MOST_CONVENTIONS = 100;
    private static final int MOST_ROWS = 20_000_000;

    private SequenceModelFile() {}

    /** Writes a model. */
    public static void write(SequenceModel model, OutputStream out) throws IOException {
        DataOutputStream plain = new DataOutputStream(out);
        plain.writeInt(MAGIC);
        plain.writeByte(VERSION);
        GZIPOutputStream packed = new GZIPOutputStream(plain, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        };
        DataOutputStream data = new DataOutputStream(packed);
        SequenceModel.Head head = model.head();
        data.writeUTF(head.language());
        writeAll(head.labels().types(), data);
        writeAll(head.conventions(), data);
        for (short score : head.register().scores()) {
            data.writeShort(score);
        }
        for (short weight : model.transitions()) {
            data.writeShort(weight);
        }
        write(model.general(), head.labels().size(), data);
        for (SequenceModel.Weights added : model.additions()) {
            write(added, head.labels().size(), data);
        }
        packed.finish();
        plain.flush();
    }

    private static void writeAll(List<String> strings, DataOutputStream data) throws IOException {
        data.writeInt(strings.size());
        for (String string : strings) {
            data.writeUTF(string);
        }
    }

    /** Label by label, since the weights of one label are more alike. */
    private static void write(SequenceModel.Weights weights, int labels, DataOutputStream data) throws IOException {
        int rows = weights.features().length;
        data.writeInt(rows);
        int before = 0;
        for (int feature : weights.features()) {
            data.writeInt(feature - before);
            before = feature;
        }
        for (int half = 0; half < 2; half++) {
            for (int label = 0; label < labels; label++) {
                for (int row = 0; row < rows; row++) {
                    int steps = weights.rows()[row * labels + label] / SequenceModel.STEP;
                    data.writeByte(half == 0 ? steps >> 8 : steps);
                }
            }
        }
    }

    /**
     * Reads a model.
     *
     * @param name what to call the stream in errors
     * @throws MalformedModelException when the stream is no model, or a broken one
     */
    public static SequenceModel read(InputStream in, String name) throws IOException {
        DataInputStream plain = new DataInputStream(new BufferedInputStream(in));
        try {
            if (plain.readInt() != MAGIC) {
                throw new MalformedModelException(name, "it is no model of entities of Warta");
            }
            int version = plain.readUnsignedByte();
            if (version != VERSION) {
                throw new MalformedModelException(
                        name, "it has version " + version + ", but " + VERSION + " is read: train it anew");
            }
            DataInputStream data =
                    new DataInputStream(new BufferedInputStream(new GZIPInputStream(plain, 1 << 16), 1 << 16));
            SequenceModel model = read(data, name);
            if (data.read() >= 0) {
                throw new MalformedModelException(name, "it is longer than a model: copy or train it anew");
            }
            return model;
        } catch (EOFException cut) {
            throw new MalformedModelException(name, "it ends too early: copy or train it anew");
        } catch (ZipException | IllegalArgumentException broken) {
            throw new MalformedModelException(name, "it is broken: copy or train it anew");
        }
    }

    private static SequenceModel read(DataInputStream data, String name) throws IOException {
        String language = data.readUTF();
        LabelScheme labels = new LabelScheme(readAll(data, MOST_TYPES, name));
        List<String> conventions = readAll(data, MOST_CONVENTIONS, name);
        short[] scores = shorts(conventions.size() * Register.BUCKETS, data);
        Register register = new Register(conventions.size(), scores);
        int size = labels.size();
        short[] transitions = shorts(size * size + size, data);
        SequenceModel.Weights general = readWeights(size, data, name);
        List<SequenceModel.Weights> additions = new ArrayList<>();
        for (int convention = 0; convention < conventions.size(); convention++) {
            additions.add(readWeights(size, data, name));
        }
        return new SequenceModel(
                new SequenceModel.Head(language, labels, conventions, register), transitions, general, additions);
    }

    private static List<String> readAll(DataInputStream data, int most, String name) throws IOException {
        int count = within(data.readInt(), most, name);
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strings.add(data.readUTF());
        }
        return strings;
    }

    private static short[] shorts(int count, DataInputStream data) throws IOException {
        short[] numbers = new short[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = data.readShort();
        }
        return numbers;
    }

    private static SequenceModel.Weights readWeights(int labels, DataInputStream data, String name) throws IOException {
        int rows = within(data.readInt(), MOST_ROWS, name);
        int[] features = new int[rows];
        int before = 0;
        for (int row = 0; row < rows; row++) {
            before += data.readInt();
            features[row] = before;
        }
        short[] weights = new short[rows * labels];
        byte[] column = new byte[rows];
        for (int half = 0; half < 2; half++) {
            for (int label = 0; label < labels; label++) {
                data.readFully(column);
                for (int row = 0; row < rows; row++) {
                    int at = row * labels + label;
                    weights[at] = (short)
                            (half == 0 ? column[row] << 8 : (weights[at] | (column[row] & 0xFF)) * SequenceModel.STEP);
                }
            }
        }
        return new SequenceModel.Weights(features, weights);
    }

    private static int within(int value, int most, String name) throws MalformedModelException {
        if (value < 0 || value > most) {
            throw new MalformedModelException(name, "it is broken: copy or train it anew");
        }
        return value;
    }
}
