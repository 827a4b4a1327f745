-- What an auditor needs in order to compare the store with the log: of each article, hidden ones included, which version of
-- which enrichment is here. No headline, body, summary or byline; names of entities, because enrichments are compared by them.
create view article_audit as
    select a.id, a.version, a.pub_status, a.content_hash, a.enriched_at, a.model_name, a.model_version, a.model_vocabulary,
           a.stored_at,
           -- when the store first heard of the article
           (select min(v.stored_at) from article_version v where v.article_id = a.id) as first_stored_at,
           array(select t.code from article_topic t where t.article_id = a.id order by t.code collate "C") as topics,
           -- type and name, parted by a space; two with one name and different addresses are one here
           array(select distinct (e.type || ' ' || e.name) collate "C"
                   from mention m join entity e on e.id = m.entity_id
                  where m.article_id = a.id
                  order by 1) as entities
      from article a;

grant usage on schema public to warta_auditor;
grant select on article_audit to warta_auditor;
