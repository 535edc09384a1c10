-- Up Migration

-- A migration asks for rows like anybody else.
select set_config('tovholder.claim', 'system', true);

-- The region beside the authority, so that for those who have a case now its own row answers and no other is looked up:
-- a list of thousands costs a comparison each.
alter table case_view add column region text;
update case_view v set region = a.scope from case_access a where a.case_id = v.id and a.ground = 'region';

drop policy caller_looks on case_view;
create policy caller_looks on case_view for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and ((select nullif(current_setting('tovholder.cases', true), '')) is null
       or id = any ((select nullif(current_setting('tovholder.cases', true), ''))::text[]))
  and (authority = (select current_setting('tovholder.scope', true))
       or region = (select current_setting('tovholder.scope', true))
       or exists (
         select 1 from case_access a
         where a.case_id = case_view.id
           and (a.ground = 'former-authority'
                or (a.ground in ('invited', 'disclosed-to')
                    and (a.until_ms is null
                         or (select nullif(current_setting('tovholder.now_ms', true), '')::bigint)
                            + case_view.clock_offset_ms < a.until_ms)))))
);

-- Down Migration

drop policy caller_looks on case_view;
create policy caller_looks on case_view for select using (
  (select current_setting('tovholder.claim', true)) = 'caller'
  and exists (
    select 1 from case_access a
    where a.case_id = case_view.id
      and (a.ground in ('authority', 'region', 'former-authority')
           or a.until_ms is null
           or (select nullif(current_setting('tovholder.now_ms', true), '')::bigint) + case_view.clock_offset_ms < a.until_ms))
);
alter table case_view drop column region;
