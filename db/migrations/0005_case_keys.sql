-- Up Migration

-- One data key per case, wrapped by a master key that the database never sees. Everything a case holds in words is sealed
-- with it, in this database, in its backups and in the engine's histories: destroying the key erases them all.
create table case_key (
  case_id        text primary key,
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
create index case_key_by_master_key on case_key (master_key_id) where destroyed_at is null;

-- A destroyed key stays destroyed, and no row changes hands.
create function guard_case_key() returns trigger language plpgsql as $$
begin
  if old.destroyed_at is not null or new.case_id <> old.case_id or new.key_id <> old.key_id then
    raise exception 'a destroyed key stays destroyed, and a key stays its case''s' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger case_key_is_kept before update on case_key for each row execute function guard_case_key();
create trigger case_key_is_never_removed before delete or truncate on case_key
  for each statement execute function refuse_change();

-- An erased case is also withdrawn: nobody reads, writes or reminds about it any more.
alter table case_view add column erased_at timestamptz check (erased_at is null or withdrawn_at is not null);

grant select, insert on case_key to tovholder_app;
grant update (wrapped_key, master_key_id, wrapped_at, destroyed_at, destroy_reason) on case_key to tovholder_app;

-- Down Migration

alter table case_view drop column erased_at;
drop table case_key;
drop function guard_case_key();
