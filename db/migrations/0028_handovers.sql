-- Up Migration

-- Handovers as the case's own facts tell them, told again by a rebuild: who has been asked to take over, and what came of
-- it. Nothing of their content: the summary and the reason stand sealed in the journal. `kind`: to another municipality,
-- or between clinics of a region.
create table handover (
  case_id      text    not null,
  asked_event  integer not null,
  kind         text    not null check (kind in ('municipality', 'clinic')),
  from_scope   text    not null,
  to_scope     text,
  state        text    not null check (state in ('waiting', 'acknowledged', 'rejected', 'withdrawn')),
  asked_ms     bigint  not null,
  settled_ms   bigint,
  settled_event integer,
  primary key (case_id, asked_event)
);
create index handover_from on handover (from_scope, asked_ms);
create index handover_to on handover (to_scope, asked_ms);
create index handover_waiting on handover (asked_ms) where state = 'waiting';

alter table handover enable row level security;
alter table handover force row level security;
create policy system_work on handover using ((select current_setting('tovholder.claim', true)) = 'system');

-- Both sides of it.
create policy caller_looks on handover for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and (select current_setting('tovholder.scope', true)) in (from_scope, to_scope)
  and ((select nullif(current_setting('tovholder.cases', true), '')) is null
       or case_id = any ((select nullif(current_setting('tovholder.cases', true), ''))::text[]))
);

grant select, insert, update, delete on handover to tovholder_app;

-- Down Migration

drop table handover;
