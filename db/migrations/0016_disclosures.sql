-- Up Migration

-- What left the house: under which name, to whom, when. `source` says which act, mail or export it was, so that the same one
-- is written once. What it was about, which information and on which ground is sealed with the case's key. Rows stand; the
-- one thing that comes later is when the person was told (X-06), once.
create table disclosure_receipt (
  seq           bigint generated always as identity primary key,
  case_id       text not null,
  source        text not null,
  sender        text not null,
  recipient     text not null,
  at            timestamptz not null,
  recorded_at   timestamptz not null default now(),
  sealed_detail text check (sealed_detail like 'sealed:%'),
  told_at       timestamptz,
  unique (case_id, source)
);

create function guard_disclosure_receipt() returns trigger language plpgsql as $$
begin
  if old.told_at is not null or (to_jsonb(new) - 'told_at') is distinct from (to_jsonb(old) - 'told_at') then
    raise exception 'a receipt stands as it was written' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger disclosure_receipt_stands before update on disclosure_receipt
  for each row execute function guard_disclosure_receipt();
create trigger disclosure_receipt_is_kept before delete or truncate on disclosure_receipt
  for each statement execute function refuse_change();

grant select on disclosure_receipt to tovholder_app;
grant insert (case_id, source, sender, recipient, at, sealed_detail, told_at) on disclosure_receipt to tovholder_app;
grant update (told_at) on disclosure_receipt to tovholder_app;

-- How long a municipality keeps cases of a kind after they closed; the newest row holds. Null years: kept until it is
-- decided. Ten years is the least (autorisationsloven § 25 for what health staff wrote).
create table retention_policy (
  seq          bigint generated always as identity primary key,
  municipality text not null,
  kind         text not null check (kind in ('pregnancy', 'child')),
  years        integer check (years between 10 and 110),
  basis        text not null check (basis <> ''),
  decided_at   timestamptz not null default now(),
  subject      text not null,
  role         text not null
);
create index retention_policy_newest on retention_policy (municipality, kind, seq desc);
create trigger retention_policy_is_append_only before update or delete or truncate on retention_policy
  for each statement execute function refuse_change();

-- What leaders said of the erasure of one case: approved, held back for a reason of a closed list, or let go again. Two
-- people's approvals since the last hold or release erase it. Nothing here is about anybody but those who decided.
create table erasure_vote (
  seq     bigint generated always as identity primary key,
  case_id text not null,
  vote    text not null check (vote in ('approve', 'hold', 'release')),
  reason  text check (reason in ('complaint', 'compensation', 'court', 'archive', 'other')),
  subject text not null,
  role    text not null,
  at      timestamptz not null default now(),
  check ((vote = 'hold') = (reason is not null))
);
create index erasure_vote_by_case on erasure_vote (case_id, seq);
create trigger erasure_vote_is_append_only before update or delete or truncate on erasure_vote
  for each statement execute function refuse_change();

-- What stays of an erased case: that it was, whose, when it fell due, under which policy, and who approved.
create table erasure_receipt (
  case_id      text primary key,
  municipality text not null,
  kind         text not null,
  key_id       text not null,
  due_on       date not null,
  years        integer not null,
  approvals    jsonb not null check (jsonb_array_length(approvals) >= 2),
  destroyed_at timestamptz not null
);
create trigger erasure_receipt_is_append_only before update or delete or truncate on erasure_receipt
  for each statement execute function refuse_change();

grant select on retention_policy, erasure_vote, erasure_receipt to tovholder_app;
grant insert (municipality, kind, years, basis, subject, role) on retention_policy to tovholder_app;
grant insert (case_id, vote, reason, subject, role) on erasure_vote to tovholder_app;
grant insert on erasure_receipt to tovholder_app;

-- Down Migration

drop table erasure_receipt;
drop table erasure_vote;
drop table retention_policy;
drop table disclosure_receipt;
drop function guard_disclosure_receipt();
