-- Up Migration

-- Since when a municipality is at work here, and which of its closed cases may be due for erasure: asked by pages.
create index case_view_first_by_municipality on case_view (lower(municipality), opened_at) where withdrawn_at is null;
create index case_view_closed on case_view (authority, closes_ms) where closes_ms is not null and withdrawn_at is null;

-- Down Migration

drop index case_view_closed;
drop index case_view_first_by_municipality;
