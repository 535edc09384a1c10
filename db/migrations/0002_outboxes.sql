-- Up Migration

-- Messages whose moment has come. Unique per case, deadline, due moment, step and recipient: a moved date reminds anew,
-- and nothing is sent twice.
create table outbox (
  seq             bigint  generated always as identity primary key,
  case_id         text    not null,
  deadline_id     text    not null,
  due             text,
  step            text    not null,
  recipient       text    not null,
  kind            text    not null check (kind in ('reminder', 'escalation', 'breach')),
  planned_at      text    not null,
  planned_ms      bigint  not null,
  message_id      text    not null,
  attempts        integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  claimed_by      text,
  claimed_until   timestamptz,
  sent_at         timestamptz,
  cancelled_at    timestamptz,
  cancel_reason   text,
  last_error      text,
  unique nulls not distinct (case_id, deadline_id, due, step, recipient),
  check (sent_at is null or cancelled_at is null)
);
create index outbox_unsent on outbox (next_attempt_at, seq) where sent_at is null and cancelled_at is null;
create index outbox_unsent_by_case on outbox (case_id) where sent_at is null and cancelled_at is null;

-- What one case has to do to another: open it (birth), tell it something (relay), take it back (withdrawal).
create table relay_outbox (
  seq             bigint  generated always as identity primary key,
  kind            text    not null check (kind in ('birth', 'relay', 'withdrawal')),
  from_case       text    not null,
  to_case         text    not null,
  source_event_id integer not null,
  payload         json    not null,
  created_at      timestamptz not null default now(),
  next_attempt_at timestamptz not null default now(),
  delivered_at    timestamptz,
  attempts        integer not null default 0,
  last_error      text,
  unique (from_case, to_case, kind, source_event_id)
);
create index relay_outbox_from on relay_outbox (from_case, seq) where delivered_at is null;
create index relay_outbox_to on relay_outbox (to_case, seq) where delivered_at is null;

-- Where mail for a role goes; a municipality's own row goes before the one for all ('').
create table recipient (
  municipality text not null default '',
  role         text not null,
  address      text not null check (address like '%@%'),
  primary key (municipality, role)
);

-- Down Migration

drop table recipient;
drop table relay_outbox;
drop table outbox;
