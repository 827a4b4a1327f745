-- What the store has of each article, hidden ones included, so that a reader that heard of an article from Kafka knows
-- when the store has dealt with it. Nothing that an article says is in here.
create view article_standing as
    select id, version, pub_status = 'CANCELED' as canceled, enriched_at,
           may_be_shown(pub_status, embargoed_until, expires) as in_view,
           shown_xid is not null as was_in_view
      from article;
grant select on article_standing to warta_reader;

-- Embargoes in the order in which they end.
create index article_embargo on article (embargoed_until, id) where embargoed_until is not null;
