-- Further addresses of an entity (schema.org sameAs), as a list of strings.
alter table entity add column same_as jsonb not null default '[]';
grant select (same_as), update (same_as) on entity to warta_writer;

create or replace view visible_mention as
    select m.article_id, m.entity_id, e.type, e.name, e.uri, m.position, m.confidence, m.spans, e.same_as
      from mention m join visible_article a on a.id = m.article_id join entity e on e.id = m.entity_id;
