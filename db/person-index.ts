import { createHmac } from 'node:crypto';
import type { PersonNumber } from '../domain/persons/person-number.ts';
import { type DataKey, newDataKey, unwrapDataKey } from '../security/data-key.ts';
import { KeyUnavailable } from '../security/key-unavailable.ts';
import { keysOf } from './case-keys.ts';
import type { Sql } from './connect.ts';

/** Owner of the one key that numbers, sounds of names and places are hashed with. */
export const PERSON_INDEX = 'person-index';

/** Keyed hashes by which a person is found: without the key they tell nothing, and two registers share none. */
export interface PersonIndex {
  ofNumber(number: PersonNumber, municipality: string): string;
  /** Of how a part of a name sounds. */
  ofSound(sound: string, municipality: string): string;
  ofSeat(homeCase: string, seat: string): string;
  /** Of a body's digest, which by itself would let a number in it be found by trying. */
  ofBody(bodyHash: string): string;
  /** Of the name that a case had in the system that it was taken over from. */
  ofImported(municipality: string, id: string): string;
}

/** The key stays the same for ever, whatever it is wrapped by: one look per connection is enough. */
const opened = new WeakMap<object, Promise<PersonIndex>>();

/** The index of a store; its key is made now if there is none. Rejects with KeyUnavailable. */
export function personIndex(sql: Sql): Promise<PersonIndex> {
  const known = opened.get(sql);
  if (known) return known;
  const index = personIndexKey(sql).then(indexWith);
  opened.set(sql, index);
  index.catch(() => opened.delete(sql));
  return index;
}

function indexWith({ secret }: DataKey): PersonIndex {
  const hash = (...words: string[]) =>
    createHmac('sha256', secret).update(JSON.stringify(words)).digest('hex');
  return {
    ofNumber: ({ value }, municipality) => hash('number', municipality, value),
    ofSound: (sound, municipality) => hash('sound', municipality, sound),
    ofSeat: (homeCase, seat) => hash('seat', homeCase, seat),
    ofBody: (bodyHash) => hash('body', bodyHash),
    ofImported: (municipality, id) => hash('imported', municipality, id),
  };
}

interface IndexKeyRow {
  key_id: string;
  wrapped_key: string;
  master_key_id: string;
}

/** The key itself, for deriving others from; made now if there is none. Rejects with KeyUnavailable. */
export async function personIndexKey(sql: Sql): Promise<DataKey> {
  const ring = keysOf(sql).ring();
  const read = () => sql<IndexKeyRow[]>`select key_id, wrapped_key, master_key_id from person_index_key`;
  let [row] = await read();
  if (!row) {
    const { key, wrapped, masterKeyId } = await newDataKey(PERSON_INDEX, ring.current);
    await sql`insert into person_index_key (owner, key_id, wrapped_key, master_key_id)
              values (${PERSON_INDEX}, ${key.id}, ${wrapped}, ${masterKeyId}) on conflict do nothing`;
    [row] = await read();
  }
  if (!row) throw new KeyUnavailable(PERSON_INDEX, 'that was just made', 'no key');
  const { key_id: id, wrapped_key: wrapped, master_key_id: masterKeyId } = row;
  const master = ring.find(masterKeyId);
  if (!master)
    throw new KeyUnavailable(PERSON_INDEX, `${id} (wrapped by ${masterKeyId})`, 'unknown master key');
  return unwrapDataKey({ owner: PERSON_INDEX, id, wrapped }, master).catch((cause: unknown) => {
    throw new KeyUnavailable(PERSON_INDEX, id, 'other key', { cause });
  });
}
