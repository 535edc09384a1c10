-- Up Migration

-- A change may be decided before it holds. Null: it held from the day on which it was made.
alter table parameter_change add column valid_from_on date;

-- What leaders did about their own organisation's logins, and why. About whom is the login service's opaque name.
create table administration_act (
  seq          bigint  generated always as identity primary key,
  organisation text    not null check (organisation = lower(organisation)),
  kind         text    not null,
  about        text    not null,
  detail       jsonb   not null default '{}',
  reason       text    not null check (reason <> ''),
  by_role      text    not null,
  recorded_by  text    not null,
  recorded_at  timestamptz not null default now()
);
create index administration_act_by_organisation on administration_act (organisation, seq desc);
create trigger administration_act_is_append_only before update or delete or truncate on administration_act
  for each statement execute function refuse_change();
grant select, insert on administration_act to tovholder_app;

-- Sessions by the organisation that they are used for.
create index login_session_by_scope on login_session ((rights -> chosen ->> 'scope'), last_seen_at desc);

-- Down Migration

drop index login_session_by_scope;
drop table administration_act;
alter table parameter_change drop column valid_from_on;
