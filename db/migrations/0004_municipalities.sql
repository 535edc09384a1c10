-- Up Migration

-- What a municipality set differently from the values that ship, in order. What is in force follows from it; a value
-- is taken back by a further change.
create table parameter_change (
  seq          bigint  generated always as identity primary key,
  municipality text    not null check (municipality = lower(municipality)),
  name         text    not null,
  before       json    not null,
  value        json    not null,
  reason       text    not null check (reason <> ''),
  by_role      text    not null,
  changed_by   text    not null,
  changed_at   timestamptz not null default now(),
  key_hash     text,
  body_hash    text,
  unique (municipality, key_hash)
);
create index parameter_change_by_municipality on parameter_change (municipality, seq);

-- What organisations did of their own rhythms: meetings held, agreements assessed, lists checked. A row that takes
-- another back says why; the row itself stays.
create table organisation_act (
  seq          bigint  generated always as identity primary key,
  organisation text    not null check (organisation = lower(organisation)),
  rule_id      text    not null,
  held_on      date    not null,
  takes_back   bigint  unique references organisation_act (seq),
  reason       text,
  by_role      text    not null,
  recorded_by  text    not null,
  recorded_at  timestamptz not null default now(),
  key_hash     text,
  body_hash    text,
  unique (organisation, key_hash),
  check (takes_back is null or reason <> '')
);
create index organisation_act_by_organisation on organisation_act (organisation, seq);

create trigger parameter_change_is_append_only before update or delete or truncate on parameter_change
  for each statement execute function refuse_change();
create trigger organisation_act_is_append_only before update or delete or truncate on organisation_act
  for each statement execute function refuse_change();

grant select, insert on parameter_change, organisation_act to tovholder_app;

-- Down Migration

drop table organisation_act;
drop table parameter_change;
