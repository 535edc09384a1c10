-- Up Migration

-- Every look of the dead-man check. `gaps` counts by kind; `case_ids` names some of the cases, opaque as they are.
create table dead_man_run (
  seq              bigint  generated always as identity primary key,
  started_at       timestamptz not null,
  finished_at      timestamptz not null default now(),
  interval_seconds integer not null,
  cases            integer not null,
  open_deadlines   integer not null,
  gaps             jsonb   not null,
  rearmed          integer not null,
  remaining        integer not null,
  unsent_messages  integer not null,
  oldest_unsent_seconds integer not null,
  case_ids         jsonb   not null
);
create index dead_man_run_latest on dead_man_run (finished_at desc);

grant select, insert on dead_man_run to tovholder_app;
grant usage on sequence dead_man_run_seq_seq to tovholder_app;

-- Down Migration

drop table dead_man_run;
