import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { measuresOf } from '../../case/measures.ts';
import { type Meeting, meetingsOf } from '../../case/meetings.ts';
import { atPath, isJsonObject } from '../../json.ts';
import { notBefore } from '../../obligations/find-acts.ts';
import { type Text, text } from '../../text.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

const dischargeMeetings = (view: CaseView): readonly Meeting[] =>
  meetingsOf(view).filter((meeting) => meeting.kind === 'discharge');

/** The municipality's form "Anmodning om oplysninger" asks for a discharge meeting. */
const formAsks = (view: CaseView): boolean =>
  view.of('request-form-sent').some((fact) => atPath(fact.data, 'requested.dischargeMeeting') === true);

/** One per birth: from the birth where the form asks for it, else from the planning that shows the need. */
function dischargeMeetingSeeds(view: CaseView): readonly Seed[] {
  const asked = view.birth && formAsks(view) ? view.birth.fact : null;
  const triggers = [asked, dischargeMeetings(view)[0]?.planned ?? null].filter((fact) => fact !== null);
  const trigger = triggers.sort((a, b) => a.ms - b.ms || a.id - b.id)[0];
  return trigger ? [{ key: '1', trigger }] : [];
}

/** Before the discharge: the mother's, or the first that this case knows of. */
function dayOfDischarge(_seed: Seed, view: CaseView, trace?: Tracer): Dates {
  const all = view.of('discharged');
  const fact = all.find((one) => one.data.who === 'mother') ?? all[0];
  if (!fact) return {};
  trace?.({ text: text('Udskrivelsen', 'The discharge'), on: fact.on });
  return { dueOn: fact.on };
}

const isDischargeMeeting = (fact: Fact, _seed: Seed, view: CaseView): boolean =>
  dischargeMeetings(view).some((meeting) => meeting.id === fact.data.meetingId);

/** The need is gone when every planned meeting was cancelled, or every live child has died. */
function meetingNotNeeded(_seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  const died = lastDeathOfAll(view);
  if (died) return { fact: died, reason: text('Barnet er dødt', 'The child has died') };
  const meetings = dischargeMeetings(view);
  const last = meetings.at(-1)?.cancelled;
  const allCancelled = meetings.length > 0 && meetings.every((meeting) => meeting.cancelled);
  return last && allCancelled && !formAsks(view)
    ? { fact: last, reason: text('Mødet er aflyst', 'The meeting was cancelled') }
    : null;
}

/** The last death when all live-born children of the birth have died. */
function lastDeathOfAll(view: CaseView): Fact | null {
  const children = view.birth?.fact.data.children;
  const refs = (Array.isArray(children) ? children : [])
    .filter(isJsonObject)
    .filter((child) => child.alive === true)
    .map((child) => child.ref);
  const deaths = view.of('death-recorded').filter((fact) => refs.includes(fact.data.who ?? null));
  return refs.length > 0 && deaths.length >= refs.length ? (deaths.at(-1) ?? null) : null;
}

/** Measures decided by the discharge and treatment asked for by then: what has to run when the family goes home. */
function activatedBy(seed: Seed, view: CaseView): readonly (Fact | null)[] {
  const { on } = seed.trigger;
  const measures = measuresOf(view)
    .filter((m) => m.decidedOn <= on && !(m.endedOn !== null && m.endedOn <= on))
    .map((m) => m.implemented);
  const treatments = view
    .of('treatment-requested')
    .filter((fact) => fact.on <= on)
    .map(({ data }) => view.of('treatment-started').find((fact) => fact.data.kind === data.kind) ?? null);
  return [...measures, ...treatments];
}

/** Met by the confirmation, or when everything agreed runs: at the discharge itself, or with the last to start. */
function measuresInPlace(seed: Seed, view: CaseView): Fact | null {
  const confirmed = view
    .of('measures-confirmed')
    .find((fact) => notBefore(fact, seed.trigger) && isAbout(fact, seed));
  const active = activatedBy(seed, view);
  if (active.some((fact) => fact === null)) return confirmed ?? null;
  const last = active.reduce<Fact>((late, fact) => (fact && fact.ms > late.ms ? fact : late), seed.trigger);
  return confirmed && confirmed.ms < last.ms ? confirmed : last;
}

/** An act about nobody in particular is about everyone discharged in the case in which it was recorded. */
const isAbout = (fact: Fact, seed: Seed): boolean =>
  fact.data.who === undefined ? fact.carried === undefined : fact.data.who === seed.trigger.data.who;

/** Phase 3, on the way home. */
export const dischargeRules: readonly Rule[] = [
  {
    id: 'F3-04',
    kind: 'deadline',
    phase: 3,
    title: text('Udskrivningsmøde', 'Discharge meeting'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'SSR',
    alsoResponsible: ['FR'],
    stands: 'pregnancy',
    subject: 'case',
    seeds: dischargeMeetingSeeds,
    openedBy: ['birth-recorded', 'meeting-planned'],
    occurs: text('én pr. fødsel', 'one per birth'),
    due: {
      count: 'computed',
      by: dayOfDischarge,
      words: text('før udskrivelsen', 'before the discharge'),
    },
    met: [{ by: 'meeting-held', when: isDischargeMeeting }, { by: 'discharge-coordinated' }],
    endedBy: meetingNotNeeded,
    remind: [{ after: { days: 1 }, to: ['SSR', 'FR'] }],
    breachTo: ['SSR', 'FR', 'FR-leader'],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA, udskrivelse; ESB fase 3' } }],
    about: text(
      'Åbnes ved fødslen, når skemaet beder om mødet, ellers når et udskrivningsmøde planlægges. Sundhedssocialrådgiver og Familierådgivning aftaler tid og sted; mødet kan være på telefon eller video, eller koordineringen dokumenteres på anden måde. Bortfalder, når alle planlagte møder er aflyst og skemaet ikke beder om det, og når alle levendefødte er døde.',
      "Opened at the birth where the form asks for the meeting, else when a discharge meeting is planned. The clinic's social worker and the family department agree on time and place; it may be by phone or video, or the coordination is documented otherwise. Falls away when every planned meeting is cancelled and the form does not ask for it, and when every child born alive has died.",
    ),
  },
  {
    id: 'F3-05',
    kind: 'deadline',
    phase: 3,
    title: text('Indsatser etableret ved udskrivelse', 'Measures in place at discharge'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['CMU'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'discharged' }],
    due: { count: 'days', n: 0 },
    metBy: measuresInPlace,
    metByEvents: ['measures-confirmed', 'measure-implemented', 'treatment-started'],
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA, udskrivelse' } }],
    about: text(
      'Hver besluttet indsats og anmodet rusmiddelbehandling skal være i gang, når familien går hjem. Opfyldt, når det sidste er i gang eller det er bekræftet; er intet besluttet, straks ved udskrivelsen.',
      'Every measure decided and substance treatment asked for must run when the family goes home. Met when the last of them runs or it is confirmed; where nothing was decided, at the discharge itself.',
    ),
  },
  {
    id: 'F3-06',
    kind: 'deadline',
    phase: 3,
    title: text('Meddelelser om udskrivelse', 'Discharge messages'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'NF',
    alsoResponsible: ['WARD'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'discharged' }],
    due: { count: 'days', n: 0 },
    met: [{ by: 'discharge-messages-sent', when: isAbout }],
    remind: [{ onTarget: true, to: 'NF' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA, udskrivelse' } }],
    doubt: text(
      'Den nationale standard for epikrisen, 2–3 hverdage, er ikke efterprøvet.',
      'The national standard for the discharge summary, 2–3 hverdage, is not verified.',
    ),
    about: text(
      'Besked til psykiatrien, epikrise til egen læge og udskrivelsesbrev til Sundhedsplejen. Meddelelser, der ikke nævner hvem, gælder alle udskrevne i sagen.',
      'Message to psychiatry, discharge summary to the GP and discharge letter to the health visitors. Messages that name nobody hold for everyone discharged in the case.',
    ),
  },
];
