-- Up Migration

-- The case that a merged one lives on in; null while it stands by itself. Its retention follows that case: the duplicate is
-- erased with it, so that no part of one history outlives the other.
alter table case_view add column merged_into text;
create index case_view_merged_into on case_view (merged_into) where merged_into is not null;

-- Down Migration

drop index case_view_merged_into;
alter table case_view drop column merged_into;
