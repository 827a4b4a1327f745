-- The read store: it can be dropped and rebuilt from the topic news.enriched.
-- Names and meanings are those of the Avro schemas; only what differs is explained here.

-- How a text of this language (BCP 47) is split and stemmed. Malay shares its affixes with Indonesian.
create function search_configuration(language text) returns regconfig
    language sql immutable parallel safe
    return case split_part(lower(language), '-', 1)
        when 'id' then 'indonesian'::regconfig
        when 'ms' then 'indonesian'::regconfig
        when 'en' then 'english'::regconfig
        else 'simple'::regconfig
    end;

-- Lengths are cut so that no text, however odd, makes a vector over PostgreSQL's limit of one megabyte.
create function search_vector(language text, headline text, summary text, body text) returns tsvector
    language sql immutable parallel safe
    return setweight(to_tsvector(search_configuration(language), coalesce(left(headline, 10000), '')), 'A')
        || setweight(to_tsvector(search_configuration(language), coalesce(left(summary, 10000), '')), 'B')
        || to_tsvector(search_configuration(language), coalesce(left(body, 100000), ''));

-- The current version of each article. A canceled one leaves a receipt: the row without anything the article said.
create table article (
    id                  uuid primary key,
    uri                 text not null,
    version             bigint not null,
    version_created     timestamptz not null,
    first_created       timestamptz,
    content_created     timestamptz,
    -- what "newest first" goes by
    published_at        timestamptz not null
                        generated always as (coalesce(content_created, first_created, version_created)) stored,
    pub_status          text not null check (pub_status in ('USABLE', 'WITHHELD', 'CANCELED', 'UNKNOWN')),
    embargoed_until     timestamptz,
    expires             timestamptz,
    declared_language   text,
    language            text collate "C" not null,  -- so that an index also finds what starts with a tag
    language_confidence real not null,
    language_basis      text not null,
    headline            text,
    body                text,
    summary             text,
    byline              text,
    source_id           text not null,
    source_name         text,
    source_uri          text,
    subjects            text[] not null,
    copyright_holder    text,
    copyright_notice    text,
    usage_terms         text,
    content_hash        text not null,
    ingested_at         timestamptz not null,
    alt_ids             jsonb not null,
    simhash             bigint,
    story_id            text,
    enriched_at         timestamptz not null,
    model_name          text not null,
    model_version       text not null,
    model_vocabulary    text not null,
    stored_at           timestamptz not null default now(),
    -- the highest version that was a cancellation: no text of it or of an older one is kept anywhere; null: none was
    canceled_version    bigint,
    search              tsvector not null
                        generated always as (search_vector(language, headline, summary, body)) stored,
    constraint text_unless_canceled check (
        case when pub_status = 'CANCELED'
            then num_nonnulls(headline, body, summary, byline, copyright_holder, copyright_notice, usage_terms) = 0
                and subjects = '{}' and alt_ids = '{}'
            else num_nulls(headline, body) = 0
        end)
);

-- Newest first, over what may be shown; id breaks ties, so that a page can go on exactly where another ended.
create index article_newest on article (published_at desc, id desc) where pub_status = 'USABLE';
create index article_newest_of_source on article (source_id, published_at desc, id desc) where pub_status = 'USABLE';
create index article_newest_in_language on article (language, published_at desc, id desc) where pub_status = 'USABLE';
create index article_search on article using gin (search);

-- Every version that arrived, the current one included. Text is null once the version was retracted.
create table article_version (
    article_id      uuid not null references article (id),
    version         bigint not null,
    version_created timestamptz not null,
    pub_status      text not null check (pub_status in ('USABLE', 'WITHHELD', 'CANCELED', 'UNKNOWN')),
    headline        text,
    body            text,
    summary         text,
    byline          text,
    content_hash    text not null,
    ingested_at     timestamptz not null,
    stored_at       timestamptz not null default now(),
    primary key (article_id, version)
);

-- Topics, entities and mentions are those of the current version. Spans are a JSON array of {field, start, end},
-- in Unicode code points, half-open.

create table article_topic (
    article_id uuid not null references article (id),
    code       text not null,
    position   int not null,  -- 0 is the most confident
    confidence real not null,
    evidence   jsonb not null,
    primary key (article_id, code)
);
create index article_topic_code on article_topic (code, article_id);

-- A person, organisation or place; its id is computed from type, name and uri, so it survives a rebuild.
create table entity (
    id   uuid primary key,
    type text not null,
    name text not null,
    uri  text
);
create index entity_name on entity (lower(name), type);

create table mention (
    article_id uuid not null references article (id),
    entity_id  uuid not null references entity (id),
    position   int not null,  -- 0 is the first one mentioned
    confidence real not null,
    spans      jsonb not null,
    primary key (article_id, entity_id)
);
create index mention_entity on mention (entity_id, article_id);
