import { randomBytes } from 'node:crypto';
import type { Link } from '../domain/case/state.ts';
import { type PersonNumber, parsePersonNumber } from '../domain/persons/person-number.ts';
import type { PersonIntake, TellingCall, ToldPerson } from '../persons/person-intake.ts';
import type { PersonId } from '../persons/person-register.ts';
import { type DataKey, newDataKey } from '../security/data-key.ts';
import { keysOf } from './case-keys.ts';
import type { Sql, Transaction } from './connect.ts';
import { type PersonIndex, personIndex } from './person-index.ts';
import { insertSounds } from './person-sounds.ts';
import { openPersonKey, type PersonKeyRow, sealEntry } from './sealed-entry.ts';

/** The way into the register in PostgreSQL. Rejects when store or keys are out of reach: then nothing is told. */
export const postgresIntake = (sql: Sql): PersonIntake => ({
  async caseOf(caseId) {
    const [row] = await sql<{ ref: string; municipality: string; links: readonly Link[] }[]>`
      select ref, municipality, links from case_view where id = ${caseId} and withdrawn_at is null`;
    const pregnancy = row?.links.find(({ rel }) => rel === 'pregnancy');
    return row ? { ref: row.ref, municipality: row.municipality, homeCase: pregnancy?.id ?? caseId } : null;
  },
  async take(call, persons) {
    const index = await personIndex(sql);
    const { caseId, keyHash } = call;
    return sql.begin(async (tx) => {
      const [accepted] = await tx`
        select 1 from case_command where case_id = ${caseId} and key_hash = ${keyHash}`;
      const ids: PersonId[] = [];
      for (const person of persons) {
        const sitting = await seatFor(tx, index, call, person);
        if (!accepted) await write(tx, index, call, person, sitting);
        ids.push(sitting.person_id);
      }
      return ids;
    }) as Promise<PersonId[]>;
  },
});

/** Whoever fills the place, made now if nobody does. */
async function seatFor(
  tx: Transaction,
  index: PersonIndex,
  { keyHash, homeCase, municipality }: TellingCall,
  person: ToldPerson,
): Promise<PersonKeyRow> {
  // Officials are named anew by each command, so their place is the command's own.
  const place = person.official ? `${person.path}|${keyHash}` : person.who;
  const seat = index.ofSeat(homeCase, `${person.official}|${place}`);
  const known = await seatedAt(tx, homeCase, seat);
  if (known) return known;
  await tx`insert into person_seat (home_case, seat_hash, person_id)
           values (${homeCase}, ${seat}, ${await newPerson(tx, municipality)}) on conflict do nothing`;
  const sitting = await seatedAt(tx, homeCase, seat);
  if (!sitting) throw new Error('a person who has a seat must have a key');
  return sitting;
}

async function write(
  tx: Transaction,
  index: PersonIndex,
  { caseId, keyHash, bodyHash, municipality }: TellingCall,
  person: ToldPerson,
  sitting: PersonKeyRow,
): Promise<void> {
  const number = numberIn(person);
  const key = await openPersonKey(keysOf(tx).ring(), sitting);
  for (const { name, field, value } of person.told) {
    const toldAs = person.path === '' ? name : `${person.path}.${name}`;
    const sealed = sealEntry(
      key,
      { case_id: caseId, key_hash: keyHash, told_as: toldAs },
      { who: person.who, official: person.official, field, value },
    );
    const hash = field === 'number' && number ? index.ofNumber(number, municipality) : null;
    const [entry] = await tx<{ seq: number }[]>`
      insert into person_entry (person_id, case_id, key_hash, body_mac, told_as, sealed, number_hash)
      values (${sitting.person_id}, ${caseId}, ${keyHash}, ${index.ofBody(bodyHash)}, ${toldAs}, ${sealed}, ${hash})
      on conflict do nothing returning seq`;
    // Nobody searches for officials by name here: they stand in their organisation's directory.
    if (entry && field === 'name' && !person.official)
      await insertSounds(tx, index, { seq: entry.seq, municipality, name: value });
  }
}

function numberIn({ told }: ToldPerson): PersonNumber | null {
  const value = told.find(({ field }) => field === 'number')?.value;
  return value === undefined ? null : parsePersonNumber(value);
}

/** Whoever sits there and was not erased. */
async function seatedAt(tx: Transaction, homeCase: string, seat: string): Promise<PersonKeyRow | undefined> {
  const [row] = await tx<PersonKeyRow[]>`
    select k.person_id, k.key_id, k.wrapped_key, k.master_key_id
    from person_seat s join person_key k on k.person_id = s.person_id and k.destroyed_at is null
    where s.home_case = ${homeCase} and s.seat_hash = ${seat}`;
  return row;
}

async function newPerson(tx: Transaction, municipality: string): Promise<PersonId> {
  const id = `p_${randomBytes(16).toString('hex')}`;
  const { key, wrapped, masterKeyId } = await newDataKey(id, keysOf(tx).ring().current);
  await tx`insert into person (id, municipality) values (${id}, ${municipality})`;
  await insertKey(tx, key, wrapped, masterKeyId);
  return id;
}

const insertKey = (tx: Transaction, key: DataKey, wrapped: string, masterKeyId: string) =>
  tx`insert into person_key (person_id, key_id, wrapped_key, master_key_id)
     values (${key.owner}, ${key.id}, ${wrapped}, ${masterKeyId})`;
