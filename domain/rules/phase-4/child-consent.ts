import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { computeDates } from '../../obligations/compute-dates.ts';
import { text } from '../../text.ts';
import { childBirthEvents } from '../from-birth.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { oncePerChild } from './once-per-child.ts';

/** Three weeks after the birth, so before the first examination; for an adopted child three weeks after the adoption. */
function beforeFirstExamination(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const base = seed.trigger.type === 'adoption-granted' ? 'trigger' : 'birth';
  return computeDates({ count: 'weeks', n: 3, base }, seed, view, trace);
}

/** A consent about this child, given by whoever may. */
const aboutTheChild = (fact: Fact): boolean => String(fact.data.subject ?? '').startsWith('child');

/** Asked once for each child, and anew of the new parents after an adoption. */
const atBirthAndAdoption = (view: CaseView): readonly Seed[] => [
  ...oncePerChild(view),
  ...view.own('adoption-granted').map((trigger, i) => ({ key: String(i + 2), trigger })),
];

export const childConsentRule: Rule = {
  id: 'F4-30',
  kind: 'deadline',
  phase: 4,
  title: text('Samtykke til barnets forløb', "Consent to the child's course"),
  nature: 'AFT',
  certainty: 'S',
  responsible: 'FP',
  alsoResponsible: ['SSR', 'FR'],
  stands: 'child',
  subject: 'child',
  seeds: atBirthAndAdoption,
  openedBy: [...childBirthEvents, 'adoption-granted'],
  occurs: text('én for hvert barn og én efter en adoption', 'one for each child and one after an adoption'),
  due: {
    count: 'computed',
    by: beforeFirstExamination,
    bound: 'birth',
    words: text(
      '3 uger efter fødslen, efter en adoption 3 uger efter den (forslag)',
      '3 weeks after the birth, after an adoption 3 weeks after that (our proposal)',
    ),
  },
  met: [{ by: 'consent-given', when: aboutTheChild }, { by: 'child-consent-answered' }],
  about: text(
    'Samtykke om barnet, fra den, der må give det, før den første undersøgelse; efter en adoption på ny fra de nye forældre. For et anbragt barn spørger klinikkens socialrådgiver kommunen, og dens svar opfylder pligten.',
    "Consent about the child, from whoever may give it, before the first examination; after an adoption anew from the new parents. For a placed child the clinic's social worker asks the municipality, and its answer meets the duty.",
  ),
  versions: [{ validFrom: ALWAYS, source: { text: 'RA, samtykke og underretning (3 uger: forslag)' } }],
};
