import { keepBirthPrompt, removeBirthPrompts } from '../../db/birth-prompts.ts';
import type { Sql } from '../../db/connect.ts';
import { personIndex } from '../../db/person-index.ts';
import { readCases } from '../../db/read-case.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { type BirthNotice, readBirthNotice } from '../../domain/import/birth-notice.ts';
import type { RowMistake } from '../../domain/import/import-row.ts';
import { derive } from '../../domain/obligations/case-deadlines.ts';
import { phaseOf } from '../../domain/obligations/phase.ts';
import type { PersonRegister } from '../../persons/person-register.ts';
import type { CaseGateway } from '../gateway/case-gateway.ts';
import type { BirthFeed } from './birth-feed.ts';

/** What taking notices of births stands on. */
export interface BirthParts {
  sql: Sql;
  persons: PersonRegister;
  gateway: CaseGateway;
  /** Whose register is asked: each municipality looks for its own. */
  municipality: string;
  /** Births are recorded as told; otherwise they are proposed to whoever records them. */
  record: boolean;
}

/** What became of the notices, in numbers; ids of cases and nothing of what was told. */
export interface BirthsTaken {
  read: number;
  /** Recorded in their case, now or by an earlier run. */
  recorded: string[];
  /** Proposed by the form of their case. */
  proposed: string[];
  /** The case knows of a birth already. */
  known: number;
  /** Mothers whom no open case of the municipality follows: counted, and nothing of them is kept. */
  unknown: number;
  /** Mothers with several open pregnancies here: for a person to look at. */
  ambiguous: string[][];
  mistakes: RowMistake[];
}

/**
 * Takes notices of births: the mother is looked up by the keyed digest of her number, among the persons of one
 * municipality. A birth that the case refuses, because it does not fit the due date for example, is proposed instead.
 */
export async function takeBirths(parts: BirthParts, feed: BirthFeed, nowMs: number): Promise<BirthsTaken> {
  const taken: BirthsTaken = {
    ...{ read: 0, known: 0, unknown: 0 },
    ...{ recorded: [], proposed: [], ambiguous: [], mistakes: [] },
  };
  for await (const given of feed.notices()) {
    taken.read += 1;
    const read = readBirthNotice(given, taken.read);
    if (read.ok) await takeOne(parts, read.notice, nowMs, taken);
    else taken.mistakes.push(read.mistake);
  }
  return taken;
}

async function takeOne(
  parts: BirthParts,
  notice: BirthNotice,
  nowMs: number,
  taken: BirthsTaken,
): Promise<void> {
  const { sql, persons, gateway, municipality, record } = parts;
  const places = await persons.findByNumber(notice.mother, [municipality]);
  const caseIds = places.filter(({ who }) => who === 'mother').map(({ caseId }) => caseId);
  const cases = (await readCases(sql, [...new Set(caseIds)])).map(({ snapshot }) => snapshot);
  const hash = (await personIndex(sql)).ofImported(municipality, `birth/${notice.id}`);
  const key = `birth-notice/${hash}`;
  const open = cases.filter((state) => awaitsBirth(state, nowMs));
  const [kase] = open;
  if (open.length > 1) taken.ambiguous.push(open.map(({ id }) => id));
  else if (kase) {
    if (record) {
      const command = { name: 'record-birth', role: 'FR' as const, data: notice.birth };
      const answer = await gateway.giveCommand(kase.id, command, { key });
      if (answer.ok) {
        await removeBirthPrompts(sql, kase.id);
        taken.recorded.push(kase.id);
        return;
      }
      if (answer.retryAfterSeconds !== undefined) throw new Error(answer.refusal.code);
    }
    await keepBirthPrompt(sql, kase.id, hash, notice.birth);
    taken.proposed.push(kase.id);
  } else {
    const born = cases.filter(({ kind }) => kind === 'pregnancy').filter((state) => viewOf(state).birth);
    for (const { id } of born) await removeBirthPrompts(sql, id);
    if (born.length > 0) taken.known += 1;
    else taken.unknown += 1;
  }
}

/** A pregnancy that goes on and has no birth yet. */
const awaitsBirth = (state: CaseState, nowMs: number): boolean =>
  state.kind === 'pregnancy' && !viewOf(state).birth && phaseOf(derive(state), nowMs) !== 'closed';
