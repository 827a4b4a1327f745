package org.warta.producer.link;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes addresses absolute, and alike where they surely mean the same. */
public final class Links {
    private static final Set<String> WEB = Set.of("http", "https");

    private Links() {}

    /**
     * The address that a reference means, as far as it can be told; null where it is none, or relative without a base.
     *
     * @param base an absolute address; null where there is none
     */
    public static @Nullable String resolve(@Nullable String base, String reference) {
        Url url = Url.parse(reference);
        Url against = base == null ? null : Url.parse(base);
        Url absolute = against == null || !against.isAbsolute() ? url : against.resolve(url);
        return absolute.isAbsolute() ? absolute.toString() : null;
    }

    /**
     * The address of a page on the web in the form that identifies it: scheme and host in lower case, international
     * names in ASCII, no default port, no dot segments, no fragment but {@code #!}, no parameters of trackers, illegal
     * characters encoded. Null where it is no address of a page.
     */
    public static @Nullable String canonical(String address) {
        Url url = web(address);
        return url == null ? null : url.withoutTrackers().withoutFragment().toString();
    }

    /** The same with its fragment, for pages that hold several articles. */
    public static @Nullable String canonicalWithFragment(String address) {
        Url url = web(address);
        return url == null ? null : url.withoutTrackers().toString();
    }

    private static @Nullable Url web(String address) {
        Url url = Url.parse(address);
        if (!url.isAbsolute() || !WEB.contains(url.scheme()) || url.authority() == null) {
            return null;
        }
        Url normal = url.normal();
        return normal == null || String.valueOf(normal.authority()).isEmpty() ? null : normal;
    }

    /** Any absolute URI with its illegal characters encoded and its scheme in lower case; null where it is none. */
    public static @Nullable String identifier(String text) {
        Url url = Url.parse(text);
        if (!url.isAbsolute()
                || url.toString().length() == String.valueOf(url.scheme()).length() + 1) {
            return null;
        }
        return url.toString();
    }

    /** Whether it is an address on the web. */
    public static boolean isWeb(String address) {
        String scheme = Url.parse(address).scheme();
        return scheme != null && WEB.contains(scheme.toLowerCase(Locale.ROOT));
    }
}
