import { createHash } from 'node:crypto';
import { type CaseAccess, caseAccess, holderOf } from '../access/case-access.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Transaction } from './connect.ts';

/** What the rows of a case's access say, in one word: compared before anything is written. */
export const accessDigest = (state: CaseState): string => digestOf(caseAccess(state));

const digestOf = (access: readonly CaseAccess[]): string =>
  createHash('sha256').update(JSON.stringify(access)).digest('base64url').slice(0, 22);

/** Makes a case's rows of access those that its facts tell; the same again changes nothing. */
export async function syncCaseAccess(tx: Transaction, state: CaseState): Promise<void> {
  const rows = JSON.stringify(caseAccess(state));
  await tx`
    with told as (
      select * from jsonb_to_recordset(${rows}::text::jsonb) as r (
        scope text, ground text, unit text, about text, "fromMs" bigint, "untilMs" bigint, because integer)
    ), gone as (
      delete from case_access a where a.case_id = ${state.id} and not exists (
        select 1 from told t where (t.scope, t.ground, t.unit, t.about, t.because) =
                                   (a.scope, a.ground, a.unit, a.about, a.because))
    )
    insert into case_access (case_id, scope, ground, unit, about, from_ms, until_ms, because)
    select distinct ${state.id}, scope, ground, unit, about, "fromMs", "untilMs", because from told
    on conflict (case_id, scope, ground, unit, about, because) do update set
      from_ms = excluded.from_ms, until_ms = excluded.until_ms`;
}

/** Whether the stored rows, and what the case's own row says of them, are what the facts tell. */
export async function accessIsTold(
  tx: Transaction,
  state: CaseState,
  view: { authority: string | null; region: string | null } | undefined,
): Promise<boolean> {
  const told = caseAccess(state);
  const held = { authority: holderOf(told, 'authority'), region: holderOf(told, 'region') };
  if (view && (view.authority !== held.authority || view.region !== held.region)) return false;
  const rows = await tx<CaseAccess[]>`
    select scope, ground, unit, about, from_ms as "fromMs", until_ms as "untilMs", because
    from case_access where case_id = ${state.id}`;
  const inOrder = (all: readonly CaseAccess[]) =>
    digestOf(
      all
        .map(({ scope, ground, unit, about, fromMs, untilMs, because }) => ({
          ...{ scope, ground, unit, about, fromMs, untilMs, because },
        }))
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    );
  return inOrder(rows) === inOrder(told);
}
