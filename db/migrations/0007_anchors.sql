-- Up Migration

-- Which store this is, for ever and in every copy of it: an anchor vouches for one store only.
create table store_identity (
  id   uuid    not null default gen_random_uuid(),
  sole boolean primary key default true check (sole)
);
insert into store_identity default values;
create trigger store_identity_stays before update or delete or truncate on store_identity
  for each statement execute function refuse_change();

-- What was written to which log of anchors: the log vouches for the journal, and these rows for the log, so that
-- lines cut off its end are missed. `delivered_at`: the line has reached its second place, where one is set.
create table journal_anchor (
  log          text    not null,
  seq          integer not null check (seq > 0),
  hash         text    not null,
  cases        integer not null,
  rows         integer not null,
  written_at   timestamptz not null default now(),
  delivered_at timestamptz,
  attempts     integer not null default 0,
  last_error   text,
  primary key (log, seq)
);
create index journal_anchor_undelivered on journal_anchor (log, seq) where delivered_at is null;
create index journal_anchor_latest on journal_anchor (written_at desc);

create trigger journal_anchor_is_never_removed before delete or truncate on journal_anchor
  for each statement execute function refuse_change();

-- Finds what was added since the last anchor without walking the whole journal.
create index journal_by_written on journal using brin (written_at) with (pages_per_range = 16);

grant select on store_identity to tovholder_app;
grant select, insert on journal_anchor to tovholder_app;
grant update (delivered_at, attempts, last_error) on journal_anchor to tovholder_app;

-- Down Migration

drop index journal_by_written;
drop table journal_anchor;
drop table store_identity;
