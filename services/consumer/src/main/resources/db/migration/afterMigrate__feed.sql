-- Ids of transactions belong to a server. A database that was restored from a dump has those of the server that it comes
-- from: who follows its feed would see nothing for a long time, or miss what was stored since the dump. Such a database is
-- known by the server's identifier, which no other has, or by the table's own, since restoring makes the table again. Its
-- feed is another one, so that all who follow start anew.
do $$
declare
    here text;
    there text;
begin
    perform pg_advisory_xact_lock(hashtext('warta feed')); -- several consumers may start at once
    select system_identifier || '/' || 'change_feed'::regclass::oid into here from pg_control_system();
    select origin into there from change_feed;
    if there is null then
        update change_feed set origin = here;
    elsif there <> here then
        raise warning 'this database was restored from a dump: its change feed begins anew';
        update change_feed set id = gen_random_uuid(), origin = here;
        update article set stored_at = stored_at;
    end if;
end $$;
