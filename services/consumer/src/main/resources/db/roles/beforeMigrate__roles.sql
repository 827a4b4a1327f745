-- Creates the roles of writer, readers and auditors, or gives them the configured passwords, before every migration. The owner needs
-- to be a superuser or to have CREATEROLE. Where a database administrator manages roles, take this folder out of
-- spring.flyway.locations.

-- Kept out of the block below, so that an error does not print them. The colon, taken off again there,
-- stands between the dollar signs of the quote and those of the placeholder.
set warta.writer_password = $warta$:${writer_password}$warta$;
set warta.reader_password = $warta$:${reader_password}$warta$;
set warta.auditor_password = $warta$:${auditor_password}$warta$;

do $$
declare
    name text;
    secret text;
begin
    perform pg_advisory_xact_lock(hashtext('warta roles')); -- several consumers may start at once
    foreach name in array array['writer', 'reader', 'auditor'] loop
        secret := substr(current_setting('warta.' || name || '_password'), 2);
        if secret = '' then
            raise exception 'the password of warta_% is empty', name
                using hint = 'Set spring.datasource.password (writer), warta.consumer.reader-password'
                    ' and warta.consumer.auditor-password.';
        end if;
        if not exists (select from pg_roles where rolname = 'warta_' || name) then
            execute format('create role %I', 'warta_' || name);
        end if;
        execute format('alter role %I login password %L', 'warta_' || name, secret);
    end loop;
end $$;

reset warta.writer_password;
reset warta.reader_password;
reset warta.auditor_password;
