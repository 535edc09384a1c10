-- Up Migration

-- Whether an organisation sends Digital Post to the family, and as whom: the newest row holds, none means no. The name is
-- that of the authority, as it stands in the citizen's inbox.
create table digital_post_setting (
  seq          bigint  generated always as identity primary key,
  organisation text    not null check (organisation = lower(organisation)),
  enabled      boolean not null,
  cvr          text    not null check (cvr ~ '^[0-9]{8}$'),
  label        text    not null check (label <> '' and length(label) <= 256),
  decided_at   timestamptz not null default now(),
  subject      text    not null,
  role         text    not null
);
create index digital_post_setting_newest on digital_post_setting (organisation, seq desc);
create trigger digital_post_setting_is_append_only before update or delete or truncate on digital_post_setting
  for each statement execute function refuse_change();

-- A copy that is handed to Digital Post, by its key there, and what the receipt said. It is here before it is handed over, so
-- that no receipt finds nothing. `recipient` is a place in the case, never a name or a number.
create table digital_post_letter (
  uuid            uuid primary key,
  message_seq     bigint not null references outbox,
  case_id         text   not null,
  recipient       text   not null,
  transmission_id text,
  made_at         timestamptz not null default now(),
  accepted_at     timestamptz,
  outcome         text check (outcome in ('delivered', 'refused')),
  code            text check (code in ('exempt', 'unknown-recipient', 'dead', 'invalid', 'other')),
  settled_at      timestamptz,
  unique (message_seq, recipient),
  check ((outcome is null) = (settled_at is null)),
  check ((code is not null) = (outcome is not distinct from 'refused'))
);
create index digital_post_letter_by_case on digital_post_letter (case_id);

-- How far receipts were fetched, by the provider's address.
create table digital_post_cursor (
  provider text primary key,
  position bigint not null
);

-- What the clinic's social worker tells the family, because it is not written to: ids, roles and codes only. What to tell
-- whom follows from the case when somebody looks. `recipient` is the role that was meant, or the place whose copy was refused.
create table family_task (
  id             text primary key check (id ~ '^t_[0-9a-f]{32}$'),
  message_seq    bigint not null references outbox,
  case_id        text   not null,
  kind           text   not null,
  about          text   not null,
  due            text,
  recipient      text   not null,
  reason         text   not null check (reason in (
                   'not-configured', 'no-number', 'custody-unknown', 'exempt', 'unknown-recipient', 'dead', 'invalid', 'other')),
  made_at        timestamptz not null default now(),
  -- The journal of the case as far as it was when somebody last looked whether the task still stands.
  looked_at_head text,
  outcome        text check (outcome in ('done', 'returned', 'withdrawn')),
  outcome_reason text,
  settled_at     timestamptz,
  subject        text,
  role           text,
  unique (message_seq, recipient),
  check ((outcome is null) = (settled_at is null)),
  check (outcome is null or (outcome = 'withdrawn') = (subject is null))
);
create index family_task_by_case on family_task (case_id);
create index family_task_open on family_task (made_at) where outcome is null or outcome = 'returned';

grant select, insert on digital_post_setting to tovholder_app;
grant select, insert, delete on digital_post_letter, family_task to tovholder_app;
grant update (transmission_id, accepted_at, outcome, code, settled_at) on digital_post_letter to tovholder_app;
grant update (looked_at_head, outcome, outcome_reason, settled_at, subject, role) on family_task to tovholder_app;
grant select, insert, update on digital_post_cursor to tovholder_app;
grant usage on all sequences in schema public to tovholder_app;

alter table digital_post_letter enable row level security;
alter table digital_post_letter force row level security;
create policy system_work on digital_post_letter using ((select current_setting('tovholder.claim', true)) = 'system');
alter table family_task enable row level security;
alter table family_task force row level security;
create policy system_work on family_task using ((select current_setting('tovholder.claim', true)) = 'system');
-- Those who have the case now.
create policy caller_looks on family_task for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and exists (
    select 1 from case_access a
    where a.case_id = family_task.case_id and a.ground in ('authority', 'region'))
);

-- Down Migration

drop table family_task;
drop table digital_post_cursor;
drop table digital_post_letter;
drop table digital_post_setting;
