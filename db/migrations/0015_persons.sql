-- Up Migration

-- The register of persons. Who somebody is stands sealed in `person_entry`, one row per thing told, with a key of that
-- person's own: destroying it erases them by themselves. `municipality` answers for the row; nobody is one person in two
-- registers.
create table person (
  id           text primary key check (id ~ '^p_[0-9a-f]{32}$'),
  municipality text not null,
  created_at   timestamptz not null default now()
);

create table person_key (
  person_id      text primary key references person on delete cascade,
  key_id         text not null unique,
  wrapped_key    text,
  master_key_id  text not null,
  created_at     timestamptz not null default now(),
  wrapped_at     timestamptz not null default now(),
  destroyed_at   timestamptz,
  destroy_reason text,
  check ((wrapped_key is null) = (destroyed_at is not null)),
  check ((destroyed_at is null) = (destroy_reason is null))
);
create index person_key_by_master_key on person_key (master_key_id) where destroyed_at is null;

create function guard_person_key() returns trigger language plpgsql as $$
begin
  if old.destroyed_at is not null or new.person_id <> old.person_id or new.key_id <> old.key_id then
    raise exception 'a destroyed key stays destroyed, and a key stays its person''s' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger person_key_is_kept before update on person_key for each row execute function guard_person_key();

-- What finds a number without being one: the key of the keyed hash (HMAC), wrapped by a master key like every other. It is
-- random and not derived, so that wrapping it anew leaves every hash as it is.
create table person_index_key (
  owner         text primary key check (owner = 'person-index'),
  key_id        text not null,
  wrapped_key   text not null,
  master_key_id text not null,
  wrapped_at    timestamptz not null default now()
);

-- Who fills a place in a family: `home_case` is the pregnancy, or the case itself where there is none, `seat_hash` the
-- keyed hash of the place. Whoever is told first sits there for good.
create table person_seat (
  home_case  text not null,
  seat_hash  text not null,
  person_id  text not null references person on delete cascade,
  created_at timestamptz not null default now(),
  primary key (home_case, seat_hash)
);
create index person_seat_by_person on person_seat (person_id);

-- One thing told of a person by one command. It counts once that command is in `case_command`: what a refused command told
-- never does, and is swept away. `told_as` is the path of the field in the command.
create table person_entry (
  seq         bigint generated always as identity primary key,
  person_id   text not null references person on delete cascade,
  case_id     text not null,
  key_hash    text not null,
  told_as     text not null,
  sealed      text not null check (sealed like 'sealed:%'),
  number_hash text,
  written_at  timestamptz not null default now(),
  unique (case_id, key_hash, told_as)
);
create index person_entry_by_person on person_entry (person_id);
create index person_entry_by_number on person_entry (number_hash) where number_hash is not null;

create trigger person_entry_is_never_changed before update or truncate on person_entry
  for each statement execute function refuse_change();

-- Nobody reads the register on their own behalf: what of it somebody may see, the application decides at each look.
alter table person enable row level security;
alter table person force row level security;
create policy system_work on person using ((select current_setting('tovholder.claim', true)) = 'system');
alter table person_key enable row level security;
alter table person_key force row level security;
create policy system_work on person_key using ((select current_setting('tovholder.claim', true)) = 'system');
alter table person_index_key enable row level security;
alter table person_index_key force row level security;
create policy system_work on person_index_key using ((select current_setting('tovholder.claim', true)) = 'system');
alter table person_seat enable row level security;
alter table person_seat force row level security;
create policy system_work on person_seat using ((select current_setting('tovholder.claim', true)) = 'system');
alter table person_entry enable row level security;
alter table person_entry force row level security;
create policy system_work on person_entry using ((select current_setting('tovholder.claim', true)) = 'system');

grant select, insert, delete on person, person_seat, person_entry to tovholder_app;
grant select, insert on person_key, person_index_key to tovholder_app;
grant update (wrapped_key, master_key_id, wrapped_at, destroyed_at, destroy_reason) on person_key to tovholder_app;
grant update (wrapped_key, master_key_id, wrapped_at) on person_index_key to tovholder_app;

-- Down Migration

drop table person_entry;
drop table person_seat;
drop table person_index_key;
drop table person_key;
drop table person;
drop function guard_person_key();
