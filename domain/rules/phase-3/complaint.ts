import { addWeeks, type DayTrace, rollForward } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { measureById } from '../../case/measures.ts';
import { text } from '../../text.ts';
import { receivedOn } from '../received-on.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Due, type Rule, type Seed, type Tracer } from '../rule.ts';

const COMPLAINT_WEEKS = 4;

/** Four weeks from the day the decision was received, moved to the next hverdag. */
function fourWeeksFromReceipt({ trigger }: Seed, _view: CaseView, trace?: Tracer): Dates {
  const from = receivedOn(trigger, trace);
  const endsOn = addWeeks(from, COMPLAINT_WEEKS);
  trace?.({ text: text('4 uger efter modtagelsen (R-02)', '4 weeks after receipt (R-02)'), on: endsOn });
  const days: DayTrace = [];
  const dueOn = rollForward(endsOn, trace ? days : undefined);
  if (dueOn !== endsOn) {
    trace?.({
      text: text(
        'Borgerens frist flytter til næste hverdag (R-05)',
        "The citizen's limit moves to the next weekday (R-05)",
      ),
      on: dueOn,
      days,
    });
  }
  return { dueOn };
}

const fromReceipt: Due = {
  count: 'computed',
  by: fourWeeksFromReceipt,
  words: text(
    '4 uger efter modtagelsen (R-07), rykker til næste hverdag (R-05)',
    '4 weeks after receipt (R-07), moves to the next weekday (R-05)',
  ),
};

/** A complaint speaks of the last decision made on the measure before it. */
function isAboutThisDecision(complaint: Fact, { trigger }: Seed, view: CaseView): boolean {
  if (complaint.data.measureId !== trigger.data.measureId) return false;
  const decisions = view
    .of('measure-decided', 'decided-by-board')
    .filter((fact) => fact.data.measureId === complaint.data.measureId && fact.on <= complaint.on);
  return decisions.at(-1)?.id === trigger.id;
}

/** Decisions of the committee, its chair or Ankestyrelsen itself are tried at once; others are first looked at again. */
function isBoardDecision(fact: Fact, view: CaseView): boolean {
  const { measureId } = fact.data;
  const basis = measureById(view, measureId)?.basis;
  if (basis) return basis === 'BL47' || basis === 'BL49' || basis === 'BL143';
  return view.of('ast-decision-implemented').some((one) => one.data.measureId === measureId);
}

const isOrdinaryDecision = (fact: Fact, view: CaseView): boolean => !isBoardDecision(fact, view);

/** A bare question of the law, without any measure, is about the committee's decision. */
const isBoardDecisionOrUnsaid = (fact: Fact, view: CaseView): boolean =>
  fact.data.measureId === undefined || isBoardDecision(fact, view);

/** Ankestyrelsen's decision, not the municipality's change of its own. */
const byAppealBoard = (fact: Fact): boolean => fact.data.by === undefined || fact.data.by === 'AST';

/** Phase 3, the citizen's way to Ankestyrelsen and to the court. It outlives the case. */
export const complaintRules: readonly Rule[] = [
  {
    id: 'F3-14',
    kind: 'right',
    phase: 3,
    title: text('Klage til Ankestyrelsen', 'Complaint to Ankestyrelsen'),
    nature: 'RET',
    certainty: 'V-old',
    responsible: 'FMI',
    stands: 'both',
    subject: 'unborn',
    opens: [
      { on: 'measure-decided', key: 'measureId' },
      { on: 'decided-by-board', key: 'decisionId' },
    ],
    due: fromReceipt,
    met: [{ by: 'complained', when: isAboutThisDecision }],
    citizens: true,
    survives: true,
    versions: [
      { validFrom: ALWAYS, source: { text: 'RSL § 67; SEL §§ 166–168' } },
      { validFrom: BARNETS_LOV, source: { text: 'RSL § 67; BL §§ 144–147', formerly: 'SEL §§ 166–168' } },
    ],
    doubt: text(
      'Bekræftet for den ældre lov; BL §§ 144–147 er ikke læst ordret.',
      'Confirmed for the older act; BL §§ 144–147 have not been read verbatim.',
    ),
    about: text(
      'Åbnes af hver afgørelse om en indsats og af hver afgørelse i udvalget; klagen angår den seneste. Regnes fra modtagelsen (R-07): digital post samme dag, et brev 6 hverdage efter sin dato. Bruges retten ikke, slutter den uden brud; Ankestyrelsen kan se bort fra, at fristen er overskredet.',
      'Opened by every decision on a measure and by every decision of the committee; a complaint concerns the latest. Counted from receipt (R-07): digital post the same day, a letter 6 hverdage after its date. Unused, the right ends without breach; Ankestyrelsen may disregard that the limit has passed.',
    ),
  },
  {
    id: 'F3-15',
    kind: 'deadline',
    phase: 3,
    title: text('Genvurdering i kommunen', "Municipality's re-assessment"),
    nature: 'LOV',
    certainty: 'U-high',
    responsible: 'FR',
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'complained', key: 'complaintId', when: isOrdinaryDecision }],
    due: { count: 'weeks', n: 4 },
    met: [{ by: ['complaint-forwarded', 'complaint-decided'], same: 'complaintId' }],
    survives: true,
    remind: [
      { after: { days: 14 }, to: 'FR' },
      { after: { days: 21 }, to: 'FR' },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'RSL § 66 og bekendtgørelse' } }],
    doubt: text(
      'RSL § 66 og bekendtgørelsens frist er ikke efterprøvet.',
      'RSL § 66 and the limit of the order are not verified.',
    ),
    about: text(
      'Klage over en almindelig afgørelse (BL §§ 32 og 46): kommunen vurderer den igen og sender klagen videre, medmindre afgørelsen ændres. Udvalgets afgørelser genvurderes ikke: Ankestyrelsen får sagen direkte (F3-16).',
      "A complaint on an ordinary decision (BL §§ 32 and 46): the municipality assesses it again and forwards the complaint unless the decision is changed. The committee's decisions are not re-assessed: Ankestyrelsen gets the case directly (F3-16).",
    ),
  },
  {
    id: 'F3-16',
    kind: 'deadline',
    phase: 3,
    title: text('Ankestyrelsens behandling', "Ankestyrelsen's handling"),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'AST',
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'complained', key: 'complaintId', when: isBoardDecisionOrUnsaid }],
    due: { count: 'weeks', n: 8 },
    met: [{ by: 'complaint-decided', same: 'complaintId' }],
    survives: true,
    breachTo: [],
    versions: [
      { validFrom: ALWAYS, source: { text: 'Ankestyrelsens sagsbehandlingstid' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 147 f.; Ankestyrelsens sagsbehandlingstid' } },
    ],
    about: text(
      'Klage over en afgørelse fra udvalget, dets formand eller Ankestyrelsen selv (BL §§ 47, 49 og 143). Vises til orientering; Ankestyrelsen påmindes ikke herfra.',
      'A complaint on a decision of the committee, its chair or Ankestyrelsen itself (BL §§ 47, 49 and 143). Shown for information; Ankestyrelsen is not reminded from here.',
    ),
  },
  {
    id: 'F3-17',
    kind: 'right',
    phase: 3,
    title: text('Indbringelse for byretten', 'Bringing the decision to court'),
    nature: 'RET',
    certainty: 'V',
    responsible: 'FMI',
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'complaint-decided', key: 'complaintId', when: byAppealBoard }],
    due: fromReceipt,
    met: [{ by: 'brought-to-court', same: 'complaintId' }],
    citizens: true,
    survives: true,
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 169' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL §§ 147–148', formerly: 'SEL § 169' } },
    ],
    about: text(
      'Kun når Ankestyrelsen har afgjort klagen, ikke når kommunen selv har ændret afgørelsen. Regnes fra modtagelsen (R-07); begæringen sendes til Ankestyrelsen.',
      'Only when Ankestyrelsen has decided the complaint, not when the municipality has changed the decision itself. Counted from receipt (R-07); the request is sent to Ankestyrelsen.',
    ),
  },
];
