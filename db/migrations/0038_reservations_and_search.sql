-- Up Migration

-- From then on a reservation is over and the work is its unit's again, on the case's clock; null where there is none.
-- Nothing keeps it up to date: whoever lists compares it with now.
alter table deadline_view add column reserved_ms bigint;
create index deadline_view_reserved on deadline_view
  (authority, unit, advisory, due_key, case_id collate "C", id collate "C") where owed and reserved_ms is not null;
create index deadline_view_reserved_in_region on deadline_view
  (region, unit, advisory, due_key, case_id collate "C", id collate "C") where owed and reserved_ms is not null;

-- The termin in force, by which a case is found. The limits counted from it stand in `deadline_view` as they are. Null:
-- none is known, or the case is from before this migration and was neither published nor rebuilt since.
alter table case_view add column termin_on date;
create index case_view_by_termin on case_view (authority, termin_on) where withdrawn_at is null and termin_on is not null;

-- How a part of a name sounds, as a keyed hash (HMAC) with the register's municipality in it: finds a name without being
-- one. Officials are not in it. A row goes with the entry it was made from.
create table person_name_sound (
  entry_seq  bigint not null references person_entry on delete cascade,
  sound_hash text   not null,
  primary key (sound_hash, entry_seq)
);
create index person_name_sound_by_entry on person_name_sound (entry_seq);

alter table person_name_sound enable row level security;
alter table person_name_sound force row level security;
create policy system_work on person_name_sound using ((select current_setting('tovholder.claim', true)) = 'system');
grant select, insert, delete on person_name_sound to tovholder_app;

-- Down Migration

drop table person_name_sound;
drop index case_view_by_termin;
alter table case_view drop column termin_on;
drop index deadline_view_reserved_in_region;
drop index deadline_view_reserved;
alter table deadline_view drop column reserved_ms;
