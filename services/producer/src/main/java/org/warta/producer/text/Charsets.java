package org.warta.producer.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Charsets by the names that documents give them. As in <a href="https://encoding.spec.whatwg.org/#names-and-labels">the
 * Encoding standard</a>, a name means the larger charset that is used under it.
 */
final class Charsets {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-euc-cn", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("big5", "x-windows-950"));

    private Charsets() {}

    /** The charset meant by a name; null where nobody knows it. */
    static @Nullable Charset forName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("[.:]+$", "");
        Charset known = known(plain);
        if (known == null) {
            known = known(plain.replace('_', '-'));
        }
        if (known == null) {
            known = known(plain.replaceFirst("^(?:x-|cs)", ""));
        }
        if (known == null || !known.canEncode()) {
            return null; // those that cannot are detectors by other names
        }
        String meant = MEANT.get(known.name().toLowerCase(Locale.ROOT));
        return meant == null ? known : Charset.forName(meant);
    }

    private static @Nullable Charset known(String name) {
        try {
            String meant = MEANT.get(name);
            return Charset.forName(meant == null ? name : meant);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    /** Whether each byte is a character there, so that any bytes at all would fit. */
    static boolean isSingleByte(Charset charset) {
        return charset.newEncoder().maxBytesPerChar() == 1;
    }

    static boolean isUtf16Or32(Charset charset) {
        return charset.name().contains("UTF-16") || charset.name().contains("UTF-32");
    }

    static boolean isEbcdic(Charset charset) {
        return "<".getBytes(charset)[0] == 0x4C;
    }

    /** Text of windows-1252, with the five bytes that it leaves open as in ISO 8859-1. */
    static String windows1252(byte[] bytes) {
        String text = new String(bytes, WINDOWS_1252);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] == '\uFFFD') {
                chars[i] = (char) (bytes[i] & 0xFF);
            }
        }
        return new String(chars);
    }

    /** The character that windows-1252 has where Unicode has a control character that nobody means. */
    static char windows1252(char control) {
        if (control < 0x80 || control > 0x9F) {
            return control;
        }
        String meant = new String(new byte[] {(byte) control}, WINDOWS_1252);
        return meant.charAt(0) == '\uFFFD' ? control : meant.charAt(0);
    }
}
