import { derive } from '../../../domain/obligations/case-deadlines.ts';
import type { Obligation } from '../../../domain/obligations/obligation.ts';
import { ruleById } from '../../../domain/rules/catalogue.ts';
import type { Rule } from '../../../domain/rules/rule.ts';
import { fact, stateWith } from './facts.ts';

/** A row of the catalogue by its id, with what a test changes about it. */
export function ruleLike(id: string, more: Partial<Rule> = {}): Rule {
  const rule = ruleById(id);
  if (!rule) throw new Error(`no rule ${id}`);
  return { ...rule, ...more };
}

/** One occurrence that asks for an act and is neither done nor over: F1-01 of Monday 3 March 2025, but for `more`. */
export function openObligation(more: Partial<Obligation> = {}): Obligation {
  const referral = fact(1, 'referred', '2025-03-03T10:00:00+01:00');
  const found = derive(stateWith([referral])).obligations.find(({ id }) => id === 'F1-01.1');
  if (!found) throw new Error('F1-01 is not open');
  return { ...found, ...more };
}
