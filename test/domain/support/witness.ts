import { appendFileSync } from 'node:fs';
import type { Answer } from '../../../domain/case/command.ts';
import { openBornChild } from '../../../domain/case/engine.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { explain } from '../../../domain/obligations/explain.ts';

/** What tests have seen a row of the catalogue do. `explained`: its date could be recomputed from its explanation. */
export type Sight = 'opened' | 'met' | 'refused' | 'explained';

/** Where sights are written, one `rule sight` a line; set only while the coverage table is recorded. */
export const WITNESS_FILE = 'TOVHOLDER_WITNESS_FILE';

/**
 * Notes what a command of a test did to the rows of the catalogue, and checks on the way that every deadline it
 * opened explains itself down to its date.
 */
export function witness(answer: Answer, state: CaseState | undefined, atMs: number): void {
  if (!answer.ok) {
    if (/^(F\d|X)-\d\d$/.test(answer.refusal.reason ?? '')) note(answer.refusal.reason ?? '', 'refused');
    return;
  }
  for (const id of answer.changes.met) note(ruleOf(id), 'met');
  for (const id of answer.changes.opened) checkOpened(state, id, atMs);
  for (const child of answer.births) {
    const { state: born } = openBornChild(child);
    for (const { id } of derive(born).obligations) checkOpened(born, id, atMs);
  }
}

function checkOpened(state: CaseState | undefined, id: string, atMs: number): void {
  note(ruleOf(id), 'opened');
  const told = state ? explain(state, id, atMs) : null;
  const result = told?.steps.at(-1);
  if (
    !told ||
    result?.kind !== 'result' ||
    (result.on ?? null) !== told.dueOn ||
    (result.at ?? null) !== told.dueAt
  ) {
    throw new Error(`${id} does not explain its date`);
  }
  note(ruleOf(id), 'explained');
}

const ruleOf = (deadlineId: string): string => deadlineId.split('.')[0] ?? '';

function note(rule: string, sight: Sight): void {
  const file = process.env[WITNESS_FILE];
  if (file) appendFileSync(file, `${rule} ${sight}\n`);
}
