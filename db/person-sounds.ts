import { soundsOf } from '../domain/persons/name-sound.ts';
import { municipalities } from '../domain/rules/agreement-area.ts';
import type { SoundsAsked } from '../persons/person-store.ts';
import type { Sql, Transaction } from './connect.ts';
import { type PersonIndex, personIndex } from './person-index.ts';

/** A name that was told, and the register that it is in. */
interface ToldName {
  seq: number;
  municipality: string;
  name: string;
}

/** Enters how the parts of a name sound; entering them twice changes nothing. Answers how many were new. */
export async function insertSounds(
  tx: Transaction,
  index: PersonIndex,
  { seq, municipality, name }: ToldName,
): Promise<number> {
  const hashes = soundsOf(name).map((sound) => index.ofSound(sound, municipality));
  if (hashes.length === 0) return 0;
  const { count } = await tx`
    insert into person_name_sound (entry_seq, sound_hash) select ${seq}, unnest(${hashes}::text[])
    on conflict do nothing`;
  return count;
}

/**
 * The entries whose name has at least so many parts that sound like these, newest first. In every register, because a case
 * that moved is with another municipality than the one that told of its people; which cases count, `authorities` says.
 */
export async function entriesThatSound(sql: Sql, asked: SoundsAsked): Promise<number[]> {
  const index = await personIndex(sql);
  const hashes = asked.sounds.flatMap((sound) =>
    Object.keys(municipalities).map((municipality) => index.ofSound(sound, municipality)),
  );
  const rows = await sql<{ seq: number }[]>`${soundQuery(sql, hashes, asked)}`;
  return rows.map(({ seq }) => Number(seq));
}

/** The statement by itself, so that its plan can be looked at. */
export const soundQuery = (
  sql: Sql,
  hashes: readonly string[],
  { least, authorities, limit }: Omit<SoundsAsked, 'sounds'>,
) => sql`
  select s.entry_seq as seq from person_name_sound s
  join person_entry e on e.seq = s.entry_seq
  join case_view v on v.id = e.case_id and v.withdrawn_at is null
  where s.sound_hash = any(${[...hashes]}) and v.authority = any(${[...authorities]})
  group by s.entry_seq having count(*) >= ${least}
  order by s.entry_seq desc limit ${limit}`;
