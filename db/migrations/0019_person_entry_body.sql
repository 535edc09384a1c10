-- Up Migration

-- A key may come with two bodies at once, and the engine accepts one of them. What each told of a person stands beside the
-- other, and only the accepted one's counts. A keyed hash of the body's digest, like that of a number: a digest by itself
-- would let somebody find a CPR number by trying. Null: told before this migration, when the later replaced the earlier.
alter table person_entry add column body_mac text;
alter table person_entry drop constraint person_entry_case_id_key_hash_told_as_key;
create unique index person_entry_once on person_entry (case_id, key_hash, told_as, coalesce(body_mac, ''));

-- Down Migration

drop index person_entry_once;
alter table person_entry drop column body_mac;
alter table person_entry add unique (case_id, key_hash, told_as);
