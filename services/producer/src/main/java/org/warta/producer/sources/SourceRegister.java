package org.warta.producer.sources;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourceOrigin;
import org.warta.producer.stream.SourceCatalogue;
import org.warta.schemas.wire.EventSchemas;

/** Makes and changes sources at runtime. What two people change at once is as the later one left it. */
final class SourceRegister {
    static {
        EventSchemas.trust();
    }

    /** What an instance is measured with, and some more. */
    private static final int MOST_SOURCES = 50_000;

    private final SourceCatalogue catalogue;
    private final Clock clock;

    SourceRegister(SourceCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Makes a source. */
    SourceCatalogue.Entry create(SourceRequest request, @Nullable String by) {
        catalogue.checkRead();
        List<SourceFault> faults = new ArrayList<>(request.faults());
        if (request.id() == null) {
            faults.add(0, new SourceFault("#/id", "is missing: name the source"));
        }
        String id = String.valueOf(request.id());
        check(faults);
        Optional<SourceCatalogue.Entry> known = catalogue.find(id);
        if (known.isPresent()) {
            throw RefusedException.conflict(
                    known.get().definition().getRemoved()
                            ? "Source `" + id + "` is being removed: try again in a moment."
                            : "There is a source `" + id + "` already: change it, or choose another id.");
        }
        List<SourceCatalogue.Entry> all = catalogue.list();
        if (all.size() >= MOST_SOURCES) {
            throw RefusedException.conflict("There are " + MOST_SOURCES + " sources, as many as there may be.");
        }
        checkUnshared(id, request.uri(), all);
        Instant now = now();
        put(described(id, request, SourceOrigin.API, now)
                .setPaused(Boolean.TRUE.equals(request.paused()))
                .setCreatedAt(now)
                .setChangedBy(by)
                .build());
        return get(id);
    }

    /** Makes many feeds; the result of each, in their order. */
    List<ImportResult> createAll(List<Outline> outlines, @Nullable String by) {
        catalogue.checkRead();
        Map<String, String> idByUri = new HashMap<>();
        Map<String, String> uriById = new HashMap<>();
        for (SourceCatalogue.Entry entry : catalogue.list()) {
            String uri = entry.definition().getUri();
            uriById.put(entry.definition().getSourceId(), String.valueOf(uri));
            if (uri != null) {
                idByUri.put(uri, entry.definition().getSourceId());
            }
        }
        Instant now = now();
        List<ImportResult> results = new ArrayList<>();
        List<SourceDefinition> made = new ArrayList<>();
        for (Outline outline : outlines) {
            String problem = SourceRequest.uriProblem(outline.uri());
            String known = idByUri.get(outline.uri());
            if (problem != null) {
                results.add(new ImportResult("rejected", null, outline.uri(), problem));
            } else if (known != null) {
                results.add(new ImportResult("unchanged", known, outline.uri(), null));
            } else if (uriById.size() >= MOST_SOURCES) {
                results.add(new ImportResult("rejected", null, outline.uri(), "there are too many sources"));
            } else {
                String id = outline.id(candidate -> uriById.containsKey(candidate)
                        || catalogue.find(candidate).isPresent());
                uriById.put(id, outline.uri());
                idByUri.put(outline.uri(), id);
                SourceRequest request = SourceRequest.feed(id, outline.uri(), outline.name());
                made.add(described(id, request, SourceOrigin.OPML, now)
                        .setCreatedAt(now)
                        .setChangedBy(by)
                        .build());
                results.add(new ImportResult("created", id, outline.uri(), null));
            }
        }
        catalogue.putAll(made);
        return results;
    }

    /** Makes a source be what is described, and leaves everything else about it. */
    SourceCatalogue.Entry change(String id, SourceRequest request, @Nullable String by) {
        SourceDefinition known = changeable(id);
        List<SourceFault> faults = new ArrayList<>(request.faults());
        if (request.id() != null && !request.id().equals(id)) {
            faults.add(new SourceFault("#/id", "cannot be changed: make another source and remove this one"));
        }
        if (request.sourceKind() != known.getKind()) {
            faults.add(new SourceFault("#/kind", "cannot be changed: make another source and remove this one"));
        }
        check(faults);
        checkUnshared(id, request.uri(), catalogue.list());
        put(described(id, request, known.getOrigin(), now())
                .setPaused(request.paused() == null ? known.getPaused() : request.paused())
                .setPollRequestedAt(known.getPollRequestedAt())
                .setCreatedAt(known.getCreatedAt())
                .setChangedBy(by)
                .build());
        return get(id);
    }

    /** Leaves a source alone from now on, or does so no longer. */
    SourceCatalogue.Entry pause(String id, boolean paused, @Nullable String by) {
        SourceDefinition known = get(id).definition();
        if (known.getPaused() != paused) {
            put(SourceDefinition.newBuilder(known)
                    .setPaused(paused)
                    .setChangedAt(now())
                    .setChangedBy(by)
                    .build());
        }
        return get(id);
    }

    /** Has a feed polled now, also one that is gone. */
    SourceCatalogue.Entry poll(String id, @Nullable String by) {
        SourceDefinition known = get(id).definition();
        if (known.getKind() != SourceKind.FEED) {
            throw RefusedException.conflict("Source `" + id + "` is no feed: it is not polled.");
        }
        if (known.getPaused()) {
            throw RefusedException.conflict("Source `" + id + "` is paused: resume it first.");
        }
        put(SourceDefinition.newBuilder(known)
                .setPollRequestedAt(now())
                .setChangedAt(now())
                .setChangedBy(by)
                .build());
        return get(id);
    }

    /** Has everything about a source forgotten; its articles stay. */
    void remove(String id, @Nullable String by) {
        put(SourceDefinition.newBuilder(changeable(id))
                .setRemoved(true)
                .setChangedAt(now())
                .setChangedBy(by)
                .build());
    }

    /** A source that is there. */
    SourceCatalogue.Entry get(String id) {
        catalogue.checkRead();
        return catalogue
                .find(id)
                .filter(entry -> !entry.definition().getRemoved())
                .orElseThrow(() -> RefusedException.unknown(id));
    }

    List<SourceCatalogue.Entry> list() {
        catalogue.checkRead();
        return catalogue.list();
    }

    private SourceDefinition changeable(String id) {
        SourceDefinition known = get(id).definition();
        if (known.getOrigin() == SourceOrigin.CONFIGURED) {
            throw RefusedException.conflict("Source `" + id
                    + "` is declared in the configuration of the producer: change it there. It can be paused here.");
        }
        return known;
    }

    private void put(SourceDefinition definition) {
        catalogue.putAll(List.of(definition));
    }

    private static SourceDefinition.Builder described(
            String id, SourceRequest request, SourceOrigin origin, Instant now) {
        return SourceDefinition.newBuilder()
                .setSourceId(id)
                .setKind(request.sourceKind())
                .setUri(request.uri())
                .setName(request.name())
                .setLane(request.sourceLane())
                .setFetchPages(Boolean.TRUE.equals(request.fetchPages()))
                .setShortestMillis(millis(request.shortest()))
                .setLongestMillis(millis(request.longest()))
                .setOrigin(origin)
                .setChangedAt(now);
    }

    private static void check(List<SourceFault> faults) {
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(
                    "The source has " + (faults.size() == 1 ? "a fault." : faults.size() + " faults."), faults);
        }
    }

    /** Two sources of one address would publish everything twice. */
    private static void checkUnshared(String id, @Nullable String uri, List<SourceCatalogue.Entry> all) {
        all.stream()
                .map(SourceCatalogue.Entry::definition)
                .filter(other -> uri != null && uri.equals(other.getUri()) && !id.equals(other.getSourceId()))
                .findFirst()
                .ifPresent(other -> {
                    throw RefusedException.conflict("Source `" + other.getSourceId() + "` is that feed already.");
                });
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
