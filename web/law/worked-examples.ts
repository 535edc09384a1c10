import { atLocalMs, type CivilDate } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import type { Fact } from '../../domain/case/fact.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { computeDates } from '../../domain/obligations/compute-dates.ts';
import { defaultParameters } from '../../domain/rules/parameters.ts';
import type { Due, Rule } from '../../domain/rules/rule.ts';

/** One limit worked out with the usual agreement: what it is counted from, and where it ends. */
export interface WorkedExample {
  from: 'trigger' | 'term' | 'birth';
  fromOn: CivilDate;
  /** Copenhagen time of day of the trigger, where the limit is counted in hours. */
  fromMs: number;
  dueOn: CivilDate | null;
  dueMs: number | null;
}

/** An ordinary Tuesday, and the Wednesday before Easter: five days in a row on which nobody works. */
const days: readonly CivilDate[] = ['2026-03-03', '2026-04-01'];
const HOUR = 10;

/** A termin and a birth that lie one day apart from nothing in the calendar. */
const TERMIN: CivilDate = '2026-08-20';
const BIRTH: CivilDate = '2026-03-03';

/**
 * The rule's own computation tried on plain days, so that the printed law can show what it means. Limits that hang on more
 * than a moment, a termin or a birth are left out.
 */
export function workedExamples({ due }: Rule): readonly WorkedExample[] {
  const base = due && baseOf(due);
  if (!due || base === undefined) return [];
  if (base === 'term') return example(due, base, TERMIN);
  if (base === 'birth') return example(due, base, BIRTH);
  return days.flatMap((on) => example(due, base, on));
}

/** What a limit counts from; undefined where it cannot be told from its form alone. */
function baseOf(due: Due): WorkedExample['from'] | undefined {
  switch (due.count) {
    case 'none':
    case 'computed':
    case 'earliest':
    case 'latest':
      return undefined;
    case 'hours':
      return 'trigger';
    case 'gestation':
      return 'term';
    default:
      return due.base ?? 'trigger';
  }
}

function example(due: Due, from: WorkedExample['from'], on: CivilDate): WorkedExample[] {
  const ms = atLocalMs(on, HOUR);
  const fact = (id: number, type: string, data: Fact['data']): Fact => ({
    ...{ id, type, ms, on, recordedMs: ms, by: 'FR', version: id, data },
  });
  const trigger = fact(1, 'referred', { edd: TERMIN });
  const born = from === 'birth' ? [fact(2, 'born', { bornAt: '2026-03-03T10:00:00+01:00' })] : [];
  const state: CaseState = {
    ...{ schemaVersion: 1, id: 'c_0', ref: from === 'birth' ? 'child:1' : 'pregnancy' },
    kind: from === 'birth' ? 'child' : 'pregnancy',
    ...{ municipality: '', parameters: defaultParameters, ruleSet: null, startedMs: ms, version: 1 },
    ...{ lastEventId: 1, facts: [trigger, ...born], links: [], messagesUpToMs: 0, breachesTold: [] },
  };
  const dates = computeDates(due, { key: '1', trigger }, viewOf(state));
  if (!dates || (!dates.dueOn && dates.dueMs == null)) return [];
  return [{ from, fromOn: on, fromMs: ms, dueOn: dates.dueOn ?? null, dueMs: dates.dueMs ?? null }];
}
