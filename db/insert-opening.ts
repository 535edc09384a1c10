import type { CaseOpening } from '../domain/case/command.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Transaction } from './connect.ts';

/** Records what a case was opened as; one that is there already stays as it is. */
export function insertOpening(
  tx: Transaction,
  { state, clockOffsetMs, demo }: { state: CaseState; clockOffsetMs: number; demo: boolean },
): Promise<unknown> {
  const { id, ref, kind, municipality, parameters, ruleSet, startedMs } = state;
  // Its own children are told by their openings.
  const links = state.links.filter((link) => link.rel !== 'child');
  const opening: CaseOpening = { id, ref, kind, municipality, parameters, ruleSet, links };
  return tx`
    insert into case_opening (case_id, opening, started_ms, clock_offset_ms, demo)
    values (${id}, ${JSON.stringify(opening)}::text::json, ${startedMs}, ${clockOffsetMs}, ${demo})
    on conflict do nothing`;
}
