import type { JsonObject } from '../../../../domain/json.ts';
import type { Parameters } from '../../../../domain/rules/parameters.ts';
import { begin, type Life } from '../../support/life.ts';

interface ChildBeginning {
  municipality?: string;
  parameters?: Partial<Parameters>;
  ruleSet?: string;
  /** Left out: referred two hours after the birth. */
  referredAt?: string;
  gestationalAge?: string;
}

/** A child born at 10:00 UTC of a day, with a case of its own from then on. */
export function childBorn(on: string, more: ChildBeginning = {}): Life {
  const { gestationalAge, referredAt, ...rest } = more;
  const child: JsonObject = {
    bornAt: `${on}T10:00:00Z`,
    ...(gestationalAge === undefined ? {} : { gestationalAge }),
  };
  return begin({ at: referredAt ?? `${on}T12:00:00Z`, kind: 'child', refer: { child }, ...rest });
}

/** Noon UTC of a day: after the civil date has begun in Copenhagen, long before it ends. */
export const noon = (on: string): string => `${on}T12:00:00Z`;

/** Decides and implements a measure; `placement` makes it one away from home. */
export function implement(
  life: Life,
  on: string,
  more: { id?: string; placement?: boolean; decidedOn?: string } = {},
  ref?: string,
): void {
  const { id = 'k1', placement = false, decidedOn = on } = more;
  const basis = placement ? 'BL46' : 'BL32';
  const decision = { measureId: id, basis, decidedOn, consent: true, placement, grounds: 'earlier' };
  life.give(noon(decidedOn), 'decide-measure', decision, ref);
  life.give(noon(on), 'implement-measure', { measureId: id, implementedAt: noon(on) }, ref);
}

/** Gives a child its category with all five factors. */
export function categorise(life: Life, on: string, category: string, ref?: string): void {
  const factors = {
    somaticHistory: 'x',
    currentState: 'x',
    familyPsychology: 'x',
    socialSituation: 'x',
    supportMeasures: 'x',
  };
  life.give(noon(on), 'categorise', { category, factors }, ref);
}

/** Records one of the clinic's examinations. */
export function examine(life: Life, on: string, code: string, programme = 'famplus', ref?: string): void {
  life.give(noon(on), 'record-examination', { programme, code, on }, ref);
}

/** Holds a follow-up of the measure k1 for a reason. */
export const followUp = (life: Life, on: string, more = {}, ref?: string) =>
  life.give(noon(on), 'hold-follow-up', { measureId: 'k1', heldOn: on, reasons: 'x', ...more }, ref);
