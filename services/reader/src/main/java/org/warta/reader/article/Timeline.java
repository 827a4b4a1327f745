package org.warta.reader.article;

import java.util.List;
import org.warta.reader.article.Facets.Bucket;

/**
 * Articles over time in UTC.
 *
 * @param unit how long a bucket is
 * @param buckets oldest first and without gaps: days such as 2026-11-23 or months such as 2026-11, also those with none
 */
public record Timeline(Unit unit, List<Bucket> buckets) {

    /** How long a bucket of a timeline is. */
    public enum Unit {
        DAY,
        MONTH
    }
}
