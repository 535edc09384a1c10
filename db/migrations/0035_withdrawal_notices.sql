-- Up Migration

-- Everybody whom a consent named is told at once when it is withdrawn (X-03).
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in (
  'reminder', 'escalation', 'breach', 'emergency', 'invitation', 'document', 'vacancy', 'handover', 'task', 'withdrawal'));

-- Down Migration

delete from outbox where kind = 'withdrawal';
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in (
  'reminder', 'escalation', 'breach', 'emergency', 'invitation', 'document', 'vacancy', 'handover', 'task'));
