package org.warta.producer.fetch;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * IPv4 addresses in every way that C libraries read them: one to four numbers, each decimal, octal or hexadecimal, the
 * last one filling the rest, as the <a href="https://url.spec.whatwg.org/#concept-ipv4-parser">URL standard</a> has it.
 * Whoever checks addresses must read them as whoever connects does.
 */
final class Ipv4Literal {
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)");
    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]{0,8}|[0-9]{1,12}");

    private Ipv4Literal() {}

    /**
     * The address in the usual notation; null when the host is a name.
     *
     * @throws IllegalArgumentException when the host ends in a number and is no address, which no name does
     */
    static @Nullable String canonical(String host) {
        if (!ENDS_IN_NUMBER.matcher(host).matches()) {
            return null;
        }
        List<String> parts = List.of(host.split("\\.", -1));
        if (parts.size() > 4) {
            throw new IllegalArgumentException("`" + host + "` is neither a host name nor an IPv4 address");
        }
        long address = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            int octets = last ? 4 - i : 1;
            long number = number(host, parts.get(i));
            if (number >= 1L << (8 * octets)) {
                throw new IllegalArgumentException("`" + host + "` is no IPv4 address: `" + number + "` is too large");
            }
            address = (address << (8 * octets)) | number;
        }
        return (address >> 24) + "." + ((address >> 16) & 255) + "." + ((address >> 8) & 255) + "." + (address & 255);
    }

    private static long number(String host, String part) {
        String digits = part.toLowerCase(Locale.ROOT);
        if (!NUMBER.matcher(digits).matches() || digits.matches("0[0-9]*[89][0-9]*")) {
            throw new IllegalArgumentException("`" + host + "` is no IPv4 address: `" + part + "` is no number");
        }
        if (digits.startsWith("0x")) {
            return digits.length() == 2 ? 0 : Long.parseLong(digits.substring(2), 16);
        }
        return Long.parseLong(digits, digits.startsWith("0") ? 8 : 10);
    }
}
