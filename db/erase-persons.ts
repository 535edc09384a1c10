import type { PersonId } from '../persons/person-register.ts';
import type { Sql, Transaction } from './connect.ts';
import type { ErasureReason } from './destroy-case-key.ts';

/**
 * What a case told of persons goes with it; whoever no other case has told of is erased. Within the transaction that
 * erases the case. Answers how many persons were.
 */
export async function forgetPersonsOf(
  tx: Transaction,
  caseId: string,
  reason: ErasureReason,
): Promise<number> {
  const gone = await tx<{ person_id: PersonId }[]>`
    with told as (delete from person_entry where case_id = ${caseId} returning person_id)
    select distinct person_id from told`;
  const ids = gone.map(({ person_id }) => person_id);
  const alone = await tx<{ id: PersonId }[]>`
    select id from person p where id = any(${ids})
      and not exists (select 1 from person_entry e where e.person_id = p.id)`;
  return destroyKeys(
    tx,
    alone.map(({ id }) => id),
    reason,
  );
}

/** Erases one person by themselves, in every case; the cases go on with an id that nobody can look up. */
export async function erasePerson(sql: Sql, personId: PersonId, reason: ErasureReason): Promise<boolean> {
  const erased = await sql.begin(async (tx) => {
    await tx`delete from person_entry where person_id = ${personId}`;
    return destroyKeys(tx, [personId], reason);
  });
  return erased === 1;
}

/** What is told anew in their place is somebody's else: the place is free. */
async function destroyKeys(
  tx: Transaction,
  ids: readonly PersonId[],
  reason: ErasureReason,
): Promise<number> {
  if (ids.length === 0) return 0;
  await tx`delete from person_seat where person_id = any(${[...ids]})`;
  const { count } = await tx`
    update person_key set wrapped_key = null, destroyed_at = now(), destroy_reason = ${reason}
    where person_id = any(${[...ids]}) and destroyed_at is null`;
  return count;
}
