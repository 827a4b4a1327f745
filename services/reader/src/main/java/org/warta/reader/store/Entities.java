package org.warta.reader.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Entities that articles mention which may be shown. */
@Repository
public class Entities {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    /** So many that begin so are looked at to find the most frequent. */
    private static final int CANDIDATES = 200;

    private final JdbcClient jdbc;

    Entities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an entity is called. */
    public record Name(UUID id, String type, String name) {}

    /** An entity. */
    public record Entity(
            UUID id, String type, String name, @Nullable String uri, List<String> sameAs) {}

    /** The entity with this id; empty when no article that may be shown mentions it. */
    public Optional<Entity> entity(UUID id) {
        return jdbc.sql("select id, type, name, uri, same_as from visible_entity where id = ?")
                .param(id)
                .query((row, number) -> new Entity(
                        row.getObject("id", UUID.class),
                        row.getString("type"),
                        row.getString("name"),
                        row.getString("uri"),
                        JsonMapper.shared().readValue(row.getString("same_as"), STRINGS)))
                .optional();
    }

    /** Names by id; without those that may not be shown. */
    public Map<UUID, Name> names(Collection<UUID> ids) {
        Map<UUID, Name> names = new HashMap<>();
        jdbc.sql("select id, type, name from visible_entity where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query(row -> {
                    Name name = new Name(row.getObject("id", UUID.class), row.getString("type"), row.getString("name"));
                    names.put(name.id(), name);
                });
        return names;
    }

    /**
     * Entities whose name, or a word of it, begins so; then those that look like it, in the order of likeness.
     *
     * @param type null: any
     */
    public List<Name> like(String prefix, @Nullable String type) {
        String pattern = prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbc.sql("select id, type, name from visible_entity where (name ilike :begins or name ilike :word"
                        + " or :prefix <% name)"
                        + (type == null ? "" : " and type = :type")
                        + " order by name ilike :begins desc, name ilike :word desc,"
                        + " word_similarity(:prefix, name) desc, length(name), name, id limit " + CANDIDATES)
                .param("begins", pattern + "%")
                .param("word", "% " + pattern + "%")
                .param("prefix", prefix)
                .param("type", type)
                .query((row, number) ->
                        new Name(row.getObject("id", UUID.class), row.getString("type"), row.getString("name")))
                .list();
    }
}
