-- Up Migration

-- That something happened in a case: its number, type and version, nothing of what. Outgoing events are told from it, in
-- the order (xid, seq) in which transactions began: below the oldest one that still runs nothing is added any more, so
-- that a reader who goes on from where it was leaves nothing out. Kept for days, not for ever.
create table case_change (
  seq         bigint  generated always as identity primary key,
  xid         xid8    not null default pg_current_xact_id(),
  case_id     text    not null,
  event_id    integer not null,
  type        text    not null,
  version     integer not null,
  recorded_ms bigint  not null,
  written_at  timestamptz not null default now(),
  unique (case_id, event_id)
);
create index case_change_in_order on case_change (xid, seq);

create function note_case_change() returns trigger language plpgsql as $$
begin
  insert into case_change (case_id, event_id, type, version, recorded_ms)
  select case_id, event_id, type, version, recorded_ms from added order by case_id, event_id
  on conflict do nothing;
  return null;
end $$;
create trigger journal_is_followed after insert on journal
  referencing new table as added for each statement execute function note_case_change();

-- Where an organisation wants to be told. Address and secret stand sealed with a key of the endpoint's own.
create table webhook_endpoint (
  id              text primary key check (id ~ '^wh_[0-9a-f]{32}$'),
  organisation    text not null,
  sealed          text not null check (sealed like 'sealed:%'),
  key_id          text not null unique,
  wrapped_key     text not null,
  master_key_id   text not null,
  state           text not null default 'active' check (state in ('active', 'paused', 'gone')),
  created_by      text not null,
  created_at      timestamptz not null default now(),
  -- The host itself did not answer: nothing is tried before then.
  blocked_until   timestamptz not null default now(),
  failures        integer not null default 0,
  claimed_by      text,
  claimed_until   timestamptz
);
create index webhook_endpoint_by_organisation on webhook_endpoint (organisation);

-- One event for one endpoint, once. `case_id` is null for a test call.
create table webhook_delivery (
  seq              bigint  generated always as identity primary key,
  endpoint_id      text    not null references webhook_endpoint on delete cascade,
  case_id          text,
  event_id         integer,
  type             text    not null,
  version          integer,
  recorded_ms      bigint  not null,
  message_id       text    not null unique,
  state            text    not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  attempts         integer not null default 0,
  next_attempt_at  timestamptz not null default now(),
  settled_at       timestamptz,
  last_code        text,
  created_at       timestamptz not null default now(),
  unique (endpoint_id, case_id, event_id)
);
create index webhook_delivery_waiting on webhook_delivery (endpoint_id, seq) where state = 'waiting';
create index webhook_delivery_by_endpoint on webhook_delivery (endpoint_id, seq);
create index webhook_delivery_by_case on webhook_delivery (case_id);

-- How far case_change has been told to the endpoints.
create table webhook_cursor (
  one boolean primary key default true check (one),
  xid xid8    not null,
  seq bigint  not null
);
insert into webhook_cursor (xid, seq) values ('0', 0);

alter table case_change enable row level security;
alter table case_change force row level security;
alter table webhook_endpoint enable row level security;
alter table webhook_endpoint force row level security;
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
alter table webhook_cursor enable row level security;
alter table webhook_cursor force row level security;
create policy system_work on case_change using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on webhook_endpoint using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on webhook_delivery using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on webhook_cursor using ((select current_setting('tovholder.claim', true)) = 'system');

-- An organisation's own.
create policy caller_looks on webhook_endpoint for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and organisation = (select current_setting('tovholder.scope', true))
);
create policy caller_looks on webhook_delivery for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and exists (select 1 from webhook_endpoint w where w.id = webhook_delivery.endpoint_id)
);

grant select, insert, update, delete on case_change, webhook_endpoint, webhook_delivery to tovholder_app;
grant select, update on webhook_cursor to tovholder_app;

-- Down Migration

drop trigger journal_is_followed on journal;
drop function note_case_change();
drop table webhook_cursor;
drop table webhook_delivery;
drop table webhook_endpoint;
drop table case_change;
