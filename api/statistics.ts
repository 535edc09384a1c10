import type { RuleOutcomes } from '../db/read-outcomes.ts';
import { civilDateOf } from '../domain/calendar/index.ts';
import { catalogue, ruleById } from '../domain/rules/catalogue.ts';
import { type Text, text } from '../domain/text.ts';
import type { Months } from './ports.ts';

export type { RuleDurations } from '../db/read-durations.ts';

export interface RuleStatistics {
  ruleId: string;
  title: Text;
  /** Month of the limit, `YYYY-MM`; left out where months were not asked for. */
  month?: string;
  met: number;
  metLate: number;
  overdue: number;
  /** Of those that ended, the share met in time; null when none has ended. */
  inTime: number | null;
}

/** Per rule, and per month where they were asked for, in the order of the catalogue. */
export function statisticsOf(outcomes: readonly RuleOutcomes[]): RuleStatistics[] {
  return added(outcomes)
    .sort(byCatalogue)
    .map(({ ruleId, month, met, metLate, overdue }) => ({
      ruleId,
      title: titleOf(ruleId),
      ...(month === null ? {} : { month }),
      met,
      metLate,
      overdue,
      inTime: shareInTime({ met, metLate, overdue }),
    }));
}

/** One line per rule and month, whoever counted it in parts. */
function added(outcomes: readonly RuleOutcomes[]): RuleOutcomes[] {
  const lines = new Map<string, RuleOutcomes>();
  for (const one of outcomes) {
    const key = `${one.ruleId}|${one.month}`;
    const line = lines.get(key);
    lines.set(key, {
      ...one,
      met: one.met + (line?.met ?? 0),
      metLate: one.metLate + (line?.metLate ?? 0),
      overdue: one.overdue + (line?.overdue ?? 0),
    });
  }
  return [...lines.values()];
}

/** The share met in time of those that ended; null when none has. */
export function shareInTime({
  met,
  metLate,
  overdue,
}: Pick<RuleOutcomes, 'met' | 'metLate' | 'overdue'>): number | null {
  const ended = met + metLate + overdue;
  return ended === 0 ? null : met / ended;
}

function titleOf(ruleId: string): Text {
  const rule = ruleById(ruleId);
  return rule ? rule.title : text(ruleId, ruleId);
}

/** The months asked for; what is left out is the year up to now. */
export function monthsUntil(nowMs: number, from?: string, to?: string): Months {
  const last = to ?? civilDateOf(nowMs).slice(0, 7);
  return { from: from ?? monthsBefore(last, 11), to: last };
}

/** `2026-03` and 4 give `2025-11`. */
function monthsBefore(month: string, n: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - n;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

const places = new Map(catalogue.map(({ id }, i) => [id, i]));
const placeOf = (ruleId: string): number => places.get(ruleId) ?? places.size;

const byCatalogue = (a: RuleOutcomes, b: RuleOutcomes): number =>
  placeOf(a.ruleId) - placeOf(b.ruleId) || (a.month ?? '').localeCompare(b.month ?? '', 'da');
