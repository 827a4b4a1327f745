package org.warta.producer.sources;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.warta.producer.schedule.Schedule;
import org.warta.producer.stream.Installation;
import org.warta.producer.stream.SourceCatalogue;

/** Sources over HTTP. What an answer says has been committed. */
@RestController
@RequestMapping("/api/v1/sources")
final class SourcesController {
    private static final MediaType OPML = MediaType.parseMediaType("text/x-opml;charset=UTF-8");

    private final SourceRegister register;
    private final Schedule schedule;
    private final Clock clock;

    SourcesController(SourceCatalogue catalogue, Installation installation) {
        this.clock = installation.clock();
        this.schedule = new Schedule(installation.schedule());
        this.register = new SourceRegister(catalogue, clock);
    }

    @GetMapping
    Map<String, List<SourceView>> list() {
        return Map.of("sources", register.list().stream().map(this::view).toList());
    }

    @GetMapping("/{id}")
    SourceView get(@PathVariable String id) {
        return view(register.get(id));
    }

    @PostMapping
    ResponseEntity<SourceView> create(@RequestBody SourceRequest request, @Nullable Principal principal) {
        SourceView created = view(register.create(request, name(principal)));
        return ResponseEntity.created(URI.create("/api/v1/sources/" + created.id()))
                .body(created);
    }

    @PutMapping("/{id}")
    SourceView change(@PathVariable String id, @RequestBody SourceRequest request, @Nullable Principal principal) {
        return view(register.change(id, request, name(principal)));
    }

    @PostMapping("/{id}/pause")
    SourceView pause(@PathVariable String id, @Nullable Principal principal) {
        return view(register.pause(id, true, name(principal)));
    }

    @PostMapping("/{id}/resume")
    SourceView resume(@PathVariable String id, @Nullable Principal principal) {
        return view(register.pause(id, false, name(principal)));
    }

    @PostMapping("/{id}/poll")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SourceView poll(@PathVariable String id, @Nullable Principal principal) {
        return view(register.poll(id, name(principal)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, @Nullable Principal principal) {
        register.remove(id, name(principal));
    }

    /** Not below the other addresses, where it could be the id of a source. */
    @GetMapping(params = "format=opml")
    ResponseEntity<byte[]> exported() {
        return ResponseEntity.ok()
                .contentType(OPML)
                .header("Content-Disposition", "attachment; filename=\"sources.opml\"")
                .body(Opml.write(register.list(), clock.instant()));
    }

    @PostMapping(consumes = {"text/x-opml", "application/xml", "text/xml"})
    Map<String, List<ImportResult>> imported(HttpServletRequest request, @Nullable Principal principal)
            throws IOException {
        byte[] list = request.getInputStream().readNBytes(Opml.MAX_BYTES + 1);
        if (list.length > Opml.MAX_BYTES) {
            throw RefusedException.invalid(
                    "The list is over the limit of %,d bytes: split it.".formatted(Opml.MAX_BYTES), List.of());
        }
        return Map.of("results", register.createAll(Opml.read(list, request.getContentType()), name(principal)));
    }

    private SourceView view(SourceCatalogue.Entry entry) {
        return SourceView.of(entry, schedule, clock.instant());
    }

    private static @Nullable String name(@Nullable Principal principal) {
        return principal == null ? null : principal.getName();
    }
}
