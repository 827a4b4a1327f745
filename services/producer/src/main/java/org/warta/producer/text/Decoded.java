package org.warta.producer.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;
import org.warta.producer.note.Notes;

/**
 * Bytes as text. A byte order mark decides, then the charset that HTTP names, then the one that the document declares,
 * then UTF-8, then what detection says: the first that fits the bytes. Where one that was named does not fit, or is
 * plainly wrong, a note says so.
 *
 * @param text without byte order mark
 * @param charset what it was read as
 */
public record Decoded(String text, Charset charset) {
    private static final Pattern HTTP_CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARED = Pattern.compile(
            "<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']?([\\w.:-]+)|<meta\\s[^>]{0,300}?charset\\s*=\\s*[\"']?([\\w.:-]+)",
            Pattern.CASE_INSENSITIVE);
    /** A declaration stands on top: <a href="https://html.spec.whatwg.org/#prescan-a-byte-stream">HTML</a> says 1024 bytes. */
    private static final int DECLARED_WITHIN_BYTES = 4_096;

    /** More tells the detector little. */
    private static final int DETECTED_WITHIN_BYTES = 64 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Reads bytes; always finds a charset, in the worst case windows-1252, in which every byte means something. */
    public static Decoded of(byte[] bytes, @Nullable String contentType, Notes notes) {
        Charset marked = ByteOrder.marked(bytes);
        if (marked != null) {
            return new Decoded(withoutMark(lenient(bytes, marked, notes)), marked);
        }
        Charset shaped = ByteOrder.shaped(bytes);
        String http = named(HTTP_CHARSET, contentType == null ? "" : contentType);
        String declared = declared(bytes, shaped);
        Map<Charset, String> candidates = new LinkedHashMap<>();
        if (shaped != null && !Charsets.isEbcdic(shaped)) {
            candidates.put(shaped, "");
        }
        candidate(http, "HTTP", candidates, notes);
        candidate(declared, "the document", candidates, notes);
        if (Utf8Shape.of(bytes).isCertain() && candidates.keySet().stream().allMatch(Charsets::isSingleByte)) {
            for (Map.Entry<Charset, String> wrong : candidates.entrySet()) {
                notes.repaired(wrong.getValue() + ", but the text is UTF-8");
            }
            return decoded(bytes, StandardCharsets.UTF_8);
        }
        for (Map.Entry<Charset, String> candidate : candidates.entrySet()) {
            Decoded decoded = strict(bytes, candidate.getKey());
            if (decoded != null) {
                return decoded;
            }
            if (!candidate.getKey().equals(StandardCharsets.UTF_8)) {
                notes.repaired(candidate.getValue() + ", but the text is something else");
            }
        }
        return guessed(bytes, candidates, notes);
    }

    private static Decoded guessed(byte[] bytes, Map<Charset, String> candidates, Notes notes) {
        Decoded utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        if (Utf8Shape.of(bytes).isLikely()) {
            notes.repaired("some bytes are not UTF-8: they were taken as windows-1252");
            return new Decoded(Utf8Shape.mixed(bytes), StandardCharsets.UTF_8);
        }
        Charset detected = detected(bytes);
        Decoded decoded = detected == null ? null : strict(bytes, detected);
        if (decoded == null) {
            decoded = new Decoded(Charsets.windows1252(bytes), Charsets.WINDOWS_1252);
        }
        String expected = candidates.isEmpty() ? "no charset is declared" : "the declared charset does not fit";
        notes.repaired(expected + ": the text was read as " + decoded.charset().name());
        return decoded;
    }

    private static void candidate(@Nullable String name, String by, Map<Charset, String> candidates, Notes notes) {
        if (name == null) {
            return;
        }
        Charset charset = Charsets.forName(name);
        if (charset == null) {
            notes.repaired(by + " says charset " + Notes.quote(name) + ", which nobody knows");
        } else if (!Charsets.isUtf16Or32(charset)) {
            // bytes of one of those would have shown it; the declaration that says so was read as ASCII
            candidates.putIfAbsent(charset, by + " says charset " + Notes.quote(name));
        }
    }

    private static @Nullable String declared(byte[] bytes, @Nullable Charset shaped) {
        Charset readable = shaped == null ? StandardCharsets.ISO_8859_1 : shaped;
        String top = new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN_BYTES), readable);
        return named(DECLARED, top);
    }

    private static @Nullable String named(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        return matcher.groupCount() > 1 && matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static @Nullable Charset detected(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, DETECTED_WITHIN_BYTES));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        return name == null ? null : Charsets.forName(name);
    }

    private static @Nullable Decoded strict(byte[] bytes, Charset charset) {
        if (charset.equals(Charsets.WINDOWS_1252)) {
            return new Decoded(Charsets.windows1252(bytes), charset);
        }
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Decoded(withoutMark(text), charset);
        } catch (CharacterCodingException unfit) {
            return null;
        }
    }

    private static Decoded decoded(byte[] bytes, Charset charset) {
        return new Decoded(withoutMark(new String(bytes, charset)), charset);
    }

    private static String lenient(byte[] bytes, Charset charset, Notes notes) {
        Decoded decoded = strict(bytes, charset);
        if (decoded != null) {
            return decoded.text();
        }
        notes.repaired("some bytes are not " + charset.name() + ": they became U+FFFD");
        return new String(bytes, charset);
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
