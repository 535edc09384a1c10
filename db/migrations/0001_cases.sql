-- Up Migration

-- What happened, one row per event, for ever. `at` and `recorded_at` are the event's own words (RFC 3339 with
-- Copenhagen's offset); `data` is json, not jsonb, because the hash runs over its very characters.
create table journal (
  case_id          text    not null,
  event_id         integer not null check (event_id > 0),
  type             text    not null,
  at               text    not null,
  date_only        boolean not null,
  recorded_at      text    not null,
  recorded_ms      bigint  not null,
  by_role          text    not null,
  version          integer not null,
  data             json    not null,
  carried_ref      text,
  carried_event_id integer,
  command_key      text,
  prev_hash        text    not null,
  hash             text    not null,
  written_at       timestamptz not null default now(),
  primary key (case_id, event_id)
);

-- Every accepted command with the answer its caller got: the same key gives it again, also after years.
create table case_command (
  case_id        text    not null,
  key_hash       text    not null,
  body_hash      text    not null,
  version        integer not null,
  first_event_id integer not null,
  last_event_id  integer not null,
  answer         json    not null,
  written_at     timestamptz not null default now(),
  primary key (case_id, key_hash)
);

-- What a case was opened as. With its journal, all that is needed to tell the whole case again.
create table case_opening (
  case_id         text    primary key,
  seq             bigint  generated always as identity unique,
  opening         json    not null,
  started_ms      bigint  not null,
  clock_offset_ms bigint  not null,
  demo            boolean not null,
  written_at      timestamptz not null default now()
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are written once and never changed', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger journal_is_append_only before update or delete or truncate on journal
  for each statement execute function refuse_change();
create trigger case_opening_is_append_only before update or delete or truncate on case_opening
  for each statement execute function refuse_change();
create trigger case_command_is_append_only before update or delete or truncate on case_command
  for each statement execute function refuse_change();

-- The read model: the case as of its last published event. Disposable, refolded from the journal.
-- `seq` is the order of opening. A withdrawn case (its birth was taken back) stays as a tombstone that nobody reads.
create table case_view (
  id              text    primary key,
  seq             bigint  generated always as identity unique,
  ref             text    not null,
  kind            text    not null check (kind in ('pregnancy', 'child')),
  municipality    text    not null,
  phase           text    not null,
  closes_ms       bigint,
  version         integer not null,
  last_event_id   integer not null,
  head_hash       text    not null,
  links           json    not null,
  started_ms      bigint  not null,
  next_wake_ms    bigint,
  clock_offset_ms bigint  not null default 0,
  demo            boolean not null default false,
  snapshot        json    not null,
  opened_at       timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  withdrawn_at    timestamptz
);
create index case_view_by_municipality on case_view (municipality, seq) where withdrawn_at is null;

-- One row per deadline. `steps` is the deadline's whole course, [[fromMs, status], …], so that the status of any
-- moment is read, never kept up to date by a clock.
create table deadline_view (
  case_id        text    not null,
  id             text    not null,
  rule_id        text    not null,
  responsible    text    not null,
  also_responsible text[] not null,
  subject        text    not null,
  earliest_on    date,
  target_on      date,
  due_on         date,
  due_ms         bigint,
  steps          jsonb   not null,
  settled        boolean not null,
  deadline       json    not null,
  fingerprint    text    not null,
  primary key (case_id, id)
);
create index deadline_view_unsettled on deadline_view (due_ms, case_id) where not settled;

create function status_at(steps jsonb, now_ms bigint) returns text language sql immutable parallel safe as $$
  select step ->> 1 from jsonb_array_elements(steps) with ordinality as s (step, n)
  where n = 1 or (step ->> 0)::bigint <= now_ms order by n desc limit 1
$$;

-- Down Migration

drop table deadline_view;
drop table case_view;
drop table case_opening;
drop table case_command;
drop table journal;
drop function status_at(jsonb, bigint);
drop function refuse_change();
