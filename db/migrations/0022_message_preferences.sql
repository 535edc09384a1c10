-- Up Migration

-- How one person wants to be told of each kind of message, and whether a leader wants the weekly overview. Who has no row
-- gets a mail at once. A legal deadline does not ask.
create table message_preference (
  subject    text primary key check (subject <> ''),
  wishes     jsonb not null,
  changed_at timestamptz not null default now()
);
alter table message_preference enable row level security;
alter table message_preference force row level security;
create policy system_work on message_preference using ((select current_setting('tovholder.claim', true)) = 'system');
grant select, insert, update on message_preference to tovholder_app;

-- Down Migration

drop table message_preference;
