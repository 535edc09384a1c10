-- Up Migration
-- An older build may run on this.

-- Whose child a case is: asked for every pregnancy that is told again from its journal, so once for each in a restore. A
-- column of its own, because under row-level security no expression over `opening` may be looked up in an index.
alter table case_opening add column pregnancy text generated always as
  (jsonb_path_query_first(opening::jsonb, '$.links[*] ? (@.rel == "pregnancy").id') #>> '{}') stored;
create index case_opening_by_pregnancy on case_opening (pregnancy, seq) where pregnancy is not null;

-- Down Migration

alter table case_opening drop column pregnancy;
