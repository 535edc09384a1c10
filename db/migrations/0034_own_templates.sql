-- Up Migration

-- An organisation's own templates of letters, version by version; the newest row of a letter holds, one without a file says
-- that the letter is set with ours again. Nothing of a case: the files are kept in plain.
create table own_template (
  organisation text    not null check (organisation = lower(organisation)),
  template     text    not null,
  version      integer not null check (version > 0),
  file         bytea   check (length(file) between 1 and 4194304),
  put_ms       bigint  not null,
  subject      text    not null,
  role         text    not null,
  put_at       timestamptz not null default now(),
  primary key (organisation, template, version)
);
create trigger own_template_is_append_only before update or delete or truncate on own_template
  for each statement execute function refuse_change();

alter table own_template enable row level security;
alter table own_template force row level security;
create policy system_work on own_template using ((select current_setting('tovholder.claim', true)) = 'system');

grant select, insert on own_template to tovholder_app;

-- Whose template a document was set with; null: ours. Then `template_version` counts the versions of theirs.
alter table locked_document add column template_of text;

-- Down Migration

alter table locked_document drop column template_of;
drop table own_template;
