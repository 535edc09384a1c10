-- Up Migration

-- A calendar that one person subscribes to: whoever has the secret address reads meetings and targets without a login, but
-- no name. The secret is never here, only its hash. `holder`: as whom it was made (role, scope, organisation, limited
-- cases); what it shows is asked again each time it is read.
create table calendar_feed (
  feed_id      text primary key,
  token_hash   bytea not null unique,
  subject      text not null check (subject <> ''),
  holder       jsonb not null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  last_read_at timestamptz,
  revoked_at   timestamptz
);
create index calendar_feed_by_subject on calendar_feed (subject, created_at desc);
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy system_work on calendar_feed using ((select current_setting('tovholder.claim', true)) = 'system');
grant select, insert on calendar_feed to tovholder_app;
grant update (last_read_at, revoked_at) on calendar_feed to tovholder_app;

-- Down Migration

drop table calendar_feed;
