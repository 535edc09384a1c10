import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { measureById } from '../../case/measures.ts';
import { computeDates } from '../../obligations/compute-dates.ts';
import { type Text, text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { afterEachFollowUp, continuedAtBirth, measureEnded, nextFollowUp } from './follow-ups.ts';

/** BL § 95 stk. 3: the municipality decides the rhythm; where it was silent the safety net catches. */
function decidedNextFollowUp(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const { nextOn, intervalMonths } = seed.trigger.data;
  if (typeof nextOn === 'string') {
    trace?.({
      text: text(
        'Datoen er besluttet ved opfølgningen (BL § 95 stk. 3)',
        'The date was decided at the follow-up (BL § 95(3))',
      ),
      on: nextOn,
    });
    return { dueOn: nextOn };
  }
  const decided = typeof intervalMonths === 'number';
  trace?.({
    text: decided
      ? text(
          'Rytmen er besluttet ved opfølgningen (BL § 95 stk. 3)',
          'The rhythm was decided at the follow-up (BL § 95(3))',
        )
      : text(
          'Ingen rytme er besluttet: kommunens sikkerhedsnet gælder',
          "No rhythm was decided: the municipality's safety net applies",
        ),
  });
  const n = decided ? intervalMonths : 'followUpSafetyMonths';
  return computeDates({ count: 'months', n }, seed, view, trace);
}

const metByNextFollowUp = (seed: Seed, view: CaseView): Fact | null =>
  nextFollowUp(String(seed.about), seed.trigger, view);

/** The measure ended, or goes on in the child's case after birth. */
function noLongerOwed(seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  const ended = measureById(view, seed.about)?.ended ?? null;
  const birth = continuedAtBirth(seed, view);
  if (ended && (!birth || ended.ms < birth.fact.ms)) return { fact: ended, reason: measureEnded };
  return birth;
}

/** Every follow-up after the first; decisions under the older act were followed up every six months, always. */
export const laterFollowUpsRule: Rule = {
  id: 'F4-02',
  kind: 'deadline',
  phase: 4,
  title: text('Videre opfølgning', 'Subsequent follow-up'),
  nature: 'LOV',
  certainty: 'V',
  responsible: 'FR',
  stands: 'both',
  subject: 'unborn',
  seeds: afterEachFollowUp,
  openedBy: ['follow-up-held'],
  occurs: text('én efter hver opfølgning af hver indsats', 'one after each follow-up of each measure'),
  due: {
    count: 'computed',
    by: decidedNextFollowUp,
    words: text(
      'datoen eller rytmen besluttet ved sidste opfølgning; ellers «followUpSafetyMonths» måneder efter den',
      'the date or rhythm decided at the last follow-up; otherwise “followUpSafetyMonths” months after it',
    ),
  },
  metBy: metByNextFollowUp,
  metByEvents: ['follow-up-held'],
  endedBy: noLongerOwed,
  remind: [{ onTarget: true, to: 'FR' }],
  versions: [
    { validFrom: ALWAYS, source: { text: 'SEL § 70' }, change: { due: { count: 'months', n: 6 } } },
    { validFrom: BARNETS_LOV, source: { text: 'BL § 95 stk. 3–5', formerly: 'SEL § 70' } },
  ],
  about: text(
    'Rytmen besluttes ved hver opfølgning og begrundes for barn og forældre; er intet besluttet, er seks måneder kun et sikkerhedsnet (C5). Afgørelser truffet efter serviceloven følges altid op hver sjette måned. Ved fødslen videreføres den i hvert levende barns sag; når indsatsen ophører, bortfalder den.',
    "The rhythm is decided at every follow-up and reasoned to child and parents; where nothing was decided, six months are a safety net only (C5). Decisions made under serviceloven are always followed up every six months. At the birth it continues in each live child's case; when the measure ends it falls away.",
  ),
};
