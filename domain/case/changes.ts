import { dueText } from '../obligations/apply-ledger.ts';
import type { Derived } from '../obligations/case-deadlines.ts';
import type { Obligation } from '../obligations/obligation.ts';
import { type Status, statusOf } from '../obligations/status.ts';
import type { RuleId } from '../rules/rule.ts';
import type { DeadlineChanges } from './command.ts';

/** What a command did to the deadlines: the difference between the derivations before and after it. */
export function changesBetween(before: Derived | null, after: Derived, nowMs: number): DeadlineChanges {
  const anew = rulesDerivedAnew(before, after);
  const derivedAnew = (o: Obligation) => anew === 'all' || anew.has(o.rule.id);
  const old = new Map((before?.obligations ?? []).filter(derivedAnew).map((o) => [o.id, o]));
  const opened: string[] = [];
  const met: string[] = [];
  const cancelled: string[] = [];
  const recomputed: { id: string; before: string | null; after: string | null }[] = [];
  for (const o of after.obligations) {
    if (!derivedAnew(o)) continue;
    const was = old.get(o.id);
    old.delete(o.id);
    const status = standing(o, after, nowMs);
    const previous = was && before ? standing(was, before, nowMs) : null;
    if (!was) opened.push(o.id);
    if (isMet(status) && !(previous && isMet(previous))) met.push(o.id);
    if (status === 'cancelled' && previous !== null && previous !== 'cancelled') cancelled.push(o.id);
    if (was && dueText(was) !== dueText(o))
      recomputed.push({ id: o.id, before: dueText(was), after: dueText(o) });
  }
  // What a retraction removed altogether has lost its ground too.
  for (const id of old.keys()) cancelled.push(id);
  return { opened, met, cancelled, recomputed };
}

/** Rules that were not derived anew cannot have changed at this one moment. */
function rulesDerivedAnew(before: Derived | null, after: Derived): ReadonlySet<RuleId> | 'all' {
  if (!before || before.closing?.ms !== after.closing?.ms) return 'all';
  const anew = new Set<RuleId>();
  for (const [i, obligations] of after.byRule.entries()) {
    const was = before.byRule[i];
    if (was === obligations) continue;
    const one = obligations[0] ?? was?.[0];
    if (one) anew.add(one.rule.id);
  }
  return anew;
}

const standing = (o: Obligation, derived: Derived, nowMs: number): Status =>
  statusOf(o, nowMs, derived.closing);

const isMet = (status: Status): boolean => status === 'met' || status === 'met-late';
