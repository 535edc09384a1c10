-- Up Migration

-- What worker and API may do. The role itself is made by migrate.ts; it owns nothing, and the journal is only ever
-- read and added to.
grant usage on schema public to tovholder_app;
grant select, insert on journal, case_command, case_opening to tovholder_app;
grant select, insert, update on case_view, outbox, relay_outbox to tovholder_app;
grant select, insert, update, delete on deadline_view to tovholder_app;
grant select on recipient to tovholder_app;
grant usage on all sequences in schema public to tovholder_app;

-- Down Migration

revoke all on all sequences in schema public from tovholder_app;
revoke all on all tables in schema public from tovholder_app;
revoke usage on schema public from tovholder_app;
