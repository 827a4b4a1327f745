-- The change feed: whoever follows it mirrors what may be shown, exactly, without gaps and for ever.
--
-- Each change of an article notes the 64-bit id of its transaction, and the feed is read in the order of these ids, but
-- only below the oldest transaction that still runs (pg_snapshot_xmin). Transactions may commit in any order: all of those
-- below that mark have ended, so nothing can appear there later.

-- Which database this is: a cursor of another one means nothing here.
create table change_feed (id uuid primary key default gen_random_uuid());
insert into change_feed default values;

-- The one rule of what may be shown.
create function may_be_shown(pub_status text, embargoed_until timestamptz, expires timestamptz) returns boolean
    language sql stable parallel safe
    return pub_status = 'USABLE'
        and (embargoed_until is null or embargoed_until <= now())
        and (expires is null or expires > now());

alter table article
    -- transaction of the latest change
    add column changed_xid xid8 not null default pg_current_xact_id(),
    -- whether that change left it in view
    add column in_view boolean not null default false,
    -- transaction in which it last came into view; null: it never was, and the feed never says a word about it
    add column shown_xid xid8,
    -- when an embargo or the article itself ends: then time alone changes what may be shown. null: never
    add column due_at timestamptz;

create function note_change() returns trigger language plpgsql as $$
begin
    new.changed_xid := pg_current_xact_id();
    new.in_view := may_be_shown(new.pub_status, new.embargoed_until, new.expires);
    if new.in_view and not coalesce(old.in_view, false) then
        new.shown_xid := new.changed_xid;
    end if;
    new.due_at := case
        when new.pub_status <> 'USABLE' then null
        when new.embargoed_until > now() then new.embargoed_until
        when new.expires > now() then new.expires
    end;
    return new;
end $$;
create trigger article_change before insert or update on article for each row execute function note_change();

update article set stored_at = stored_at; -- those that are there already

create index article_changed on article (changed_xid, id) where shown_xid is not null;
create index article_due on article (due_at) where due_at is not null;

-- The latest change of each article that was ever in view. Nothing that a hidden article says is in here.
create view article_change as
    select id, version, changed_xid,
           case when not may_be_shown(pub_status, embargoed_until, expires) then 'CANCELED'
                when shown_xid = changed_xid then 'CREATED'
                else 'UPDATED'
           end as operation
      from article
     where shown_xid is not null;

grant select on article_change, change_feed to warta_reader;
grant select (due_at) on article to warta_writer;
