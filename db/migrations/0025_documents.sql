-- Up Migration

-- A migration asks for rows like anybody else.
select set_config('tovholder.claim', 'system', true);

-- Letters and forms as they were approved: the words they were set from, the file itself, and the digest of it, all sealed
-- with the case's key, so that no digest can be found by trying and erasing the key erases them. Written once.
create table locked_document (
  case_id          text not null,
  document_id      text not null,
  version          integer not null check (version > 0),
  template         text not null,
  template_version integer not null,
  media_type       text not null check (media_type in (
                     'application/pdf',
                     'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  sealed_letter    text not null check (sealed_letter like 'sealed:%'),
  sealed_file      text not null check (sealed_file like 'sealed:%'),
  sealed_digest    text not null check (sealed_digest like 'sealed:%'),
  locked_at        timestamptz not null default now(),
  primary key (case_id, document_id, version)
);
create trigger locked_document_stands before update or truncate on locked_document
  for each statement execute function refuse_change();

alter table locked_document enable row level security;
alter table locked_document force row level security;
create policy system_work on locked_document using ((select current_setting('tovholder.claim', true)) = 'system');

grant select, insert, delete on locked_document to tovholder_app;

-- Down Migration

drop table locked_document;
