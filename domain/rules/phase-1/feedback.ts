import { addDays, addWorkingDays, dateAtGestationalAge, isCivilDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { consentsOf } from '../../case/consents.ts';
import type { Fact } from '../../case/fact.ts';
import { atPath } from '../../json.ts';
import { type Text, text } from '../../text.ts';
import { ALWAYS, type Move, type Rule, type Seed } from '../rule.ts';

/** F1-49: a notification from the clinic has been handled. */
function handledForClinic(view: CaseView): readonly Seed[] {
  return view.own('notification-received').flatMap((received): Seed[] => {
    const { notificationId } = received.data;
    if (!['FP', 'SSR'].includes(String(atPath(received.data, 'notifier.role')))) return [];
    const handled = view
      .of('screening-decided')
      .find((one) => one.id > received.id && [undefined, notificationId].includes(one.data.notificationId));
    return handled
      ? [{ key: String(notificationId), trigger: handled, detail: consentDetail(handled, view) }]
      : [];
  });
}

/** With her consent the feedback itself is owed, without it a talk that motivates to consent. */
const consentDetail = (handled: Fact, view: CaseView) =>
  consentsOf(view).some((consent) => consent.receivers.includes('SSR') && consent.fact.ms <= handled.ms)
    ? text('samtykke findes', 'consent exists')
    : text('motivér til samtykke', 'motivate to consent');

/** F1-50: when the request form arrives, when agreements change, and four weeks before termin. */
function newsForWard(view: CaseView): readonly Seed[] {
  const types = ['request-form-sent', 'agreement-changed'] as const;
  const ever = view.ever(...types);
  const news = view
    .own(...types)
    .map((trigger): Seed => ({ key: String(1 + ever.findIndex((fact) => fact.id === trigger.id)), trigger }));
  const referred = view.own('referred')[0];
  if (!referred || !view.term) return news;
  const fourWeeksBefore = dateAtGestationalAge(view.term.edd, '36+0');
  if (fourWeeksBefore < referred.on) return news;
  const before = { key: 'term', trigger: referred, base: fourWeeksBefore };
  return [...news, { ...before, detail: text('4 uger før termin', '4 weeks before termin') }];
}

/** The moment before termin moves with a corrected due date. */
function movedWithTermin(seed: Seed, view: CaseView): readonly Move[] {
  if (seed.key !== 'term') return [];
  const told = view.of('referred', 'due-date-set').filter(({ data }) => isCivilDate(data.edd));
  const limits = told
    .toSorted((a, b) => a.id - b.id)
    .map((fact) => {
      const from = dateAtGestationalAge(String(fact.data.edd), '36+0');
      return { fact, on: addWorkingDays(from, WORKING_DAYS, view.parameters.closedDays) };
    });
  return limits.slice(1).map(({ fact, on }, i) => ({
    fact,
    before: limits[i]?.on ?? null,
    after: on,
    reason: text('Terminen er rettet', 'The due date of birth was corrected'),
  }));
}

const WORKING_DAYS = 2;

const twoWorkingDays = {
  count: 'workingDays',
  n: WORKING_DAYS,
  startWords: text('nyheden, eller efter 36+0', 'the news, or after 36+0'),
} as const;

/** Phase 1, what parents, the clinic's social worker and the ward are told. */
export const feedbackRules: readonly Rule[] = [
  {
    id: 'F1-48',
    kind: 'deadline',
    phase: 1,
    title: text('Forældre orienteres om modtaget underretning', 'Parents told of a notification received'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'notification-received', key: 'notificationId' }],
    due: { count: 'workingDays', n: 5 },
    met: [
      { by: 'parents-informed', same: 'notificationId' },
      { by: 'parents-informed', where: { notificationId: null } },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'Familiesiden om den kommunale sagsgang' } }],
    about: text(
      'Samtale eller brev, eller en begrundet undtagelse (mistanke om overgreb). En orientering uden angivet underretning gælder alle, der er åbne. 5 arbejdsdage er vores forslag.',
      'A talk or a letter, or a reasoned exception (suspected abuse). Information that names no notification settles all that are open. 5 working days are our proposal.',
    ),
  },
  {
    id: 'F1-49',
    kind: 'deadline',
    phase: 1,
    title: text('Tilbagemelding til sundhedssocialrådgiver', "Feedback to the clinic's social worker"),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'notifier',
    seeds: handledForClinic,
    openedBy: ['screening-decided'],
    occurs: text('én for hver underretning', 'one for each notification'),
    due: { count: 'workingDays', n: 10 },
    met: [
      {
        by: 'feedback-given',
        when: ({ data }, seed) => data.notificationId === undefined || data.notificationId === seed.key,
      },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    about: text(
      'Når en underretning fra Familieambulatoriet er screenet: med samtykke får sundhedssocialrådgiveren tilbagemelding, også når hun ikke længere følges i Familieambulatoriet; uden samtykke holdes en samtale, der motiverer til det. Lovens orientering af underretteren er en frist for sig (F1-18, C22). 10 arbejdsdage er vores forslag.',
      "When a notification from the clinic has been screened: with consent the clinic's social worker gets feedback, also when the clinic no longer follows her; without consent a talk is held that motivates to it. The act's telling of the notifier is a clock of its own (F1-18, C22). 10 working days are our proposal.",
    ),
  },
  {
    id: 'F1-50',
    kind: 'deadline',
    phase: 1,
    title: text('Deling med Nyfødte og Familie', 'Sharing with the newborn ward'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'SSR',
    stands: 'pregnancy',
    subject: 'case',
    seeds: newsForWard,
    openedBy: ['referred', 'request-form-sent', 'agreement-changed'],
    occurs: text('én for hver nyhed og én ved 36+0', 'one for each piece of news and one at 36+0'),
    due: twoWorkingDays,
    moves: movedWithTermin,
    met: [{ by: 'disclosed', when: (fact, seed) => fact.data.to === 'NF' && !beforeStart(fact, seed) }],
    endedBy: bornBefore,
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    about: text(
      'Nyt for afdelingen deles: når anmodningsskemaet er sendt, når en aftale er ændret, og fire uger før termin (36+0), hvis barnet ikke er født. Delingen noteres med samtykke eller hjemmel; hvad der er delt mere end en uge før 36+0, tæller ikke dér. 2 arbejdsdage er vores forslag.',
      'News for the ward is shared: when the request form was sent, when an agreement changed, and four weeks before the due date (36+0) if the child is not born. The sharing is logged with consent or legal basis; what was shared more than a week before 36+0 does not count there. 2 working days are our proposal.',
    ),
  },
];

const born = text('Barnet er født', 'The child is born');

/** Four weeks before termin is no moment any more once the child is born. */
function bornBefore(seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  return seed.key === 'term' && view.birth ? { fact: view.birth.fact, reason: born } : null;
}

/** What was shared earlier than its window (a week before the four weeks) says nothing of it. */
const beforeStart = (fact: Fact, seed: Seed): boolean =>
  seed.base !== undefined && fact.on < addDays(seed.base, -7);
