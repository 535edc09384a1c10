-- Up Migration

-- Views of the worklist that a person keeps: a name of their own, and codes of filters. Nothing of a case.
create table saved_view (
  id      text primary key default 'v_' || replace(gen_random_uuid()::text, '-', ''),
  subject text not null check (subject <> ''),
  name    text not null check (length(name) between 1 and 60),
  query   text not null check (length(query) <= 1000),
  kept_at timestamptz not null default now(),
  unique (subject, name)
);

alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy system_work on saved_view using ((select current_setting('tovholder.claim', true)) = 'system');

grant select, insert, update, delete on saved_view to tovholder_app;

-- Down Migration

drop table saved_view;
