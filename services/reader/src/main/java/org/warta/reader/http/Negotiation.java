package org.warta.reader.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/**
 * Which representation a request wants, by its Accept header (<a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, 12.5.1</a>): the one of the highest quality, of
 * equal ones the first that is offered.
 */
final class Negotiation {
    private Negotiation() {}

    /**
     * Chooses a media type.
     *
     * @param accept value of the header; null when there is none, and anything will do, as for one that cannot be read
     * @throws HttpMediaTypeNotAcceptableException when none will do
     */
    static MediaType choose(@Nullable String accept, List<MediaType> offered)
            throws HttpMediaTypeNotAcceptableException {
        if (accept == null) {
            return offered.get(0);
        }
        MediaType best = null;
        double bestQuality = 0;
        for (MediaType type : offered) {
            double quality = quality(type, ranges(accept));
            if (quality > bestQuality) {
                best = type;
                bestQuality = quality;
            }
        }
        if (best == null) {
            throw new HttpMediaTypeNotAcceptableException(offered);
        }
        return best;
    }

    private static List<MediaType> ranges(String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException unreadable) {
            return List.of(MediaType.ALL);
        }
    }

    /** The quality of the range that says most about the type; 0 when none speaks of it. */
    private static double quality(MediaType type, List<MediaType> ranges) {
        MediaType closest = null;
        for (MediaType range : ranges) {
            if (range.includes(type) && (closest == null || specificity(range) > specificity(closest))) {
                closest = range;
            }
        }
        return closest == null ? 0 : closest.getQualityValue();
    }

    /** How little a range leaves open. Spring's own measure puts the quality first. */
    private static int specificity(MediaType range) {
        if (range.isWildcardType()) {
            return 0;
        }
        return range.isWildcardSubtype() ? 1 : 2;
    }
}
