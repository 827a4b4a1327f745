package org.warta.producer.http;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.producer.push.Fault;
import org.warta.producer.push.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outcomes in JSON. */
final class Lines {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Lines() {}

    /** An outcome's members. */
    static Map<String, Object> members(Outcome outcome) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("result", outcome.result().toString());
        put(members, "id", outcome.id());
        put(members, "uri", outcome.uri());
        put(members, "version", outcome.version());
        if (!outcome.faults().isEmpty()) {
            members.put("errors", errors(outcome.faults()));
        }
        return members;
    }

    /** The line of an article among others. */
    static void write(long index, Outcome outcome, ByteArrayOutputStream out) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("index", index);
        members.put("status", outcome.status());
        members.putAll(members(outcome));
        write(members, out);
    }

    static void write(Map<String, Object> members, ByteArrayOutputStream out) {
        out.writeBytes(JSON.writeValueAsBytes(members));
        out.write('\n');
    }

    /** What another instance wrote with {@link #write}. */
    static Outcome read(String line) {
        JsonNode members = JSON.readTree(line);
        List<Fault> faults = members.path("errors")
                .valueStream()
                .map(fault -> new Fault(
                        text(fault, "pointer"),
                        fault.has("line") ? fault.get("line").asInt() : null,
                        fault.path("detail").asString("")))
                .toList();
        return new Outcome(
                Outcome.Result.valueOf(members.path("result").asString().toUpperCase(java.util.Locale.ROOT)),
                text(members, "id"),
                text(members, "uri"),
                members.has("version") ? members.get("version").asLong() : null,
                faults,
                members.path("status").asInt());
    }

    static List<Map<String, Object>> errors(List<Fault> faults) {
        return faults.stream().map(Lines::error).toList();
    }

    private static Map<String, Object> error(Fault fault) {
        Map<String, Object> error = new LinkedHashMap<>();
        put(error, "pointer", fault.pointer());
        put(error, "line", fault.line());
        error.put("detail", fault.detail());
        return error;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static @Nullable String text(JsonNode members, String name) {
        return members.has(name) ? members.get(name).asString() : null;
    }
}
