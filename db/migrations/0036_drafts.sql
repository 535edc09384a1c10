-- Up Migration

-- What somebody has begun to write in a form of a case: theirs alone until they send it. `case_id` is '' for a referral,
-- whose case is not there yet. Sealed with the case's key; a referral's with a key made from that of the register of persons.
-- `form_key` is the one that the form will be sent with: what was sent takes its own draft along and no other.
create table draft (
  subject    text not null check (subject <> ''),
  case_id    text not null,
  form       text not null check (form ~ '^[a-z][a-z0-9-]{0,63}$'),
  form_key   text not null,
  sealed     text not null check (sealed like 'sealed:%'),
  saved_at   timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (subject, case_id, form)
);
create index draft_by_case on draft (case_id);
create index draft_by_expiry on draft (expires_at);

alter table draft enable row level security;
alter table draft force row level security;
create policy system_work on draft using ((select current_setting('tovholder.claim', true)) = 'system');

-- One's own, and only as long as the case is in sight.
create policy caller_looks on draft for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and subject = (select current_setting('tovholder.subject', true))
  and (case_id = '' or exists (select 1 from case_view v where v.id = draft.case_id))
);

grant select, insert, update, delete on draft to tovholder_app;

-- Down Migration

drop table draft;
