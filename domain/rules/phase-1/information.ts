import { addWorkingDays, type DayTrace } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

const WORKING_DAYS = 5;
const ACUTE_MS = 24 * 3_600_000;

/** Five working days, 24 hours when it is acute; both are our proposal. */
function answerLimit({ trigger }: Seed, view: CaseView, trace?: Tracer): Dates {
  if (trigger.data.urgent === true) {
    const dueMs = trigger.ms + ACUTE_MS;
    trace?.({ text: text('Akut: 24 forløbne timer (R-01)', 'Acute: 24 elapsed hours (R-01)'), ms: dueMs });
    return { dueMs };
  }
  const days: DayTrace = [];
  const dueOn = addWorkingDays(
    trigger.on,
    WORKING_DAYS,
    view.parameters.closedDays,
    trace ? days : undefined,
  );
  trace?.({
    text: text(`${WORKING_DAYS} arbejdsdage efter`, `${WORKING_DAYS} working days after`),
    on: dueOn,
    days,
  });
  return { dueOn };
}

/** Phase 1, what the municipality asks the hospital for. */
export const informationRules: readonly Rule[] = [
  {
    id: 'F1-35',
    kind: 'deadline',
    phase: 1,
    title: text('Svar på anmodning om oplysninger', 'Answer to an information request'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'SSR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'information-requested', key: 'requestId' }],
    due: {
      count: 'computed',
      by: answerLimit,
      words: text('5 arbejdsdage, akut 24 timer', '5 working days, acute 24 hours'),
    },
    met: [{ by: 'information-answered', same: 'requestId' }],
    remind: [{ onTarget: true, to: 'SSR' }],
    breachTo: ['SSR', 'FR'],
    versions: [{ validFrom: ALWAYS, source: { text: 'RSL § 11 a stk. 1 og § 11 c stk. 1 nr. 1' } }],
    about: text(
      'Hospitalet sender uddrag af journalen med sikker mail. Loven nævner ingen frist; 5 arbejdsdage, og 24 timer når det haster, er vores forslag.',
      'The hospital sends extracts of the record by secure mail. The act names no limit; 5 working days, and 24 hours when it is urgent, are our proposal.',
    ),
  },
];
