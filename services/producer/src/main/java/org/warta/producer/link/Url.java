package org.warta.producer.link;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a URI reference, cut as <a href="https://www.rfc-editor.org/rfc/rfc3986#appendix-B">RFC 3986</a> cuts
 * anything whatever. White space around it is no part of it, line breaks and tabs within it neither; backslashes of web
 * addresses are slashes, as browsers have it.
 */
record Url(
        @Nullable String scheme,
        @Nullable String authority,
        String path,
        @Nullable String query,
        @Nullable String fragment) {
    private static final Pattern PARTS = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*+):)?(?://([^/?#]*+))?([^?#]*+)(?:\\?([^#]*+))?(?:#(.*+))?", Pattern.DOTALL);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(.*)@)?(\\[[^\\]]*\\]|[^:]*)(?::(\\d*))?", Pattern.DOTALL);
    private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443");
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\t]+ *");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";

    static Url parse(String reference) {
        String text = BREAKS.matcher(reference.strip()).replaceAll("");
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return new Url(null, null, text, null, null);
        }
        String scheme = parts.group(1) == null ? null : parts.group(1).toLowerCase(Locale.ROOT);
        if (DEFAULT_PORTS.containsKey(String.valueOf(scheme)) && text.indexOf('\\') >= 0) {
            return parse(text.replace('\\', '/'));
        }
        return new Url(scheme, parts.group(2), parts.group(3), parts.group(4), parts.group(5));
    }

    boolean isAbsolute() {
        return scheme != null;
    }

    /** RFC 3986, 5.2.2. */
    Url resolve(Url reference) {
        if (reference.scheme != null) {
            // http:path is how some write a relative reference
            boolean sloppy =
                    reference.scheme.equals(scheme) && reference.authority == null && DEFAULT_PORTS.containsKey(scheme);
            return sloppy
                    ? resolve(new Url(null, null, reference.path, reference.query, reference.fragment))
                    : reference;
        }
        if (reference.authority != null) {
            return new Url(scheme, reference.authority, reference.path, reference.query, reference.fragment);
        }
        if (reference.path.isEmpty()) {
            String sameQuery = reference.query == null ? query : reference.query;
            return new Url(scheme, authority, path, sameQuery, reference.fragment);
        }
        return new Url(scheme, authority, withoutDots(merged(reference.path)), reference.query, reference.fragment);
    }

    private String merged(String other) {
        if (other.startsWith("/")) {
            return other;
        }
        return authority != null && path.isEmpty() ? "/" + other : path.substring(0, path.lastIndexOf('/') + 1) + other;
    }

    /** RFC 3986, 5.2.4. */
    private static String withoutDots(String path) {
        if (!path.contains(".")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                if (kept.size() > 1) {
                    kept.removeLast();
                }
            } else if (!segments[i].equals(".")) {
                kept.addLast(segments[i]);
                continue;
            }
            if (last) {
                kept.addLast("");
            }
        }
        return String.join("/", kept);
    }

    /** Host, port and path in the one form that they have; null where the host is none. */
    @Nullable
    Url normal() {
        Matcher parts = AUTHORITY.matcher(authority == null ? "" : authority);
        if (!parts.matches()) {
            return null;
        }
        String host = host(parts.group(2));
        if (host == null) {
            return null;
        }
        String port = parts.group(3);
        boolean plainPort = port == null || port.isEmpty() || port.equals(DEFAULT_PORTS.get(String.valueOf(scheme)));
        String user = parts.group(1) == null ? "" : parts.group(1) + "@";
        String normal = user + host + (plainPort ? "" : ":" + port);
        return new Url(scheme, normal, withoutDots(path), query, fragment);
    }

    private static @Nullable String host(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name.chars().anyMatch(c -> c <= ' ' || "<>\"{}|\\^`".indexOf(c) >= 0) ? null : name;
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return null;
        }
    }

    Url withoutTrackers() {
        return query == null ? this : new Url(scheme, authority, path, Trackers.strip(query), fragment);
    }

    Url withoutFragment() {
        return fragment == null || fragment.startsWith("!") ? this : new Url(scheme, authority, path, query, null);
    }

    /** Whole again, illegal characters encoded. */
    @Override
    public String toString() {
        String whole = (scheme == null ? "" : scheme + ":")
                + (authority == null ? "" : "//" + authority)
                + path
                + (query == null ? "" : "?" + query)
                + (fragment == null ? "" : "#" + fragment.replace("#", "%23"));
        return encoded(whole);
    }

    private static String encoded(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        boolean inHost = true;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
            boolean bracket = c == '[' || c == ']';
            if (c == '/'
                    && legal.length() > 0
                    && legal.charAt(legal.length() - 1) != '/'
                    && legal.charAt(legal.length() - 1) != ':') {
                inHost = false;
            }
            if (letterOrDigit || (LEGAL.indexOf(c) >= 0 && (!bracket || inHost))) {
                legal.append(c);
            } else {
                legal.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return percents(legal);
    }

    /** A percent sign that encodes nothing stands for itself. */
    private static String percents(StringBuilder text) {
        return STRAY_PERCENT.matcher(text).replaceAll("%25");
    }
}
