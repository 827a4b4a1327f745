package org.warta.replayer.stream;

import org.warta.replayer.replay.PartitionProgress;

/** Counts what becomes of the records of one partition. For one thread. */
final class Tally {
    private final int partition;
    private long position;
    private long read;
    private long sent;
    private long skipped;
    private long undecodable;
    private final long goneBefore;
    private long goneHere;
    private long bytes;

    Tally(PartitionProgress from) {
        this.partition = from.partition();
        this.position = from.position();
        this.read = from.read();
        this.sent = from.sent();
        this.skipped = from.skipped();
        this.undecodable = from.undecodable();
        this.goneBefore = from.gone();
        this.bytes = from.bytes();
    }

    void sent(long offset, long size) {
        passed(offset);
        sent++;
        bytes += size;
    }

    void skipped(long offset) {
        passed(offset);
        skipped++;
    }

    void undecodable(long offset) {
        passed(offset);
        undecodable++;
    }

    private void passed(long offset) {
        read++;
        position = offset + 1;
    }

    /** Passes over what is no record. */
    void moveTo(long offset) {
        position = offset;
    }

    /** All offsets that retention has deleted since the session began. */
    void gone(long offsets) {
        goneHere = offsets;
    }

    PartitionProgress progress() {
        return new PartitionProgress(
                partition, position, read, sent, skipped, undecodable, goneBefore + goneHere, bytes);
    }
}
