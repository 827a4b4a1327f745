package org.warta.producer.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Splits a body into articles as it comes in: at the ends of lines, or at the commas of a JSON array. Holds one article at
 * a time, and never more of it than an article may have. Brackets and strings are all that it knows of JSON, so one bad
 * article does not spoil the next.
 */
public final class Splitter {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int END = -1;

    private final InputStream in;
    private final int mostBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(BUFFER_BYTES);
    private int position;
    private int limit;
    private int lines;
    private long total;
    private boolean array;
    private boolean ended;
    private @Nullable String problem;

    /** @param mostBytes of one article */
    public Splitter(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** The first byte that is no white space and no byte order mark, which is left where it is; -1 for none. */
    public int first() throws IOException {
        for (int octet = peek(); octet != END; octet = peek()) {
            if (octet > ' ' && octet < 0x80) {
                return octet;
            }
            if (octet > ' ' && octet != 0xEF && octet != 0xBB && octet != 0xBF) {
                return octet;
            }
            read();
        }
        return END;
    }

    /** Goes into the array that begins here. */
    public void enterArray() throws IOException {
        read();
        array = true;
        int octet = first();
        if (octet == ']') {
            endArray();
        }
    }

    /** The next article; null at the end. */
    public @Nullable Piece next() throws IOException {
        while (!ended) {
            int before = lines;
            piece.reset();
            boolean whole = array ? element() : line();
            if (!whole) {
                return new Piece(before, null);
            }
            byte[] bytes = piece.toByteArray();
            if (array || !isBlank(bytes)) {
                return new Piece(before, bytes);
            }
        }
        return null;
    }

    /** All that is left, as one article. */
    public Piece rest() throws IOException {
        int before = lines;
        piece.reset();
        for (int octet = read(); octet != END && piece.size() <= mostBytes; octet = read()) {
            take(octet);
        }
        ended = true;
        return new Piece(before, piece.size() <= mostBytes ? piece.toByteArray() : null);
    }

    /** Whether reading on would wait for the other side. */
    public boolean isIdle() throws IOException {
        return position == limit && in.available() == 0;
    }

    /** Bytes read. */
    public long total() {
        return total;
    }

    /** What is wrong with the body as a whole; null as long as nothing is. */
    public @Nullable String problem() {
        return problem;
    }

    /** Takes a line; false where it is too long. */
    private boolean line() throws IOException {
        while (peek() != END) {
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            int room = mostBytes + 1 - piece.size();
            piece.write(buffer, start, Math.min(position - start, room));
            if (position < limit) {
                position++;
                lines++;
                return piece.size() <= mostBytes;
            }
        }
        ended = true;
        return piece.size() <= mostBytes;
    }

    /** Takes an element; false where it is too long. */
    private boolean element() throws IOException {
        int depth = 0;
        boolean inString = false;
        boolean escaped = false;
        for (int octet = read(); ; octet = read()) {
            if (octet == END) {
                ended = true;
                problem = "the array is not closed: something is missing at the end of the body";
                break;
            }
            if (inString) {
                inString = escaped || octet != '"';
                escaped = !escaped && octet == '\\';
            } else if (octet == '"') {
                inString = true;
            } else if (octet == '{' || octet == '[') {
                depth++;
            } else if (depth == 0 && octet == ',') {
                break;
            } else if (depth == 0 && octet == ']') {
                afterArray();
                break;
            } else if (octet == '}' || octet == ']') {
                depth--;
            }
            take(octet);
        }
        return piece.size() <= mostBytes;
    }

    private void endArray() throws IOException {
        read();
        afterArray();
    }

    private void afterArray() throws IOException {
        ended = true;
        if (first() != END) {
            problem = "something follows after the end of the array";
        }
    }

    private void take(int octet) {
        if (piece.size() <= mostBytes) {
            piece.write(octet);
        }
    }

    private int read() throws IOException {
        int octet = peek();
        if (octet != END) {
            position++;
            lines += octet == '\n' ? 1 : 0;
        }
        return octet;
    }

    private int peek() throws IOException {
        if (position == limit) {
            int read = in.read(buffer);
            if (read <= 0) {
                return END;
            }
            position = 0;
            limit = read;
            total += read;
        }
        return buffer[position] & 0xFF;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                return false;
            }
        }
        return true;
    }
}
