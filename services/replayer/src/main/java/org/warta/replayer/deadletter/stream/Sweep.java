package org.warta.replayer.deadletter.stream;

import java.util.ArrayList;
import java.util.List;
import org.warta.event.LetterRange;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.deadletter.Letter;
import org.warta.replayer.deadletter.LetterAddress;
import org.warta.replayer.deadletter.LetterFilter;
import org.warta.schemas.topic.Topics;

/**
 * Goes through the letters that fit a filter, window by window: the articles' log is read once a window, not once a
 * letter. Holds no more than the heads of one window. For one thread.
 */
final class Sweep implements AutoCloseable {
    /** Letters whose keys are watched at once: a few megabytes. */
    private static final int WINDOW = 5_000;

    final LetterReader reader;
    final LaterVersions later;
    private final LetterFilter filter;

    Sweep(KafkaClients clients, LetterValues values, LetterFilter filter) {
        this.reader = new LetterReader(clients);
        this.later = new LaterVersions(clients, values);
        this.filter = filter;
    }

    /**
     * Finds out where the next window ends, and what the log says of its letters' articles.
     *
     * @return the offset after the last letter of the window
     */
    long window(LetterRange range, long from) {
        if (!new LetterAddress(range.getTopic(), range.getPartition(), from)
                .origin()
                .equals(Topics.ARTICLES.name())) {
            later.watch(List.of());
            return range.getEnd();
        }
        List<Letter> window = new ArrayList<>();
        long end = reader.read(range, from, letter -> {
            if (!filter.fits(letter.head())) {
                return true;
            }
            if (window.size() == WINDOW) {
                return false;
            }
            window.add(withoutValue(letter));
            return true;
        });
        later.watch(window);
        return end;
    }

    private static Letter withoutValue(Letter letter) {
        return new Letter(
                letter.address(),
                letter.time(),
                letter.key(),
                null,
                letter.headers().stream()
                        .filter(header -> header.name().startsWith("kafka_dlt-original-"))
                        .toList());
    }

    @Override
    public void close() {
        reader.close();
        later.close();
    }
}
