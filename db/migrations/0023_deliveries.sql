-- Up Migration

-- What became of a message for one recipient by one channel: a row of the outbox is resolved to people when it is sent, and
-- each of them has attempts of their own, so that one failing address stops nobody else. `recipient_key` is the login
-- subject, or `desk:<role>` for a shared mailbox; addresses are looked up each time and never kept here. `nobody`: no one is
-- known to tell. Rows of channel `in-app` are the notices that people see when they are logged in. Ids, roles and codes only.
create table delivery (
  seq              bigint generated always as identity primary key,
  message_seq      bigint  not null references outbox,
  case_id          text    not null,
  about            text    not null,
  kind             text    not null,
  channel          text    not null check (channel in (
                     'mail', 'in-app', 'daily-digest', 'digital-post', 'sms', 'task', 'none')),
  recipient_key    text    not null,
  subject          text,
  role             text    not null,
  organisation     text    not null,
  because          text    not null,
  message_id       text    not null,
  state            text    not null default 'waiting' check (state in ('waiting', 'sent', 'dead', 'withdrawn')),
  attempts         integer not null default 0,
  created_at       timestamptz not null default now(),
  first_attempt_at timestamptz,
  next_attempt_at  timestamptz not null default now(),
  settled_at       timestamptz,
  -- The other side's answer was lost, or whoever sent it died meanwhile: it may be there twice, under one Message-ID.
  maybe_twice      boolean not null default false,
  last_error       text,
  -- What the other side calls it, where it gives receipts.
  reference        text,
  -- A dead letter that somebody has seen to: how, and who.
  solved_at        timestamptz,
  solved_how       text,
  solved_by        text,
  digest_id        bigint,
  unique (message_seq, channel, recipient_key),
  check ((state = 'waiting') = (settled_at is null)),
  check ((solved_at is null) = (solved_how is null))
);
create index delivery_waiting on delivery (channel, next_attempt_at) where state = 'waiting';
create index delivery_dead on delivery (organisation, seq) where state = 'dead' and solved_at is null;
create index delivery_notices on delivery (subject, organisation, role, seq desc) where channel = 'in-app';
create index delivery_for_digest on delivery (subject) where channel = 'daily-digest' and digest_id is null;
create index delivery_by_case on delivery (case_id);

-- Who has seen which notice.
create table notice_seen (
  delivery_seq bigint not null references delivery on delete cascade,
  subject      text not null,
  seen_at      timestamptz not null default now(),
  primary key (delivery_seq, subject)
);

-- One mail for many notices: a person's of a day, or a leader's figures of a week.
create table digest (
  id               bigint generated always as identity primary key,
  subject          text not null,
  organisation     text not null,
  cadence          text not null check (cadence in ('daily', 'weekly')),
  on_date          date not null,
  notices          integer not null,
  message_id       text not null,
  attempts         integer not null default 0,
  next_attempt_at  timestamptz not null default now(),
  claimed_until    timestamptz,
  settled_at       timestamptz,
  sent             boolean not null default false,
  last_error       text,
  unique (subject, cadence, on_date)
);

-- A message that is taken back takes its deliveries with it, whoever takes it back.
create function withdraw_deliveries() returns trigger language plpgsql as $$
begin
  update delivery set state = 'withdrawn', settled_at = now()
  where message_seq = new.seq and (state = 'waiting' or (channel = 'none' and state = 'dead'));
  return null;
end $$;
create trigger outbox_withdraws after update of cancelled_at on outbox for each row
  when (old.cancelled_at is null and new.cancelled_at is not null and new.cancel_reason <> 'undeliverable')
  execute function withdraw_deliveries();

-- What waits is looked at by its moment: the late ones are few.
create index outbox_unsent_planned on outbox (planned_ms) where sent_at is null and cancelled_at is null;
create index case_view_clock on case_view (clock_offset_ms) where clock_offset_ms <> 0;

grant select, insert, update, delete on delivery to tovholder_app;
grant select, insert, delete on notice_seen to tovholder_app;
grant select, insert, update on digest to tovholder_app;
grant usage on all sequences in schema public to tovholder_app;

alter table delivery enable row level security;
alter table delivery force row level security;
alter table notice_seen enable row level security;
alter table notice_seen force row level security;
alter table digest enable row level security;
alter table digest force row level security;
create policy system_work on delivery using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on notice_seen using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on digest using ((select current_setting('tovholder.claim', true)) = 'system');
-- One's own, and those of the organisation that one works in; what leads to a case is asked there again.
create policy caller_looks on delivery for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and (subject = (select current_setting('tovholder.subject', true))
       or organisation = (select current_setting('tovholder.scope', true)))
);
create policy caller_looks on notice_seen for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and subject = (select current_setting('tovholder.subject', true))
);

-- Down Migration

drop index case_view_clock;
drop index outbox_unsent_planned;
drop trigger outbox_withdraws on outbox;
drop function withdraw_deliveries();
drop table digest;
drop table notice_seen;
drop table delivery;
