-- Up Migration

-- A migration asks for rows like anybody else.
select set_config('tovholder.claim', 'system', true);

-- What a worklist asks of a deadline, as columns that an index can hold, so that a page of it costs the same in a store of
-- ten thousand cases as in one of ten. Moments are on the case's clock. They say the status of every moment from the last
-- publication on; `steps` says it in full.
--   owner      whom the work is given to, or '@' and the unit whose it is while it is given to nobody
--   due_key    the limit in local time, 'YYYY-MM-DDTHH:MM:SS'; the end of the day for a date, '9999' without one
--   over_ms    from then on it is past: overdue, or a target that was missed (`advisory`)
--   paused_ms, resumed_ms   the pause that runs or is to come
--   until_ms   from then on nothing is owed; `outcome` says what came of it where it was met
--   owed       somebody at work owes it: not settled, and no member of the family is responsible
alter table deadline_view
  add column authority   text not null default '',
  add column region      text,
  add column kind        text not null default '',
  add column closes_ms   bigint,
  add column unit        text not null default '',
  add column also_units  text[] not null default '{}',
  add column assigned_to text,
  add column owner       text not null default '',
  add column due_key     text collate "C" not null default '9999',
  add column advisory    boolean not null default false,
  add column over_ms     bigint,
  add column paused_ms   bigint,
  add column resumed_ms  bigint,
  add column until_ms    bigint,
  add column outcome     text,
  add column owed        boolean not null default false;

-- Rows from before. Whom work was given to is sealed with the case: the next publication of each case tells it, or a rebuild.
update deadline_view d set
  authority = v.authority, region = v.region, kind = v.kind, closes_ms = v.closes_ms,
  unit = regexp_replace(d.responsible, '-leader$', ''),
  owner = '@' || regexp_replace(d.responsible, '-leader$', ''),
  also_units = array(select regexp_replace(one, '-leader$', '') from unnest(d.also_responsible) one),
  due_key = coalesce(left(d.deadline ->> 'dueAt', 19), d.due_on::text || 'T23:59:59', '9999'),
  advisory = d.deadline ->> 'nature' in ('MÅL', 'VEJL'),
  over_ms = (select min((s ->> 0)::bigint) from jsonb_array_elements(d.steps) s where s ->> 1 in ('overdue', 'advisory-missed')),
  paused_ms = (select max((s ->> 0)::bigint) from jsonb_array_elements(d.steps) s where s ->> 1 = 'paused'),
  until_ms = (select min((s ->> 0)::bigint) from jsonb_array_elements(d.steps) s
              where s ->> 1 in ('met', 'met-late', 'cancelled', 'exempted')),
  outcome = (select s ->> 1 from jsonb_array_elements(d.steps) s
             where s ->> 1 in ('met', 'met-late') order by (s ->> 0)::bigint desc limit 1),
  owed = not d.settled and d.responsible not in ('mother', 'partner', 'FMI')
from case_view v where v.id = d.case_id;
update deadline_view d set
  resumed_ms = (select min((s ->> 0)::bigint) from jsonb_array_elements(d.steps) s where (s ->> 0)::bigint > d.paused_ms)
where paused_ms is not null;

drop index deadline_view_unsettled;
create index deadline_view_by_authority on deadline_view
  (authority, advisory, due_key, case_id collate "C", id collate "C") where owed;
create index deadline_view_by_owner on deadline_view
  (authority, owner, advisory, due_key, case_id collate "C", id collate "C") where owed;
create index deadline_view_by_unit on deadline_view
  (authority, unit, advisory, due_key, case_id collate "C", id collate "C") where owed;
create index deadline_view_by_region on deadline_view
  (region, advisory, due_key, case_id collate "C", id collate "C") where owed;
create index deadline_view_by_region_owner on deadline_view
  (region, owner, advisory, due_key, case_id collate "C", id collate "C") where owed;
create index deadline_view_by_rule on deadline_view
  (authority, rule_id, advisory, due_key, case_id collate "C", id collate "C") where owed;
create index deadline_view_paused on deadline_view (authority) where owed and paused_ms is not null;
-- Demo cases live by another clock and are few.
create index case_view_by_other_clock on case_view (authority) where clock_offset_ms <> 0 and withdrawn_at is null;

-- The row itself says whose case it is in, and no other row is looked up for each: what is seen stays the same.
drop policy caller_looks on deadline_view;
create policy caller_looks on deadline_view for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and ((select nullif(current_setting('tovholder.cases', true), '')) is null
       or case_id = any ((select nullif(current_setting('tovholder.cases', true), ''))::text[]))
  and (authority = (select current_setting('tovholder.scope', true))
       or region = (select current_setting('tovholder.scope', true)))
);

-- Down Migration

drop policy caller_looks on deadline_view;
create policy caller_looks on deadline_view for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and exists (
    select 1 from case_access a
    where a.case_id = deadline_view.case_id and a.ground in ('authority', 'region'))
);
drop index case_view_by_other_clock;
drop index deadline_view_paused;
drop index deadline_view_by_rule;
drop index deadline_view_by_region_owner;
drop index deadline_view_by_region;
drop index deadline_view_by_unit;
drop index deadline_view_by_owner;
drop index deadline_view_by_authority;
create index deadline_view_unsettled on deadline_view (due_ms, case_id) where not settled;
alter table deadline_view
  drop column authority, drop column region, drop column kind, drop column closes_ms, drop column unit,
  drop column also_units, drop column assigned_to, drop column owner, drop column due_key, drop column advisory,
  drop column over_ms, drop column paused_ms, drop column resumed_ms, drop column until_ms, drop column outcome,
  drop column owed;
