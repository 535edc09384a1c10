-- Up Migration

-- Who has logged in: issuer and sub as they were said, byte for byte, and the opaque name that everything else uses. Two
-- people of one issuer, or of two, are never the same row, however alike their names look.
create table login_subject (
  subject       text primary key,
  issuer        text not null collate "C",
  sub           text not null collate "C",
  first_seen_at timestamptz not null default now(),
  unique (issuer, sub)
);

-- One row per login. The token in the browser is never here, only its hash; what the login service calls the person is
-- sealed with a key made from that token, so that nobody else can read it.
create table login_session (
  session_id   text primary key,
  token_hash   bytea not null unique,
  subject      text not null references login_subject,
  sealed_name  bytea,
  rights       jsonb not null,
  chosen       integer,
  created_at   timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  idle_until   timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  end_reason   text,
  check ((ended_at is null) = (end_reason is null)),
  check (idle_until <= expires_at)
);
create index login_session_by_subject on login_session (subject, created_at desc);

-- A login that was begun and not finished. Taken out when it comes back, so that it comes back once; the browser that
-- began it is known by a hash.
create table login_attempt (
  state_hash   bytea primary key,
  browser_hash bytea not null,
  next         text not null,
  expires_at   timestamptz not null
);
create index login_attempt_by_expiry on login_attempt (expires_at);

-- A form that was sent after its session had ended: kept for a while for the very same subject, sealed with a key that
-- only that browser has.
create table kept_form (
  token_hash bytea primary key,
  subject    text not null references login_subject,
  sealed     bytea not null,
  expires_at timestamptz not null
);
create index kept_form_by_subject on kept_form (subject);

grant select, insert on login_subject to tovholder_app;
grant select, insert, update, delete on login_session, login_attempt, kept_form to tovholder_app;

-- Down Migration

drop table kept_form;
drop table login_attempt;
drop table login_session;
drop table login_subject;
