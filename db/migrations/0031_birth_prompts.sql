-- Up Migration

-- A birth that the civil register has told of and nobody has recorded yet: what the form of the case proposes. `notice_hash`
-- is a keyed digest of the notice's name; what it says is sealed with the case's key. A notice about nobody known leaves nothing.
create table birth_prompt (
  case_id     text not null,
  notice_hash text not null,
  sealed      text not null check (sealed like 'sealed:%'),
  received_at timestamptz not null default now(),
  primary key (case_id, notice_hash)
);

grant select, insert, delete on birth_prompt to tovholder_app;

alter table birth_prompt enable row level security;
alter table birth_prompt force row level security;
create policy system_work on birth_prompt using ((select current_setting('tovholder.claim', true)) = 'system');

-- Down Migration

drop table birth_prompt;
