-- Who may do what. The roles exist already: see db/roles.

-- What may be shown now. Readers have these views and nothing else, so that no fault of a reader can show an article that
-- is withheld, embargoed, expired or canceled, or an entity that only such an article names. The views are no security
-- barriers: barriers keep full-text search from its index, and readers run none but their own queries.

create view visible_article as
    select id, uri, version, version_created, first_created, content_created, published_at, pub_status,
           embargoed_until, expires, declared_language, language, language_confidence, language_basis, headline, body, summary, byline,
           source_id, source_name, source_uri, subjects, copyright_holder, copyright_notice, usage_terms,
           content_hash, ingested_at, alt_ids, simhash, story_id,
           enriched_at, model_name, model_version, model_vocabulary, search
      from article
     where pub_status = 'USABLE'
       and (embargoed_until is null or embargoed_until <= now())
       and (expires is null or expires > now());

create view visible_topic as
    select t.article_id, t.code, t.position, t.confidence, t.evidence
      from article_topic t join visible_article a on a.id = t.article_id;

create view visible_mention as
    select m.article_id, m.entity_id, e.type, e.name, e.uri, m.position, m.confidence, m.spans
      from mention m join visible_article a on a.id = m.article_id join entity e on e.id = m.entity_id;

grant usage on schema public to warta_writer, warta_reader;
grant select on visible_article, visible_topic, visible_mention to warta_reader;

-- The writer sees what it compares and not what articles say. Articles and versions are never deleted.
grant select (id, version, pub_status, enriched_at, canceled_version), insert, update on article to warta_writer;
grant select (article_id, version, pub_status, content_hash, ingested_at), insert,
      update (pub_status, content_hash, ingested_at, headline, body, summary, byline) on article_version to warta_writer;
grant select (article_id), insert, delete on article_topic to warta_writer;
grant select (article_id, entity_id), insert, delete on mention to warta_writer;
grant select (id), insert, delete on entity to warta_writer;
