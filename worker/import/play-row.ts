import { formatInstant } from '../../domain/calendar/index.ts';
import type { Accepted, Command } from '../../domain/case/command.ts';
import { openBornChild, openCase } from '../../domain/case/engine.ts';
import { type Refusal, refuse } from '../../domain/case/refusal.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { ImportedFact, ImportRow } from '../../domain/import/import-row.ts';
import { isJsonObject, type JsonObject } from '../../domain/json.ts';
import type { Parameters } from '../../domain/rules/parameters.ts';
import { firstRef } from '../../domain/simulation/scenario.ts';
import { hear, judge, type LiveCase, liveFrom, take } from '../../workflows/live-case.ts';
import type { RowName } from './row-name.ts';

/** The cases of a row by ref, in order of opening, as their workflows would hold them: nothing is published yet. */
export type Life = ReadonlyMap<string, LiveCase>;

export type Played =
  | { ok: true; life: Life }
  /** Which fact was refused, by its number in the row. */
  | { ok: false; fact: number; refusal: Refusal };

/**
 * Gives a row's facts to a case that is only thought of: all at `nowMs`, when they are recorded, each with the moment of
 * its own act. The very functions that the live case runs; nothing is written.
 */
export function playRow(row: ImportRow, name: RowName, parameters: Parameters, nowMs: number): Played {
  const life = new Map<string, LiveCase>();
  for (const [i, fact] of row.facts.entries()) {
    const command = commandOf(fact, life, name, nowMs);
    const envelope = { command, keyHash: name.keyHashOf(i), bodyHash: name.bodyHash };
    const before = life.get(fact.case);
    if (!before) {
      if (i > 0 || fact.case !== firstRef(row.kind)) return { ok: false, fact: i, refusal: noSuchCase };
      const opened = openCase(openingOf(row, name, parameters), command);
      if (!opened.ok) return { ok: false, fact: i, refusal: opened.refusal };
      life.set(fact.case, take(liveFrom(untold(opened.state)), envelope, opened));
      continue;
    }
    const judged = judge(before, envelope);
    if (judged.kind !== 'accepted')
      return { ok: false, fact: i, refusal: judged.kind === 'refused' ? judged.refusal : noSuchCase };
    life.set(fact.case, take(before, envelope, judged.accepted));
    tellOthers(life, fact.case, command.at, judged.accepted);
  }
  return { ok: true, life };
}

/** What one case's command does to the others of the life: children born or taken back, events that count there too. */
function tellOthers(life: Map<string, LiveCase>, fromRef: string, at: string, accepted: Accepted): void {
  for (const child of accepted.births) {
    const { state, events } = openBornChild(child);
    const born = { at, events, relays: [], births: [], withdrawn: [] };
    life.set(state.ref, { ...liveFrom(untold(state)), state, pending: [born] });
  }
  for (const ref of accepted.withdrawn) life.delete(ref);
  for (const { ref, events } of accepted.relays) {
    const linked = life.get(ref);
    if (linked) life.set(ref, hear(linked, { fromRef, at, events }));
  }
}

/** The case before its first event: all that it holds has still to be published. */
const untold = (state: CaseState): CaseState => ({ ...state, facts: [], lastEventId: 0, version: 0 });

function commandOf({ command, data, role }: ImportedFact, life: Life, name: RowName, nowMs: number): Command {
  return {
    name: command,
    data,
    role,
    at: formatInstant(nowMs),
    newCaseIds: liveChildren(data).map(name.caseIdOf),
    linkedVersions: Object.fromEntries([...life].map(([ref, { state }]) => [ref, state.version])),
  };
}

const liveChildren = ({ children }: JsonObject): string[] =>
  Array.isArray(children)
    ? children.flatMap((child) =>
        isJsonObject(child) && child.alive === true && typeof child.ref === 'string' ? [child.ref] : [],
      )
    : [];

const openingOf = ({ kind, municipality }: ImportRow, name: RowName, parameters: Parameters) => ({
  id: name.caseIdOf(firstRef(kind)),
  ref: firstRef(kind),
  kind,
  municipality,
  parameters,
  ruleSet: null,
  links: [],
});

const noSuchCase = refuse(
  'NOT_FOUND',
  'Sagen, som oplysningen hører til, findes ikke i rækken på det tidspunkt.',
  'The case that the fact belongs to is not there in the row at that point.',
);
