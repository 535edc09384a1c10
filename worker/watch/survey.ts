import { setTimeout as pause } from 'node:timers/promises';
import { type CaseStanding, readStandings } from '../../db/case-standings.ts';
import { findOrphanMessages } from '../../db/orphan-messages.ts';
import { notErased } from '../../db/read-erasures.ts';
import { findStuckRelays } from '../../db/stuck-relays.ts';
import { readAnchorLog } from './anchor-log.ts';
import { anchoredCases } from './anchored-cases.ts';
import { compareCase, type Sides } from './compare-case.ts';
import { type Gap, gap } from './gap.ts';
import { listRunning } from './workflow-status.ts';

/** How much was looked at, and every gap that was still there at a second look. */
export interface Survey {
  cases: number;
  running: number;
  gaps: Gap[];
  /** Those that were compared and in which nothing differed. */
  alike: ReadonlySet<string>;
}

const AT_ONCE = 8;
/** So long after the first look what was merely on its way has arrived. */
const SECOND_LOOK_MS = 1_500;
const RELAY_PATIENCE_MS = 30_000;

/**
 * What a survey may be told. `anchorFile`: the log that remembers which cases were erased. `alike`: cases that need not be
 * compared, since an earlier survey did; what is found without opening each case is found for all of them anyway.
 */
export interface SurveyOptions {
  relayPatienceMs?: number;
  anchorFile?: string;
  alike?: ReadonlySet<string>;
}

/** Compares every case that the store or the engine knows of. Nothing is written. */
export async function survey(sides: Sides, options: SurveyOptions = {}): Promise<Survey> {
  const { client, sql } = sides;
  const [standings, running] = await Promise.all([readStandings(sql, Date.now()), listRunning(client)]);
  const known = new Map(standings.map((one) => [one.id, one]));
  const erased = options.anchorFile
    ? anchoredCases(readAnchorLog(options.anchorFile)).erased
    : new Map<string, string>();
  const back = await notErased(sql, [...erased.keys()]);
  const all = [...known.keys(), ...[...running].filter((id) => !known.has(id)).sort()];
  // What else is wrong with a case that should not be there is no matter.
  const ids = all.filter((id) => !back.includes(id) && !options.alike?.has(id));
  const suspects = (await inTurn(ids, (id) => compareCase(sides, id, known.get(id)))).flat();
  const gaps = suspects.length === 0 ? [] : await secondLook(sides, suspects);
  const differing = new Set(suspects.map(({ caseId }) => caseId));
  const orphans = await findOrphanMessages(sql);
  const relays = await findStuckRelays(sql, options.relayPatienceMs ?? RELAY_PATIENCE_MS);
  return {
    cases: all.length,
    running: running.size,
    alike: new Set(ids.filter((id) => !differing.has(id))),
    gaps: [
      ...back.map((id) => gap('erasure lost', id, { reason: erased.get(id) ?? '' })),
      ...gaps,
      ...orphans.map(({ caseId, messages }) => gap('message without deadline', caseId, { messages })),
      ...relays.map(({ fromCase, toCase, waiting, oldestSeconds }) =>
        gap('relay stuck', fromCase, { to: toCase, waiting, oldestSeconds }),
      ),
    ],
  };
}

async function secondLook(sides: Sides, suspects: readonly Gap[]): Promise<Gap[]> {
  await pause(SECOND_LOOK_MS);
  const ids = [...new Set(suspects.map((one) => one.caseId))];
  const standings = new Map<string, CaseStanding>(
    (await readStandings(sides.sql, Date.now())).map((one) => [one.id, one]),
  );
  const again = await inTurn(ids, (id) => compareCase(sides, id, standings.get(id)));
  return again.flat().filter((one) => !suspects.some((before) => hasArrived(before, one, standings)));
}

/**
 * A case that people work in is ahead of its journal at every look. What it had ahead at the first one is in the journal
 * by now; then what it has ahead at the second one is merely on its way too.
 */
function hasArrived(before: Gap, now: Gap, standings: ReadonlyMap<string, CaseStanding>): boolean {
  const same = now.kind === 'workflow ahead' && before.kind === now.kind && before.caseId === now.caseId;
  const { workflow, unpublished = 0 } = before.detail as { workflow?: number; unpublished?: number };
  const journal = standings.get(now.caseId)?.lastEventId ?? 0;
  return same && workflow !== undefined && journal >= workflow + unpublished;
}

/** A few at a time, answers in the order of the questions. */
async function inTurn<Value>(ids: readonly string[], look: (id: string) => Promise<Value>): Promise<Value[]> {
  const answers = new Array<Value>(ids.length);
  let next = 0;
  const walk = async () => {
    while (next < ids.length) {
      const at = next;
      next += 1;
      answers[at] = await look(ids[at] as string);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return answers;
}
