import type { Entry, PersonStore } from '../persons/person-store.ts';
import type { DataKey } from '../security/data-key.ts';
import { isOfAcceptedBody, type ToldWith } from './accepted-body.ts';
import { keysOf } from './case-keys.ts';
import type { Sql } from './connect.ts';
import { personIndex } from './person-index.ts';
import { entriesThatSound } from './person-sounds.ts';
import { type EntryPlace, openEntry, openPersonKey, type PersonKeyRow } from './sealed-entry.ts';

interface EntryRow extends EntryPlace, PersonKeyRow, ToldWith {
  municipality: string;
  sealed: string;
  first_event_id: number;
}

/** The register in PostgreSQL. Rejects with KeyUnavailable or Tampered; a person whose key is destroyed is not there. */
export function personEntries(sql: Sql): PersonStore {
  const columns = sql`
    e.person_id, p.municipality, e.case_id, e.key_hash, e.told_as, e.sealed, e.body_mac, c.body_hash, c.first_event_id,
    k.key_id, k.wrapped_key, k.master_key_id`;
  // An entry counts from when its command does, if that was given in the very words of the entry.
  const tables = sql`
    person_entry e
    join person p on p.id = e.person_id
    join person_key k on k.person_id = e.person_id and k.destroyed_at is null
    join case_command c on c.case_id = e.case_id and c.key_hash = e.key_hash`;

  async function opened(told: readonly EntryRow[]): Promise<readonly Entry[]> {
    if (told.length === 0) return [];
    const index = await personIndex(sql);
    const accepted = await Promise.all(told.map((row) => isOfAcceptedBody(sql, index, row)));
    const rows = told.filter((_, i) => accepted[i]);
    const ring = keysOf(sql).ring();
    const keys = new Map<string, Promise<DataKey>>();
    const keyOf = (row: EntryRow): Promise<DataKey> => {
      const known = keys.get(row.person_id) ?? openPersonKey(ring, row);
      keys.set(row.person_id, known);
      return known;
    };
    return Promise.all(
      rows.map(async (row) => ({
        personId: row.person_id,
        municipality: row.municipality,
        caseId: row.case_id,
        eventId: row.first_event_id,
        ...openEntry(await keyOf(row), row, row.sealed),
      })),
    );
  }

  return {
    entriesOfPerson: async (personId) =>
      opened(
        await sql<
          EntryRow[]
        >`select ${columns} from ${tables} where e.person_id = ${personId} order by e.seq`,
      ),
    entriesOfCases: async (caseIds) =>
      opened(
        await sql<
          EntryRow[]
        >`select ${columns} from ${tables} where e.case_id = any(${[...caseIds]}) order by e.seq`,
      ),
    async entriesWithNumber(number, municipalities) {
      if (municipalities.length === 0) return [];
      const index = await personIndex(sql);
      const hashes = municipalities.map((one) => index.ofNumber(number, one));
      return opened(
        await sql<
          EntryRow[]
        >`select ${columns} from ${tables} where e.number_hash = any(${hashes}) order by e.seq`,
      );
    },
    async entriesSounding(asked) {
      const found = await entriesThatSound(sql, asked);
      return opened(
        await sql<
          EntryRow[]
        >`select ${columns} from ${tables} where e.seq = any(${found}) order by e.seq desc`,
      );
    },
  };
}
