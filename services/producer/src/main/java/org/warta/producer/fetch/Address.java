package org.warta.producer.fetch;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address to fetch from, as strictly as it is sent and as leniently as it is found: spaces and letters of any script
 * are encoded, international names become ASCII, odd IPv4 literals become plain ones, and fragments are left out.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or literal address in lower case, without a dot at its end; IPv6 without brackets
 * @param port as it is asked
 * @param target path and query, beginning with a slash
 */
record Address(String scheme, String host, int port, String target) {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern ABSOLUTE = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)");
    private static final Pattern HIERARCHY = Pattern.compile("[/\\\\]{2,}([^/\\\\?#]*)([^#]*).*");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]@%]+)(?::([0-9]{0,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");
    private static final String ILLEGAL = " \"<>\\^`{|}[]";

    /**
     * Reads an absolute address.
     *
     * @throws FetchException when it is none that can be fetched
     */
    static Address parse(String text) throws FetchException {
        String stripped = text.strip();
        Matcher absolute = ABSOLUTE.matcher(stripped);
        if (!absolute.matches()) {
            throw refused(text, "is not absolute");
        }
        String scheme = absolute.group(1).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw refused(text, "is neither http nor https");
        }
        Matcher hierarchy = HIERARCHY.matcher(absolute.group(2));
        if (!hierarchy.matches()) {
            throw refused(text, "has no host");
        }
        Matcher authority = AUTHORITY.matcher(hierarchy.group(1));
        if (!authority.matches()) {
            throw refused(
                    text, hierarchy.group(1).contains("@") ? "carries a user name" : "has a host that is not valid");
        }
        String digits = authority.group(2);
        int port = digits == null || digits.isEmpty() ? defaultPort(scheme) : Integer.parseInt(digits);
        String target = encoded(hierarchy.group(2));
        return new Address(
                scheme, host(text, authority.group(1)), port, target.startsWith("/") ? target : "/" + target);
    }

    /** The address that a reference found here leads to, as of a {@code Location} header. */
    Address resolve(String reference) throws FetchException {
        String stripped = reference.strip();
        if (ABSOLUTE.matcher(stripped).matches()) {
            return parse(stripped);
        }
        if (stripped.startsWith("//")) {
            return parse(scheme + ":" + stripped);
        }
        String encoded = encoded(stripped.replaceFirst("#.*", ""));
        if (encoded.isEmpty()) {
            return this;
        }
        if (encoded.startsWith("?")) {
            return new Address(scheme, host, port, target.replaceFirst("\\?.*", "") + encoded);
        }
        return parse(uri().resolve(URI.create(encoded.contains(":") ? "./" + encoded : encoded))
                .toString());
    }

    /** With the port only where it is not the scheme's own. */
    URI uri() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return URI.create(scheme + "://" + name + (port == defaultPort(scheme) ? "" : ":" + port) + target);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static String host(String text, String found) throws FetchException {
        if (found.startsWith("[")) {
            return found.substring(1, found.length() - 1).toLowerCase(Locale.ROOT);
        }
        try {
            String name = IDN.toASCII(found).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            String literal = Ipv4Literal.canonical(name);
            if (literal == null && !NAME.matcher(name).matches()) {
                throw refused(text, "has a host that is not valid");
            }
            return literal == null ? name : literal;
        } catch (IllegalArgumentException notValid) {
            throw refused(text, "has a host that is not valid");
        }
    }

    /** Encodes what may not stand in a path or query. Header fields come as bytes, each in a character. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        byte[] octets = text.getBytes(
                text.chars().allMatch(c -> c < 256) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            int octet = octets[i] & 255;
            boolean broken = octet == '%'
                    && (i + 2 >= octets.length
                            || Character.digit(octets[i + 1], 16) < 0
                            || Character.digit(octets[i + 2], 16) < 0);
            if (broken || octet <= ' ' || octet >= 127 || ILLEGAL.indexOf(octet) >= 0) {
                encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
            } else {
                encoded.append((char) octet);
            }
        }
        return encoded.toString();
    }

    private static FetchException refused(String text, String why) {
        String shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return FetchException.failed("`" + shown.replaceAll("\\p{Cntrl}", " ") + "` " + why);
    }
}
