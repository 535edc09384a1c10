import { addDays, isCivilDate, maxDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { tickedOff } from '../checklist.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

export const acuteConsentPlacementRule: Rule = {
  id: 'F3-18',
  kind: 'deadline',
  phase: 3,
  title: text('Akut anbringelse med samtykke', 'Acute placement with consent'),
  nature: 'LOV',
  certainty: 'V',
  responsible: 'FR',
  stands: 'both',
  subject: 'unborn',
  opens: [
    {
      on: 'measure-decided',
      where: { basis: 'BL46', placement: true, grounds: 'parallel' },
      key: 'measureId',
    },
  ],
  due: { count: 'none' },
  met: [{ by: 'investigation-concluded' }],
  ends: [
    { by: 'measure-ended', same: 'measureId', reason: text('Indsatsen er ophørt', 'The measure has ended') },
  ],
  versions: [
    { validFrom: ALWAYS, source: { text: 'SEL § 52 stk. 2' } },
    { validFrom: BARNETS_LOV, source: { text: 'BL § 46 stk. 3', formerly: 'SEL § 52 stk. 2' } },
  ],
  about: text(
    'Anbringelsen løber sideløbende med undersøgelsen, som stadig har sine fire måneder (F1-23); opfølgning efter F4-01.',
    'The placement runs in parallel with the investigation, which still has its four months (F1-23); follow-up by F4-01.',
  ),
};

export const abstinenceRule: Rule = {
  id: 'F3-27',
  kind: 'deadline',
  phase: 3,
  title: text('Abstinensobservation', 'Abstinence observation'),
  nature: 'AFT',
  certainty: 'S',
  responsible: 'NF',
  stands: 'child',
  subject: 'child',
  opens: [{ on: 'abstinence-observation-ordered', carried: true }],
  due: { count: 'none' },
  met: [{ by: 'abstinence-observation-ended' }],
  versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 2, terminsmødet' } }],
  about: text('Efter planen; kilderne nævner ingen varighed.', 'By the plan; the sources name no duration.'),
};

const REVIEW_WEEKS_BEFORE_END = 3;

/** A stay is reviewed where it began; one begun in the pregnancy also in each child's case, which outlives it. */
function opensStatusMeeting(fact: Fact, view: CaseView): boolean {
  if (typeof fact.data.expectedWeeks !== 'number') return false;
  if (fact.carried === undefined) return true;
  if (view.kind !== 'child' || !view.birth) return false;
  const begun = view
    .of('family-stay-begun')
    .filter((one) => one.ms <= fact.ms)
    .at(-1);
  return begun?.carried !== undefined && begun.on <= view.birth.on;
}

function beforeStayEnds(seed: Seed, _view: CaseView, trace?: Tracer): Dates | null {
  const weeks = seed.trigger.data.expectedWeeks;
  if (typeof weeks !== 'number') return null;
  const { on } = seed.trigger;
  const endsOn = addDays(on, 7 * weeks);
  const dueOn = maxDate(on, addDays(endsOn, -7 * REVIEW_WEEKS_BEFORE_END));
  trace?.({ text: text('Opholdet regnes fra', 'The stay counts from'), on });
  trace?.({
    text: text(`Forventet slut efter ${weeks} uger`, `Expected end after ${weeks} weeks`),
    on: endsOn,
  });
  trace?.({
    text: text(
      `Statusmøde ${REVIEW_WEEKS_BEFORE_END} uger før (vores forslag), ikke før begyndelsen`,
      `Status meeting ${REVIEW_WEEKS_BEFORE_END} weeks before (our proposal), not before the beginning`,
    ),
    on: dueOn,
  });
  return { dueOn };
}

export const familyStayRule: Rule = {
  id: 'F3-28',
  kind: 'deadline',
  phase: 3,
  title: text('Forældre-barn-ophold: statusmøde', 'Family stay: status meeting'),
  nature: 'DESIGN',
  certainty: 'S',
  responsible: 'FR',
  stands: 'both',
  subject: 'unborn',
  opens: [{ on: ['family-stay-begun', 'family-stay-reviewed'], carried: true, when: opensStatusMeeting }],
  due: {
    count: 'computed',
    by: beforeStayEnds,
    words: text('3 uger før opholdets forventede slutning', '3 weeks before the expected end of the stay'),
  },
  met: [{ by: 'family-stay-reviewed' }],
  ends: [{ by: 'family-stay-ended', reason: text('Opholdet er slut', 'The stay has ended') }],
  remind: [{ onTarget: true, to: 'FR' }],
  versions: [
    { validFrom: ALWAYS, source: { text: 'SEL § 52 stk. 3 nr. 4–5; praksis (case 3 og 4)' } },
    {
      validFrom: BARNETS_LOV,
      source: { text: 'BL § 32; praksis (case 3 og 4)', formerly: 'SEL § 52 stk. 3 nr. 4–5' },
    },
  ],
  about: text(
    'Åbnes, når et ophold begynder eller gennemgås med en forventet varighed; et ophold begyndt før fødslen gælder også i barnets sag. Praksis går fra to uger før fødslen til omkring tre måneder efter den, i Case 3 seks. Tre uger før slutningen er vores forslag, dog aldrig før opholdets begyndelse.',
    "Opened when a stay begins or is reviewed with an expected length; a stay begun before the birth holds in the child's case too. Practice runs from two weeks before the birth to about three months after it, in Case 3 six. Three weeks before the end is our proposal, though never before the stay begins.",
  ),
};

function byArrival({ trigger }: Seed, _view: CaseView, trace?: Tracer): Dates {
  const { arrivesOn } = trigger.data;
  if (!isCivilDate(arrivesOn)) return {};
  trace?.({ text: text('Observatøren kommer', 'The observer arrives'), on: arrivesOn });
  return { dueOn: arrivesOn };
}

export const observerRule: Rule = {
  id: 'F3-29',
  kind: 'deadline',
  phase: 3,
  title: text('Observatør varslet', 'Observer announced'),
  nature: 'AFT',
  certainty: 'S',
  responsible: 'FR',
  stands: 'both',
  subject: 'case',
  opens: [{ on: 'ward-observation-planned', key: 'observationId' }],
  due: { count: 'computed', by: byArrival, words: text('før ankomsten', 'before the arrival') },
  met: [{ by: 'ward-observation-announced', same: 'observationId' }],
  versions: [{ validFrom: ALWAYS, source: { text: 'SG; RA; ESB fase 3' } }],
  about: text(
    'Kommunen kan sende sin egen observatør; afdelingen skal vide det på forhånd.',
    'The municipality may send its own observer; the ward must know beforehand.',
  ),
};

export const dischargeParticipantsRule: Rule = {
  id: 'F3-31',
  kind: 'checklist',
  phase: 3,
  title: text('Deltagere i udskrivningsmødet', 'Participants in the discharge meeting'),
  nature: 'AFT',
  certainty: 'S',
  responsible: 'FR',
  alsoResponsible: ['NF', 'SSR'],
  stands: 'both',
  subject: 'case',
  opens: [{ on: 'meeting-planned', where: { kind: 'discharge' }, key: 'meetingId' }],
  due: { count: 'none' },
  met: [{ by: 'meeting-invited', same: 'meetingId' }, tickedOff('F3-31')],
  ends: [
    {
      by: 'meeting-cancelled',
      same: 'meetingId',
      reason: text('Mødet er aflyst', 'The meeting was cancelled'),
    },
  ],
  versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 3; RA, udskrivelse' } }],
  about: text(
    'Sammen med indkaldelsen; opfyldt af den, eller når punkterne er krydset af.',
    'Together with the invitation; met by it, or when the items are ticked off.',
  ),
  items: [
    text(
      'Familierådgivningen inviterer Sundhedsplejen, behandling og støttepersoner',
      'The family department invites health visitors, treatment and support persons',
    ),
    text(
      'Sundhedssocialrådgiver eller sygeplejerske fra Nyfødte og Familie deltager som udgangspunkt',
      "The clinic's social worker or a nurse of the ward attends as a rule",
    ),
    text('Psykiatrien deltager efter behov', 'Psychiatry attends by need'),
  ],
};
