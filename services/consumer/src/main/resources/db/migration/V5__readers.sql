-- Search moved into an index of the readers' own, which follows the change feed: nothing splits and stems text here.
drop view visible_mention;
drop view visible_topic;
drop view visible_article;
alter table article drop column search;
drop function search_vector;
drop function search_configuration;

create view visible_article as
    select id, uri, version, version_created, first_created, content_created, published_at, pub_status,
           embargoed_until, expires, declared_language, language, language_confidence, language_basis, headline, body, summary, byline,
           source_id, source_name, source_uri, subjects, copyright_holder, copyright_notice, usage_terms,
           content_hash, ingested_at, alt_ids, simhash, story_id,
           enriched_at, model_name, model_version, model_vocabulary
      from article
     where may_be_shown(pub_status, embargoed_until, expires);

create view visible_topic as
    select t.article_id, t.code, t.position, t.confidence, t.evidence
      from article_topic t join visible_article a on a.id = t.article_id;

create view visible_mention as
    select m.article_id, m.entity_id, e.type, e.name, e.uri, m.position, m.confidence, m.spans, e.same_as
      from mention m join visible_article a on a.id = m.article_id join entity e on e.id = m.entity_id;

-- Entities that an article in view mentions.
create view visible_entity as
    select e.id, e.type, e.name, e.uri, e.same_as
      from entity e
     where exists (select from mention m join visible_article a on a.id = m.article_id where m.entity_id = e.id);

-- Earlier versions of articles in view, without what was withheld or retracted.
create view visible_version as
    select v.article_id, v.version, v.version_created, v.pub_status, v.headline, v.body, v.summary, v.byline,
           v.version = a.version as current
      from article_version v join visible_article a on a.id = v.article_id
     where v.pub_status = 'USABLE' and v.headline is not null and v.version <= a.version;

grant select on visible_article, visible_topic, visible_mention, visible_entity, visible_version to warta_reader;

-- Names by how they begin, or nearly so.
create extension if not exists pg_trgm;
create index entity_like on entity using gin (name gin_trgm_ops);
