package org.warta.replayer.stream;

import org.warta.replayer.replay.RecordFilter;
import org.warta.replayer.replay.RecordMatcher;
import org.warta.schemas.wire.UndecodableEventException;

/** Judges records of Kafka by a filter. */
final class RecordJudge {
    private final RecordMatcher matcher;

    /** What becomes of a record. */
    enum Verdict {
        FITS,
        FITS_NOT,
        /** It must be decoded to be judged, and cannot. */
        UNDECODABLE
    }

    RecordJudge(RecordFilter filter) {
        this.matcher = new RecordMatcher(filter);
    }

    /**
     * Decodes the record only where that is needed.
     *
     * @throws org.warta.schemas.wire.RegistryUnavailableException when the schema registry does not answer
     */
    Verdict judge(Candidate record) {
        try {
            return matcher.fits(record) ? Verdict.FITS : Verdict.FITS_NOT;
        } catch (UndecodableEventException unknown) {
            return Verdict.UNDECODABLE;
        }
    }
}
