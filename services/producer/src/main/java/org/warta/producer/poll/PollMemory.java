package org.warta.producer.poll;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.event.LastPoll;
import org.warta.event.PollMove;
import org.warta.event.PollValidators;
import org.warta.event.SourcePolls;
import org.warta.producer.fetch.Validators;
import org.warta.producer.schedule.Moved;
import org.warta.producer.schedule.PollState;
import org.warta.schemas.wire.EventSchemas;

/**
 * What is remembered of polling a source.
 *
 * @param uri address in its definition that all of this is about
 * @param state when and where to poll next
 * @param validators to ask with; null for none
 * @param bodyHash SHA-256 of the content as last read; empty where it was not read to its end
 * @param last what the last poll gave; null before the first
 */
public record PollMemory(
        String uri,
        PollState state,
        @Nullable Validators validators,
        ByteBuffer bodyHash,
        @Nullable LastPoll last) {
    static {
        EventSchemas.trust();
    }

    public static final ByteBuffer NOT_READ = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /** Of a source that is to be polled for the first time. */
    public static PollMemory first(String uri, Instant now) {
        return new PollMemory(uri, PollState.first(now), null, NOT_READ, null);
    }

    /** Where to poll. */
    public URI address() {
        return state.address() == null ? URI.create(uri) : state.address();
    }

    public static PollMemory of(SourcePolls polls) {
        PollMove moving = polls.getMoving();
        PollValidators validators = polls.getValidators();
        return new PollMemory(
                polls.getUri(),
                new PollState(
                        polls.getNext(),
                        polls.getPolled(),
                        polls.getAnswered(),
                        polls.getChanged(),
                        polls.getGapsMillis().stream().map(Duration::ofMillis).toList(),
                        polls.getFailures(),
                        polls.getAddress() == null ? null : URI.create(polls.getAddress()),
                        moving == null
                                ? null
                                : new Moved(URI.create(moving.getTo()), moving.getSince(), moving.getPolls())),
                validators == null
                        ? null
                        : new Validators(
                                URI.create(validators.getUri()), validators.getEtag(), validators.getLastModified()),
                polls.getBodyHash(),
                polls.getLast());
    }

    /** The same as it is written. */
    public SourcePolls record(String sourceId) {
        List<Long> gaps = state.gaps().stream().map(Duration::toMillis).toList();
        Moved moving = state.moving();
        return SourcePolls.newBuilder()
                .setSourceId(sourceId)
                .setUri(uri)
                .setNext(state.next())
                .setPolled(state.polled())
                .setAnswered(state.answered())
                .setChanged(state.changed())
                .setGapsMillis(gaps)
                .setFailures(state.failures())
                .setAddress(state.address() == null ? null : state.address().toString())
                .setMoving(moving == null ? null : new PollMove(moving.to().toString(), moving.since(), moving.polls()))
                .setValidators(
                        validators == null || validators.isEmpty()
                                ? null
                                : new PollValidators(
                                        validators.address().toString(), validators.etag(), validators.lastModified()))
                .setBodyHash(bodyHash)
                .setLast(last)
                .build();
    }
}
