import { soundsOf } from '../domain/persons/name-sound.ts';
import type { DataKey } from '../security/data-key.ts';
import { KeyUnavailable, Tampered } from '../security/key-unavailable.ts';
import { keysOf } from './case-keys.ts';
import type { Sql } from './connect.ts';
import { personIndex } from './person-index.ts';
import { insertSounds } from './person-sounds.ts';
import { type EntryPlace, openEntry, openPersonKey, type PersonKeyRow } from './sealed-entry.ts';

const AT_ONCE = 500;

interface EntryRow extends EntryPlace, PersonKeyRow {
  seq: number;
  municipality: string;
  sealed: string;
}

/**
 * Makes the index of names what the register says: told before there was one, or by another table of sounds. Answers how
 * many parts of names were entered, and how many entries could not be read. Run it as often as wanted.
 */
export async function indexNames(sql: Sql): Promise<{ entered: number; unreadable: number }> {
  const index = await personIndex(sql);
  const ring = keysOf(sql).ring();
  const report = { entered: 0, unreadable: 0 };
  for (let after = 0; ; ) {
    const rows = await sql<EntryRow[]>`
      select e.seq, e.person_id, p.municipality, e.case_id, e.key_hash, e.told_as, e.sealed,
             k.key_id, k.wrapped_key, k.master_key_id
      from person_entry e
      join person p on p.id = e.person_id
      join person_key k on k.person_id = e.person_id and k.destroyed_at is null
      where e.seq > ${after} and e.number_hash is null
      order by e.seq limit ${AT_ONCE}`;
    const keys = new Map<string, Promise<DataKey>>();
    for (const row of rows) {
      const key = keys.get(row.person_id) ?? openPersonKey(ring, row);
      keys.set(row.person_id, key);
      try {
        const { field, official, value } = openEntry(await key, row, row.sealed);
        if (field !== 'name' || official) continue;
        const { seq, municipality } = row;
        const told = { seq, municipality, name: value };
        report.entered += await sql.begin(async (tx) => {
          const hashes = soundsOf(value).map((sound) => index.ofSound(sound, municipality));
          await tx`delete from person_name_sound where entry_seq = ${seq} and sound_hash <> all(${hashes})`;
          return insertSounds(tx, index, told);
        });
      } catch (error) {
        if (!(error instanceof KeyUnavailable || error instanceof Tampered)) throw error;
        report.unreadable += 1;
      }
    }
    const last = rows.at(-1);
    if (!last) return report;
    after = Number(last.seq);
  }
}
