-- Up Migration

-- Every time the whole journal was verified: counts only. Which case a fault is in is said by the command that looks again.
create table journal_verification (
  seq         bigint  generated always as identity primary key,
  started_at  timestamptz not null,
  finished_at timestamptz not null default now(),
  cases       integer not null,
  events      integer not null,
  faults      integer not null
);
create index journal_verification_latest on journal_verification (finished_at desc);

grant select, insert on journal_verification to tovholder_app;
grant usage on sequence journal_verification_seq_seq to tovholder_app;

-- Down Migration

drop table journal_verification;
