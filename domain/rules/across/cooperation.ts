import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { atPath } from '../../json.ts';
import { text } from '../../text.ts';
import { tickedOff } from '../checklist.ts';
import { isProfessionalRole } from '../roles.ts';
import { ALWAYS, type Rule, type Seed } from '../rule.ts';

/** Information owed under RSL § 11 a or § 11 c is given without asking, and so is what suspected abuse calls for. */
function consentIsSought(fact: Fact, view: CaseView): boolean {
  const byRequest = /§+\s*11\s*[ac]\b/i.test(String(fact.data.legalBasis ?? ''));
  const abuse = view
    .of('notification-received')
    .some(({ data, ms }) => data.abuseSuspected === true && ms <= fact.ms);
  return !byRequest && !abuse;
}

/** An attempt, a refusal or a withdrawal before the disclosure: she was asked and did not agree. */
const soughtBefore = (fact: Fact, seed: Seed): boolean => fact.ms <= seed.trigger.ms;

/** The professional roles that one event brings to the family. */
function actorsIn({ type, data }: Fact): readonly string[] {
  const named = type === 'contact-recorded' ? [data.by] : [data.participants, data.invitees].flat();
  return named.filter((role): role is string => typeof role === 'string' && isProfessionalRole(role));
}

/** The prompt comes with the event by which so many actors are around her as the parameter says. */
function overloadSeeds(view: CaseView): readonly Seed[] {
  const actors = new Set<string>();
  for (const fact of view.own('contact-recorded', 'meeting-planned', 'meeting-held')) {
    for (const role of actorsIn(fact)) actors.add(role);
    if (actors.size >= view.parameters.overloadActors) return [{ key: '1', trigger: fact }];
  }
  return [];
}

const reasonGiven = ({ data }: Fact): boolean => atPath(data, 'reasonGiven') === true;

/** What the second reading of the agreements adds across the phases (X-27 … X-34). */
export const cooperationRules: readonly Rule[] = [
  {
    id: 'X-27',
    kind: 'checklist',
    phase: null,
    title: text(
      'Samtykke forsøgt før videregivelse uden samtykke',
      'Consent sought before disclosing without it',
    ),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['FR'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'disclosed', where: { basis: 'law' }, when: consentIsSought, key: 'disclosureId' }],
    met: [
      {
        by: ['consent-attempted', 'consent-refused', 'consent-withdrawn'],
        anyTime: true,
        when: soughtBefore,
      },
      { by: 'disclosed', itself: true, same: 'disclosureId', where: { attempted: true } },
      tickedOff('X-27'),
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'SG, videregivelse; RA, patientens retsstilling' } }],
    about: text(
      'Forsøget eller grunden noteres. Spørges ikke ved anmodning efter RSL §§ 11 a og 11 c eller mistanke om overgreb.',
      'The attempt or the reason is noted. Not asked on requests under RSL §§ 11 a and 11 c or where abuse is suspected.',
    ),
    items: [
      text('Samtykke er forsøgt, eller grunden er noteret', 'Consent was sought, or the reason is noted'),
    ],
  },
  {
    id: 'X-28',
    kind: 'guard',
    phase: null,
    title: text('Samtykke til rette person', 'Consent to the right person'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'case',
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL § 43; RA, samtykke' } }],
    about: text(
      'Nævner samtykket den fagperson, der videregiver, afvises videregivelse ved andre (CONSENT_REQUIRED). Samtykke til behandling kan være mundtligt og gives til begge sider.',
      'Where the consent names the professional who discloses, disclosure by others is refused (CONSENT_REQUIRED). Consent for treatment may be oral and given to either side.',
    ),
  },
  {
    id: 'X-29',
    kind: 'checklist',
    phase: null,
    title: text('Anmodning journaliseres', 'The request is filed'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['NF'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'information-answered', key: 'requestId' }],
    met: [tickedOff('X-29')],
    survives: true,
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'SG og RA, anmodning om oplysninger; journalføringsbekendtgørelsen' },
      },
    ],
    items: [
      text('Anmodningen er journaliseret', 'The request is filed'),
      text('Korrespondancen er journaliseret', 'The correspondence is filed'),
    ],
  },
  {
    id: 'X-30',
    kind: 'guard',
    phase: null,
    title: text('Adgang begrænset til egen enhed', "Access limited to one's own unit"),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'both',
    subject: 'case',
    versions: [{ validFrom: ALWAYS, source: { text: 'RA, patientens retsstilling; SUL § 42 a' } }],
    about: text(
      'Opslag kræver egen enhed og funktion i sagen; et opslag på en andens vegne kræver registreret samtykke.',
      "A look-up needs one's own unit and function in the case; one on another's behalf needs recorded consent.",
    ),
  },
  {
    id: 'X-31',
    kind: 'deadline',
    phase: null,
    title: text('Samtykke ikke muligt', 'Consent not possible'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['FR'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'consent-attempted', where: { outcome: 'not-possible' }, key: 'attemptId' }],
    due: { count: 'days', n: 0 },
    met: [
      { by: 'consent-attempted', itself: true, same: 'attemptId', when: reasonGiven },
      { by: 'consent-attempt-explained', same: 'attemptId' },
    ],
    survives: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'RA bilag 4, samtykke; SUL § 44' } }],
    about: text(
      'Åbnes, når et forsøg på samtykke ikke er muligt. Grunden noteres samme dag, straks med forsøget eller senere: bevisbyrden for samtykke er myndighedens.',
      'Opened when an attempt at consent is not possible. The reason is noted the same day, with the attempt or later: the authority has the burden of proof of consent.',
    ),
  },
  {
    id: 'X-32',
    kind: 'deadline',
    phase: null,
    title: text('Kontaktform og hastespor', 'Form of contact and fast track'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'referred', once: true }],
    due: { count: 'workingDays', n: 5 },
    met: [{ by: 'contact-form-agreed' }],
    breachTo: [],
    versions: [{ validFrom: ALWAYS, source: { text: 'SG og RA, kommunikation; DESIGN: fem arbejdsdage' } }],
    about: text(
      'Kanal, koordinator og om sagen går ad hastesporet.',
      'Channel, coordinator, and whether the case takes the fast track.',
    ),
  },
  {
    id: 'X-33',
    kind: 'guard',
    phase: null,
    title: text('Samtykke til fora', 'Consent to forums'),
    nature: 'VEJL',
    certainty: 'S',
    responsible: 'SSR',
    alsoResponsible: ['FR'],
    stands: 'both',
    subject: 'case',
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'Praksis: Spørgeskemaundersøgelsen, kommune 14; RA, liaisonmøder' },
      },
    ],
    about: text(
      'En navngiven sag på et fast forums dagsorden afvises uden samtykke på sagen (CONSENT_REQUIRED).',
      'A named case on a standing forum’s agenda is refused without consent on the case (CONSENT_REQUIRED).',
    ),
  },
  {
    id: 'X-34',
    kind: 'checklist',
    phase: null,
    title: text('Bindeled mod overbelastning', 'One link against overload'),
    nature: 'VEJL',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'pregnancy',
    subject: 'mother',
    seeds: overloadSeeds,
    openedBy: ['contact-recorded', 'meeting-planned', 'meeting-held'],
    occurs: text('én pr. graviditet', 'one per pregnancy'),
    met: [{ by: 'primary-person-named', anyTime: true }, tickedOff('X-34')],
    versions: [{ validFrom: ALWAYS, source: { text: 'Praksis: Case 3; ESB, koordineringsmøder' } }],
    about: text(
      'Vises, når så mange aktører er om hende, som «overloadActors» siger (5): talt efter hvem der har haft kontakt og står ved møder. Hvem er hendes primære person?',
      'Shown when as many actors are around her as “overloadActors” says (5): counted by who has had contact and stands at meetings. Who is her primary person?',
    ),
    items: [
      text('Hendes primære person er udpeget', 'Her primary person is named'),
      text('Hun har selv valgt, hvem der deltager', 'She has chosen herself who attends'),
    ],
  },
];
