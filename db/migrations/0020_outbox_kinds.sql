-- Up Migration

-- The outbox is the one queue. Besides a case's reminders it holds what somebody is to be told when an event is published:
-- `deadline_id` then says what it is about (`meeting:m1`, `document:d1`, `handover:t1`), `step` which revision of it (`s0`,
-- `s1` …). `organisation`: where the recipient sits, when it is not where the case is. Part of the key: the same role of two
-- organisations is two recipients.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in (
  'reminder', 'escalation', 'breach', 'emergency', 'invitation', 'document', 'vacancy', 'handover', 'task'));
alter table outbox add column organisation text;
alter table outbox drop constraint outbox_case_id_deadline_id_due_step_recipient_key;
alter table outbox add constraint outbox_once
  unique nulls not distinct (case_id, deadline_id, due, step, recipient, organisation);

-- Down Migration

delete from outbox where kind not in ('reminder', 'escalation', 'breach', 'emergency');
alter table outbox drop constraint outbox_once;
alter table outbox drop column organisation;
alter table outbox add constraint outbox_case_id_deadline_id_due_step_recipient_key
  unique nulls not distinct (case_id, deadline_id, due, step, recipient);
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('reminder', 'escalation', 'breach', 'emergency'));
