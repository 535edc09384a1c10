-- Up Migration

-- The municipality that a case is with now; `municipality` stays the one in which it was opened.
alter table case_view add column authority text;
update case_view set authority = municipality;
alter table case_view alter column authority set not null;
-- Which rows of case_access stand for it: what has not changed is not written again.
alter table case_view add column access_digest text;
create index case_view_by_authority on case_view (authority, seq) where withdrawn_at is null;
drop index case_view_by_municipality;

-- Which organisation has to do with a case, on which ground, from when until when, and by which event. Told from the
-- case's own facts whenever it is published, and again by a rebuild. `unit`: one unit of it, or '' for all of it; `about`:
-- the meeting or the disclosure, or '' for the case. A former authority knows the case as it was at `until_ms`.
create table case_access (
  case_id  text    not null,
  scope    text    not null,
  ground   text    not null check (ground in ('authority', 'region', 'former-authority', 'invited', 'disclosed-to')),
  unit     text    not null,
  about    text    not null,
  from_ms  bigint  not null,
  until_ms bigint,
  because  integer not null,
  primary key (case_id, scope, ground, unit, about, because)
);
create index case_access_by_scope on case_access (scope, ground, case_id);

-- Cases from before: their municipality and, in the agreement's area, its region.
insert into case_access (case_id, scope, ground, unit, about, from_ms, because)
select id, municipality, 'authority', '', '', started_ms, 1 from case_view;
insert into case_access (case_id, scope, ground, unit, about, from_ms, because)
select id, 'syddanmark', 'region', '', '', started_ms, 1 from case_view
where municipality in ('assens', 'billund', 'esbjerg', 'fanoe', 'fredericia', 'faaborg-midtfyn', 'haderslev', 'kerteminde',
                       'kolding', 'langeland', 'middelfart', 'nordfyns', 'nyborg', 'odense', 'svendborg', 'soenderborg',
                       'toender', 'varde', 'vejen', 'vejle', 'aeroe', 'aabenraa');

grant select, insert, update, delete on case_access to tovholder_app;

-- Row by row. A connection says on whose behalf it asks: `system` for the work of worker, engine and operations (set when
-- it is opened), `caller` for one person (set for one transaction: scope, unit, subject, the cases a login is limited to,
-- and the moment). One that says nothing sees nothing. Also the owner, unless it is a superuser.
alter table case_view enable row level security;
alter table case_view force row level security;
alter table deadline_view enable row level security;
alter table deadline_view force row level security;
alter table journal enable row level security;
alter table journal force row level security;
alter table case_access enable row level security;
alter table case_access force row level security;
alter table case_opening enable row level security;
alter table case_opening force row level security;
alter table case_command enable row level security;
alter table case_command force row level security;
alter table outbox enable row level security;
alter table outbox force row level security;
alter table relay_outbox enable row level security;
alter table relay_outbox force row level security;

create policy system_work on case_view using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on deadline_view using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on journal using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on case_access using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on case_opening using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on case_command using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on outbox using ((select current_setting('tovholder.claim', true)) = 'system');
create policy system_work on relay_outbox using ((select current_setting('tovholder.claim', true)) = 'system');

-- What the caller's organisation, and in it their unit, has to do with.
create policy caller_looks on case_access for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and scope = (select current_setting('tovholder.scope', true))
  and (unit = '' or unit = (select current_setting('tovholder.unit', true)))
  and ((select nullif(current_setting('tovholder.cases', true), '')) is null
       or case_id = any ((select nullif(current_setting('tovholder.cases', true), ''))::text[]))
);

-- A case: by any ground that counts at this moment of its clock.
create policy caller_looks on case_view for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and exists (
    select 1 from case_access a
    where a.case_id = case_view.id
      and (a.ground in ('authority', 'region', 'former-authority')
           or a.until_ms is null
           or (select nullif(current_setting('tovholder.now_ms', true), '')::bigint) + case_view.clock_offset_ms < a.until_ms))
);

-- What is owed in it: by those who have it now.
create policy caller_looks on deadline_view for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and exists (
    select 1 from case_access a
    where a.case_id = deadline_view.case_id and a.ground in ('authority', 'region'))
);

-- Its journal: by those who have it now, and as far as it went then by those who had it.
create policy caller_looks on journal for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and exists (
    select 1 from case_access a
    where a.case_id = journal.case_id
      and (a.ground in ('authority', 'region')
           or (a.ground = 'former-authority' and journal.recorded_ms < a.until_ms)))
);

-- One case and its journal for the time of an emergency access of the caller's own.
create policy caller_in_emergency on case_view for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and id = any (array(
    select e.case_id from emergency_access e
    where e.subject = (select current_setting('tovholder.subject', true)) and e.expires_at > now()
      and not exists (select 1 from emergency_review r where r.access_id = e.id and r.outcome = 'not-justified')))
);
create policy caller_in_emergency on journal for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and case_id = any (array(
    select e.case_id from emergency_access e
    where e.subject = (select current_setting('tovholder.subject', true)) and e.expires_at > now()
      and not exists (select 1 from emergency_review r where r.access_id = e.id and r.outcome = 'not-justified')))
);

-- Down Migration

drop policy caller_in_emergency on journal;
drop policy caller_in_emergency on case_view;
drop policy caller_looks on journal;
drop policy caller_looks on deadline_view;
drop policy caller_looks on case_view;
drop policy system_work on relay_outbox;
drop policy system_work on outbox;
drop policy system_work on case_command;
drop policy system_work on case_opening;
drop policy system_work on journal;
drop policy system_work on deadline_view;
drop policy system_work on case_view;
alter table relay_outbox no force row level security, disable row level security;
alter table outbox no force row level security, disable row level security;
alter table case_command no force row level security, disable row level security;
alter table case_opening no force row level security, disable row level security;
alter table journal no force row level security, disable row level security;
alter table deadline_view no force row level security, disable row level security;
alter table case_view no force row level security, disable row level security;
drop table case_access;
create index case_view_by_municipality on case_view (municipality, seq) where withdrawn_at is null;
drop index case_view_by_authority;
alter table case_view drop column access_digest, drop column authority;
