import type { CaseView } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import { atPath } from '../json.ts';
import type { Ending, Meeting, Rule, Seed } from '../rules/rule.ts';
import { matches } from './find-seeds.ts';
import type { Ended } from './obligation.ts';

/** The first act that meets an occurrence, or null. */
export function findMeeting(rule: Rule, seed: Seed, view: CaseView): Fact | null {
  if (rule.metBy) return rule.metBy(seed, view);
  let first: Fact | null = null;
  for (const meeting of rule.met ?? []) {
    const fact = view.of(...typesBy(meeting)).find((one) => meets(meeting, one, seed, view));
    if (fact && (first === null || fact.ms < first.ms || (fact.ms === first.ms && fact.id < first.id)))
      first = fact;
  }
  return first;
}

/** The first event by which an occurrence lost its ground, or null. */
export function findEnding(rule: Rule, seed: Seed, view: CaseView): Ended | null {
  let first: Ended | null = null;
  for (const ending of rule.ends ?? []) {
    const fact = view.of(...typesBy(ending)).find((one) => ends(ending, one, seed, view));
    if (fact && (first === null || fact.ms < first.ms))
      first = { ms: fact.ms, eventId: fact.id, reason: ending.reason };
  }
  const own = rule.endedBy?.(seed, view);
  if (own && (first === null || own.fact.ms < first.ms)) {
    first = { ms: own.fact.ms, eventId: own.fact.id, reason: own.reason };
  }
  return first;
}

const typesBy = (part: { by: string | readonly string[] }): readonly string[] =>
  typeof part.by === 'string' ? [part.by] : part.by;

function meets(meeting: Meeting, fact: Fact, seed: Seed, view: CaseView): boolean {
  if (fact.id === seed.trigger.id && !meeting.itself) return false;
  if (!meeting.anyTime && !notBefore(fact, seed.trigger)) return false;
  return fits(meeting, fact, seed, view);
}

function ends(ending: Ending, fact: Fact, seed: Seed, view: CaseView): boolean {
  return fact.id !== seed.trigger.id && notBefore(fact, seed.trigger) && fits(ending, fact, seed, view);
}

function fits(part: Meeting | Ending, fact: Fact, seed: Seed, view: CaseView): boolean {
  if (!matches(part.where, fact.data)) return false;
  if (part.same !== undefined && String(atPath(fact.data, part.same) ?? '') !== seed.key) return false;
  return part.when === undefined || part.when(fact, seed, view);
}

/** Not before the trigger: by instant, or by date where one of the two is known by its date only. */
export function notBefore(fact: Fact, trigger: Fact): boolean {
  return fact.dateOnly || trigger.dateOnly ? fact.on >= trigger.on : fact.ms >= trigger.ms;
}
