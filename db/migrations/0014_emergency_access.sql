-- Up Migration

-- Access to one case for sixty minutes by somebody who may not see it (værdispring). What was written stands: nobody makes
-- it longer, and it ends by itself. The reason is sealed with the case's key. `municipality` owns the case, `scope` is where
-- the person works.
create table emergency_access (
  id            text primary key,
  seq           bigint generated always as identity unique,
  case_id       text not null,
  municipality  text not null,
  subject       text not null,
  role          text not null,
  scope         text not null,
  organisation  text not null,
  category      text not null,
  sealed_reason text not null check (sealed_reason like 'sealed:%'),
  opened_at     timestamptz not null default now(),
  expires_at    timestamptz not null default now() + interval '60 minutes',
  key_hash      text,
  unique (subject, key_hash),
  check (expires_at <= opened_at + interval '60 minutes')
);
create index emergency_access_by_subject on emergency_access (subject, case_id, expires_at);
create index emergency_access_by_municipality on emergency_access (municipality, seq);

-- What a supervisor of the owning organisation found, once. One that was not justified ends what is left of the access.
create table emergency_review (
  access_id   text primary key references emergency_access,
  reviewed_at timestamptz not null default now(),
  subject     text not null,
  role        text not null,
  outcome     text not null check (outcome in ('justified', 'not-justified')),
  sealed_note text check (sealed_note like 'sealed:%')
);

create trigger emergency_access_is_append_only before update or delete or truncate on emergency_access
  for each statement execute function refuse_change();
create trigger emergency_review_is_append_only before update or delete or truncate on emergency_review
  for each statement execute function refuse_change();

-- The notice to the supervisor leaves with the reminders, under a name of its own: `emergency:<id>`.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('reminder', 'escalation', 'breach', 'emergency'));

grant select on emergency_access, emergency_review to tovholder_app;
grant insert (id, case_id, municipality, subject, role, scope, organisation, category, sealed_reason, key_hash)
  on emergency_access to tovholder_app;
grant insert (access_id, subject, role, outcome, sealed_note) on emergency_review to tovholder_app;

-- Down Migration

delete from outbox where kind = 'emergency';
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('reminder', 'escalation', 'breach'));
drop table emergency_review;
drop table emergency_access;
