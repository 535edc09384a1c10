import { addMonths, minDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Move, type Rule, type Seed } from '../rule.ts';
import { continuedAtBirth, measureEnded } from './follow-ups.ts';
import { parallelConclusion, parallelConclusionDates } from './parallel-conclusion.ts';

/** What the pregnancy hears of a child's own measure is followed up in the child's case alone. */
const followedUpHere = (fact: Fact, view: CaseView): boolean =>
  view.kind === 'child' || fact.carried === undefined;

export const FIRST_FOLLOW_UP_MONTHS = 3;

export const followUpBroughtForward = text(
  'En sideløbende afdækning eller undersøgelse er afsluttet',
  'A parallel assessment or investigation was concluded',
);

/** The conclusion of a parallel assessment brings the first follow-up forward. */
function broughtForward({ trigger }: Seed, view: CaseView): readonly Move[] {
  const fact = parallelConclusion(trigger, view);
  if (!fact) return [];
  const before = addMonths(trigger.on, FIRST_FOLLOW_UP_MONTHS);
  return [
    {
      fact,
      before,
      after: minDate(before, fact.on),
      reason: followUpBroughtForward,
    },
  ];
}

/** The first look at whether a measure helps: the older act knew the three months only. */
export const firstFollowUpRule: Rule = {
  id: 'F4-01',
  kind: 'deadline',
  phase: 4,
  title: text('Første opfølgning', 'First follow-up'),
  nature: 'LOV',
  certainty: 'V',
  responsible: 'FR',
  stands: 'both',
  subject: 'unborn',
  opens: [{ on: 'measure-implemented', key: 'measureId', carried: true, when: followedUpHere }],
  due: {
    count: 'earliest',
    of: [
      { count: 'months', n: FIRST_FOLLOW_UP_MONTHS },
      {
        count: 'computed',
        by: parallelConclusionDates,
        words: text(
          'dagen hvor en sideløbende afdækning eller undersøgelse er afsluttet',
          'the day on which a parallel assessment or investigation is concluded',
        ),
      },
    ],
  },
  moves: broughtForward,
  met: [{ by: 'follow-up-held', same: 'measureId' }],
  ends: [{ by: 'measure-ended', same: 'measureId', reason: measureEnded }],
  endedBy: continuedAtBirth,
  remind: [
    { after: { months: 2 }, to: 'FR' },
    { before: { days: 14 }, to: 'FR' },
  ],
  versions: [
    {
      validFrom: ALWAYS,
      source: { text: 'SEL § 70' },
      change: { due: { count: 'months', n: FIRST_FOLLOW_UP_MONTHS }, moves: () => [] },
    },
    { validFrom: BARNETS_LOV, source: { text: 'BL § 95 stk. 2', formerly: 'SEL § 70' } },
  ],
  about: text(
    'Tidligst regnes den dag, hvor en afdækning eller undersøgelse, som var åben, da indsatsen blev iværksat, er afsluttet, også en fra graviditeten. Ved opfølgningen besluttes og begrundes den videre rytme (F4-02). En indsats iværksat før fødslen følges op i hvert levende barns egen sag med samme dato; i graviditetens sag bortfalder den som videreført.',
    "The earlier alternative is the day on which an assessment or investigation that was open when the measure was implemented is concluded, one from the pregnancy too. At the follow-up the further rhythm is decided and reasoned (F4-02). A measure implemented before the birth is followed up in each live child's own case with the same date; in the pregnancy's case it falls away as continued.",
  ),
};
