package org.warta.enricher.linear;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * A linear model on disk, in big-endian: {@code WLIN}, version, {@link LinearModel.Head}, features, weights, and the
 * CRC-32 of all that.
 */
public final class ModelFile {
    private static final int MAGIC = 0x574C494E; // "WLIN"
    private static final int VERSION = 1;
    private static final int MOST_LABELS = 10_000;
    private static final int MOST_NUMBERS = 200_000_000;

    private ModelFile() {}

    /** Writes a model, so that nobody ever sees half of it. */
    public static void write(LinearModel model, Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("cannot write " + file + ": its folder does not exist, make it first");
        }
        Path unfinished = absolute.resolveSibling("." + absolute.getFileName() + ".unfinished");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                write(model, out);
            }
            Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    public static void write(LinearModel model, OutputStream out) throws IOException {
        CRC32 checksum = new CRC32();
        DataOutputStream data = new DataOutputStream(new CheckedOutputStream(out, checksum));
        data.writeInt(MAGIC);
        data.writeByte(VERSION);
        writeHead(model.head(), data);
        FeatureTable table = model.table();
        data.writeInt(table.size());
        byte[] groups = model.groups();
        float[] rarities = model.rarities();
        float[] scales = model.scales();
        for (int row = 0; row < table.size(); row++) {
            data.writeInt(table.hash(row));
            data.writeByte(groups[row]);
            data.writeFloat(rarities[row]);
            data.writeFloat(scales[row]);
        }
        data.write(model.weights());
        for (double bias : model.biases()) {
            data.writeDouble(bias);
        }
        long sum = checksum.getValue();
        data.writeLong(sum);
        data.flush();
    }

    private static void writeHead(LinearModel.Head head, DataOutputStream data) throws IOException {
        data.writeUTF(head.purpose());
        data.writeUTF(head.decision().name());
        data.writeInt(head.labels().size());
        for (String label : head.labels()) {
            data.writeUTF(label);
        }
        FeatureSettings settings = head.settings();
        for (FeatureGroup group : FeatureGroup.values()) {
            data.writeDouble(settings.weight(group));
        }
        data.writeInt(settings.shortest());
        data.writeInt(settings.longest());
        data.writeUTF(settings.language());
        data.writeInt(settings.readChars());
        data.writeDouble(head.temperature());
    }

    /**
     * Reads a model.
     *
     * @param purpose what the model must be for
     * @throws MalformedModelException when the file is no model, a broken one, or one for another purpose
     */
    public static LinearModel read(Path file, String purpose) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString(), purpose);
        }
    }

    /**
     * Reads a model.
     *
     * @param name what to call the file in errors
     * @param purpose what the model must be for
     * @throws MalformedModelException when the stream is no model, a broken one, or one for another purpose
     */
    public static LinearModel read(InputStream in, String name, String purpose) throws IOException {
        byte[] bytes = in.readAllBytes();
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            if (data.readInt() != MAGIC) {
                throw new MalformedModelException(name, "it is no linear model of Warta");
            }
            int version = data.readUnsignedByte();
            if (version != VERSION) {
                throw new MalformedModelException(
                        name, "it has version " + version + ", but " + VERSION + " is read: train it anew");
            }
            LinearModel.Head head = readHead(data, name);
            if (!head.purpose().equals(purpose)) {
                throw new MalformedModelException(
                        name, "it is a model for " + head.purpose() + ", but one for " + purpose + " is wanted");
            }
            LinearModel model = readNumbers(head, data, name);
            CRC32 checksum = new CRC32();
            checksum.update(bytes, 0, bytes.length - data.available());
            if (data.readLong() != checksum.getValue()) {
                throw new MalformedModelException(name, "its checksum is wrong: copy or train it anew");
            }
            return model;
        } catch (EOFException cut) {
            throw new MalformedModelException(name, "it ends too early: copy or train it anew");
        } catch (UTFDataFormatException | IllegalArgumentException broken) {
            throw new MalformedModelException(name, "it is broken: copy or train it anew");
        }
    }

    private static LinearModel.Head readHead(DataInputStream data, String name) throws IOException {
        String purpose = data.readUTF();
        Decision decision = Decision.valueOf(data.readUTF());
        int labelCount = within(data.readInt(), MOST_LABELS, name);
        List<String> labels = new ArrayList<>();
        for (int label = 0; label < labelCount; label++) {
            labels.add(data.readUTF());
        }
        FeatureSettings settings = new FeatureSettings(
                data.readDouble(),
                data.readDouble(),
                data.readDouble(),
                data.readDouble(),
                data.readDouble(),
                data.readInt(),
                data.readInt(),
                data.readUTF(),
                data.readInt());
        return new LinearModel.Head(purpose, labels, decision, settings, data.readDouble());
    }

    private static LinearModel readNumbers(LinearModel.Head head, DataInputStream data, String name)
            throws IOException {
        int labels = head.labels().size();
        int rows = within(data.readInt(), MOST_NUMBERS / Math.max(1, labels), name);
        int[] hashes = new int[rows];
        byte[] groups = new byte[rows];
        float[] rarities = new float[rows];
        float[] scales = new float[rows];
        for (int row = 0; row < rows; row++) {
            hashes[row] = data.readInt();
            groups[row] = (byte) within(data.readByte(), FeatureGroup.COUNT - 1, name);
            rarities[row] = data.readFloat();
            scales[row] = data.readFloat();
        }
        byte[] weights = data.readNBytes(rows * labels);
        if (weights.length < rows * labels) {
            throw new EOFException();
        }
        double[] biases = new double[labels];
        for (int label = 0; label < labels; label++) {
            biases[label] = data.readDouble();
        }
        return new LinearModel(head, hashes, groups, rarities, weights, scales, biases);
    }

    private static int within(int value, int most, String name) throws MalformedModelException {
        if (value < 0 || value > most) {
            throw new MalformedModelException(name, "it is broken: copy or train it anew");
        }
        return value;
    }
}
