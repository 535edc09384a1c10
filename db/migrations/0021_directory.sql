-- Up Migration

-- The key that the names and addresses of an organisation's people are sealed with, wrapped by the master key.
create table directory_key (
  organisation  text primary key check (organisation = lower(organisation)),
  key_id        text not null,
  wrapped_key   text not null,
  master_key_id text not null,
  wrapped_at    timestamptz not null default now()
);

-- Who works in an organisation, as far as messages need to know: the login subject, the roles, whoever steps in, and since
-- and until when. Name and mail address are sealed.
create table colleague (
  organisation text not null check (organisation = lower(organisation)),
  subject      text not null check (subject <> ''),
  roles        text[] not null,
  stand_in     text check (stand_in <> subject),
  from_on      date,
  until_on     date,
  sealed_entry text not null check (sealed_entry like 'sealed:%'),
  changed_by   text not null,
  changed_at   timestamptz not null default now(),
  primary key (organisation, subject),
  check (until_on is null or from_on is null or from_on <= until_on)
);

-- Who is out of office, both days included, and who steps in meanwhile. Never why.
create table colleague_absence (
  absence_id   bigint generated always as identity primary key,
  organisation text not null,
  subject      text not null,
  from_on      date not null,
  until_on     date not null,
  stand_in     text check (stand_in <> subject),
  entered_by   text not null,
  entered_at   timestamptz not null default now(),
  foreign key (organisation, subject) references colleague on delete cascade,
  check (from_on <= until_on)
);
create index colleague_absence_by_person on colleague_absence (organisation, subject);

-- When an organisation wants to be written to; the newest row holds.
create table sending_hours (
  seq          bigint generated always as identity primary key,
  organisation text not null check (organisation = lower(organisation)),
  hours        jsonb not null,
  changed_by   text not null,
  changed_at   timestamptz not null default now()
);
create index sending_hours_newest on sending_hours (organisation, seq desc);
create trigger sending_hours_is_append_only before update or delete or truncate on sending_hours
  for each statement execute function refuse_change();

alter table directory_key enable row level security;
alter table directory_key force row level security;
create policy system_work on directory_key using ((select current_setting('tovholder.claim', true)) = 'system');
alter table colleague enable row level security;
alter table colleague force row level security;
create policy system_work on colleague using ((select current_setting('tovholder.claim', true)) = 'system');
alter table colleague_absence enable row level security;
alter table colleague_absence force row level security;
create policy system_work on colleague_absence using ((select current_setting('tovholder.claim', true)) = 'system');

grant select, insert on directory_key to tovholder_app;
grant update (wrapped_key, master_key_id, wrapped_at) on directory_key to tovholder_app;
grant select, insert, update, delete on colleague, colleague_absence to tovholder_app;
grant select on sending_hours to tovholder_app;
grant insert (organisation, hours, changed_by) on sending_hours to tovholder_app;

-- Down Migration

drop table sending_hours;
drop table colleague_absence;
drop table colleague;
drop table directory_key;
