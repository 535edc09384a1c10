-- Up Migration

-- Who looked at what, when and why: one row per look, apart from the journal. No name, no free text. `at` and `seq` are
-- the database's own, and the application may not write them. `scope` is the municipality or region that the person works
-- for, `municipality` the one whose case it is. A list of cases has no case: its filters stand in `criteria`, and how many
-- cases it showed in `shown`.
create table read_log (
  seq          bigint generated always as identity primary key,
  at           timestamptz not null default now(),
  subject      text not null check (subject <> ''),
  role         text not null,
  scope        text not null,
  organisation text not null,
  case_id      text,
  municipality text,
  kind         text not null,
  purpose      text not null,
  emergency_id text,
  criteria     jsonb,
  shown        integer,
  check ((case_id is null) = (municipality is null)),
  check ((case_id is null) = (shown is not null))
);
create index read_log_by_case on read_log (case_id, seq) where case_id is not null;
create index read_log_by_subject on read_log (subject, at);
create index read_log_by_moment on read_log (at);

-- Even the owner changes no row, and removes only those that are older than the five years they are kept.
create function guard_read_log() returns trigger language plpgsql as $$
begin
  if old.at > now() - interval '5 years' then
    raise exception 'rows of read_log are kept for five years' using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
create trigger read_log_is_kept before delete on read_log for each row execute function guard_read_log();
create trigger read_log_is_append_only before update or truncate on read_log
  for each statement execute function refuse_change();

grant select on read_log to tovholder_app;
grant insert (subject, role, scope, organisation, case_id, municipality, kind, purpose, emergency_id, criteria, shown)
  on read_log to tovholder_app;

-- Down Migration

drop table read_log;
drop function guard_read_log();
