import { addWorkingDays, type DayTrace, daysBetween } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

const EIGHT_WEEKS = 56;

/** At knowledge, at the latest the next working day; the same day when termin is less than eight weeks off. */
function noticeLimit({ trigger }: Seed, view: CaseView, trace?: Tracer): Dates {
  const born = view.birth !== null && view.birth.on <= trigger.on;
  const near = view.term !== null && !born && daysBetween(trigger.on, view.term.edd) < EIGHT_WEEKS;
  if (near) {
    trace?.({
      text: text(
        'Under 8 uger til termin: samme dag, også telefonisk',
        'Less than 8 weeks to termin: the same day, also by telephone',
      ),
      on: trigger.on,
    });
    return { dueOn: trigger.on };
  }
  const days: DayTrace = [];
  const dueOn = addWorkingDays(trigger.on, 1, view.parameters.closedDays, trace ? days : undefined);
  trace?.({ text: text('Næste arbejdsdag', 'The next working day'), on: dueOn, days });
  return { dueOn };
}

/** Phase 1, when the family moves to another municipality. */
export const moveRules: readonly Rule[] = [
  {
    id: 'F1-36',
    kind: 'deadline',
    phase: 1,
    title: text('Mellemkommunal underretning ved flytning', 'Notice to the new municipality'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'move-reported' }],
    due: {
      count: 'computed',
      by: noticeLimit,
      words: text(
        'næste arbejdsdag; samme dag, når der er under 8 uger til termin',
        'the next working day; the same day when termin is less than 8 weeks off',
      ),
    },
    met: [{ by: ['new-municipality-notified', 'transfer-acknowledged'] }],
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 152' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 132', formerly: 'SEL § 152' } },
    ],
    about: text(
      'Flytter familien, og er der behov for støtte, underretter fraflytningskommunen og sender nødvendigt materiale med en sammenfatning. Er barnet ikke født, og er der under 8 uger til termin, sker det samme dag, også på telefon. Loven har ingen fast frist; tallene er vores forslag.',
      'When the family moves and needs support, the municipality left notifies and sends the necessary material with a summary. Where the child is not born and the due date is less than 8 weeks off, it is done the same day, by telephone too. The act has no fixed limit; the numbers are our proposal.',
    ),
  },
  {
    id: 'F1-37',
    kind: 'deadline',
    phase: 1,
    title: text('Tilflytningskommunens overtagelse', 'The new municipality takes over'),
    nature: 'LOV',
    certainty: 'U-low',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'transfer-acknowledged', key: 'notificationId' }],
    due: { count: 'months', n: 3 },
    met: [{ by: 'decisions-reviewed' }],
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL §§ 70 og 140; RSL § 9 a' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 95; RSL § 9 a', formerly: 'SEL §§ 70 og 140' } },
    ],
    about: text(
      'Overtagelsen er en ny underretning: 24 timer, kvittering, screening og fire måneder begynder for den nye kommune. Gældende afgørelser skal vurderes på ny.',
      'Taking over is a new notification: 24 hours, acknowledgement, screening and four months begin for the new municipality. Existing decisions must be reviewed.',
    ),
    doubt: text(
      'At de gældende afgørelser skal vurderes inden tre måneder, var den gamle regel; om den gælder endnu, er ikke bekræftet.',
      'That existing decisions are reviewed within three months was the old rule; whether it still holds is not confirmed.',
    ),
  },
];
