import { civilDateOf, parseInstant } from '../../../domain/calendar/index.ts';
import { type CaseView, viewOf } from '../../../domain/case/case-view.ts';
import type { Fact } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';

/** One fact as a live case remembers it, recorded at the moment of the act. */
export function fact(
  id: number,
  type: string,
  at: string,
  data: JsonObject = {},
  more: Partial<Fact> = {},
): Fact {
  const ms = parseInstant(at);
  if (ms === null) throw new Error(`${at} is no instant`);
  return { id, type, ms, on: civilDateOf(ms), recordedMs: ms, by: 'FR', version: id, data, ...more };
}

/** A case in Esbjerg that knows these facts and nothing else. */
export const stateWith = (facts: readonly Fact[], more: Partial<CaseState> = {}): CaseState => ({
  schemaVersion: 1,
  id: 'c_1',
  ref: 'pregnancy',
  kind: 'pregnancy',
  municipality: 'esbjerg',
  parameters: parametersFor('esbjerg'),
  ruleSet: null,
  startedMs: facts[0]?.ms ?? 0,
  version: facts.length,
  lastEventId: facts.length,
  facts,
  links: [],
  messagesUpToMs: 0,
  breachesTold: [],
  ...more,
});

export const viewWith = (facts: readonly Fact[], more: Partial<CaseState> = {}): CaseView =>
  viewOf(stateWith(facts, more));
