import type { Client } from '@temporalio/client';
import type { Sql } from '../../db/connect.ts';
import { findAnswer } from '../../db/find-answer.ts';
import { personIndex } from '../../db/person-index.ts';
import { publishImported } from '../../db/publish-imported.ts';
import { type Refusal, refuse } from '../../domain/case/refusal.ts';
import { firstNotices } from '../../domain/import/first-notices.ts';
import { type ImportRow, mistakeOf, type RowMistake } from '../../domain/import/import-row.ts';
import type { Parameters } from '../../domain/rules/parameters.ts';
import { firstRef } from '../../domain/simulation/scenario.ts';
import type { PersonIntake } from '../../persons/person-intake.ts';
import { KeyUnavailable } from '../../security/key-unavailable.ts';
import { batchOf } from '../../workflows/publication.ts';
import { startCase } from '../case-engine.ts';
import { liveFromJournal } from '../watch/live-from-journal.ts';
import { mistakeInFact } from './mistake-in-fact.ts';
import { type Life, playRow } from './play-row.ts';
import { type RowName, rowName } from './row-name.ts';
import { withPersons } from './with-persons.ts';

/** What an import stands on. */
export interface ImportParts {
  client: Client;
  sql: Sql;
  persons: PersonIntake;
  /** A municipality's values of this moment; every case keeps them. */
  parametersOf: (municipality: string) => Promise<Parameters>;
  /** Not even one passed limit is told of a case; it is only listed. */
  quiet: boolean;
}

/** What became of a row: one life, or nothing of it. */
export type Imported =
  | { kind: 'opened' | 'there'; caseId: string; life: Life | null; notices: number }
  | { kind: 'refused'; mistake: RowMistake };

/**
 * Takes one case over: its facts are tried, its persons go to the register, journal and read model get the whole of it in
 * one transaction, and its workflow starts with its facts. Asked again after a crash at any point it goes on from there,
 * and never opens a second one. Rejects when store or engine are out of reach.
 */
export async function importCase(parts: ImportParts, row: ImportRow, nowMs: number): Promise<Imported> {
  const { sql, persons, parametersOf, quiet } = parts;
  const name = rowName(row, (await personIndex(sql)).ofImported(row.municipality, row.id));
  const caseId = name.caseIdOf(firstRef(row.kind));
  const before = await known(sql, caseId, name);
  if (before !== 'new') return before === 'same' ? there(parts, caseId) : refused(row, null, before);

  const parameters = await parametersOf(row.municipality);
  const trial = playRow(row, name, parameters, nowMs);
  if (!trial.ok) return { kind: 'refused', mistake: mistakeInFact(row, trial) };
  const named = await withPersons(persons, row, name);
  const played = 'facts' in named ? playRow(named, name, parameters, nowMs) : named;
  if (!played.ok) return { kind: 'refused', mistake: mistakeInFact(row, played) };

  let notices = 0;
  const cases = [...played.life.values()].map((live) => {
    const { state, told, onRecord } = firstNotices(live.state, nowMs, quiet);
    notices += told.length;
    const batch = batchOf({ ...live, state, messages: told }, { nowMs, clockOffsetMs: 0, demo: false });
    // The others of the life are written beside it, and know all that there is to tell.
    return { batch: { ...batch, births: [], relays: [], withdrawals: [] }, onRecord };
  });
  const written = await publishImported(sql, cases);
  if (written === 'erased') return refused(row, null, erasedBefore);
  if (written === 'there') return importCase(parts, row, nowMs);
  await startAll(
    parts,
    [...played.life.values()].map(({ state }) => state.id),
  );
  return { kind: 'opened', caseId, life: played.life, notices };
}

/** Whether the row was taken over before: with the same content, or with another. */
async function known(sql: Sql, caseId: string, name: RowName): Promise<'new' | 'same' | Refusal> {
  try {
    const stored = await findAnswer(sql, caseId, name.keyHashOf(0));
    if (!stored) return 'new';
    return stored.body_hash === name.bodyHash ? 'same' : otherContent;
  } catch (error) {
    if (error instanceof KeyUnavailable && error.why === 'destroyed') return erasedBefore;
    throw error;
  }
}

/** A case that was written before its workflow could be started gets it now; one that runs is left alone. */
async function there(parts: ImportParts, caseId: string): Promise<Imported> {
  const rows = await parts.sql<{ id: string }[]>`
    select id from case_view where withdrawn_at is null
      and id = any(array(select ${caseId} union all
                         select link ->> 'id' from case_view root, json_array_elements(root.links) link
                         where root.id = ${caseId} and link ->> 'rel' = 'child'))`;
  await startAll(
    parts,
    rows.map(({ id }) => id),
  );
  return { kind: 'there', caseId, life: null, notices: 0 };
}

/** One start per case, with its facts as input. Starting one again changes nothing. */
async function startAll({ client, sql }: ImportParts, caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds) {
    const told = await liveFromJournal(sql, caseId, Date.now());
    if (told) await startCase(client, caseId, told.state.kind, told.input);
  }
}

const refused = (row: ImportRow, column: string | null, refusal: Refusal): Imported => ({
  kind: 'refused',
  mistake: mistakeOf(row.row, column, refusal),
});

const otherContent = refuse(
  'IDEMPOTENCY_CONFLICT',
  'Sagen er indlæst før med et andet indhold. Ret den i Tovholder; en fil ændrer aldrig en sag, der er der.',
  'The case was imported before with another content. Correct it in Tovholder; a file never changes a case that is there.',
  { reason: 'id' },
);
const erasedBefore = refuse('PRECONDITION', 'Sagen er slettet her.', 'The case was erased here.', {
  reason: 'erased',
});
