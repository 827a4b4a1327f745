package org.warta.replayer.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was seen at one moment.
 *
 * @param legs of each leg, its members and where it stands
 * @param letters of each topic of dead letters, how many offsets it holds
 */
public record Look(Instant at, Map<Leg, LegLook> legs, Map<String, Long> letters) {

    /**
     * What was seen of one leg.
     *
     * @param members listener threads that take part
     */
    public record LegLook(int members, List<Position> positions) {}
}
