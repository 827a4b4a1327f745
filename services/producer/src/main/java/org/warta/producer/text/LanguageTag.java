package org.warta.producer.text;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Languages as documents name them. */
public final class LanguageTag {
    private static final int MAX_LENGTH = 100;

    private LanguageTag() {}

    /** The BCP 47 tag in its usual case, an underscore taken as a hyphen; null where the text is none. */
    public static @Nullable String of(String text) {
        String tag = text.strip().replace('_', '-').replaceFirst("[,;\\s].*", "");
        if (tag.isEmpty() || tag.length() > MAX_LENGTH) {
            return null;
        }
        try {
            String known = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            return known.equals("und") ? null : known;
        } catch (IllformedLocaleException malformed) {
            return null;
        }
    }
}
