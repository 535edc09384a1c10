import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { municipalCaseActiveAt } from '../../case/municipal-case.ts';
import { text } from '../../text.ts';
import { tickedOff } from '../checklist.ts';
import { ALWAYS, type Rule, type Seed } from '../rule.ts';
import { secondSignature } from './exam-seeds.ts';

const famplus = { on: 'examination-recorded', where: { programme: 'famplus' }, key: 'code' } as const;

/** Doctor and psychologist answer for one visit, or for all visits so far. */
const forThisVisit = ({ data }: Fact, seed: Seed): boolean =>
  data.examination === undefined || data.examination === seed.key;

/** Once both have signed, one note per visit. */
function signedVisits(view: CaseView): readonly Seed[] {
  const codes = new Set(view.of('conclusion-signed').map((fact) => String(fact.data.examination)));
  return [...codes].flatMap((key) => {
    const trigger = secondSignature(key, view);
    return trigger ? [{ key, trigger }] : [];
  });
}

/** The conclusion shows a need, and no municipal case is there to meet it. */
const needWithoutCase = (fact: Fact, view: CaseView): boolean =>
  fact.data.needsSupport === true && !municipalCaseActiveAt(view, fact);

const child = { phase: 4, stands: 'child', subject: 'child', responsible: 'FP' } as const;

/** F4-31, F4-33 … F4-35: what an examination by the clinic leads to. */
export const jointPositionRule: Rule = {
  ...child,
  id: 'F4-31',
  kind: 'deadline',
  title: text('Fælles stillingtagen til netværksmøde', 'Joint position on a network meeting'),
  nature: 'AFT',
  certainty: 'S',
  alsoResponsible: ['SSR'],
  opens: [famplus],
  due: { count: 'workingDays', n: 10 },
  met: [{ by: 'network-meeting-assessed', when: forThisVisit }],
  about: text(
    'Læge og psykolog tager sammen stilling, ja eller nej, og socialrådgiveren indkalder; en stillingtagen, der ikke nævner undersøgelsen, gælder alle, der er åbne. Har forældrene sagt nej til netværksmøder, kan et sådant ikke planlægges (PRECONDITION). Forældremyndighedsindehaverne inviteres altid, medmindre Familierådgivningen begrunder andet (F4-36, C21).',
    'Doctor and psychologist decide together, yes or no, and the social worker convenes; a position that names no examination settles all that are open. Once the parents have refused network meetings, none can be planned (PRECONDITION). The custody holders are always invited unless the family department gives reasons (F4-36, C21).',
  ),
  versions: [
    { validFrom: ALWAYS, source: { text: 'RA, netværksmøder; ESB fase 4 (10 arbejdsdage: forslag)' } },
  ],
};

export const afterExaminationRules: readonly Rule[] = [
  {
    ...child,
    id: 'F4-33',
    kind: 'checklist',
    title: text('Rådgivning efter undersøgelse', 'Advice after the examination'),
    nature: 'AFT',
    certainty: 'S',
    opens: [famplus],
    due: { count: 'none' },
    met: [tickedOff('F4-33')],
    items: [
      text(
        'Forældre eller plejeforældre er rådgivet om barnets sundhed og udvikling',
        "Parents or foster parents were advised on the child's health and development",
      ),
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA, opfølgende undersøgelser af barnet; ESB fase 4' } }],
  },
  {
    ...child,
    id: 'F4-34',
    kind: 'deadline',
    title: text('Notat til Familierådgivningen og egen læge', 'Note to the family department and the GP'),
    nature: 'AFT',
    certainty: 'S',
    seeds: signedVisits,
    openedBy: ['conclusion-signed'],
    occurs: text('én for hver undersøgelse', 'one for each examination'),
    due: { count: 'workingDays', n: 5 },
    met: [{ by: 'conclusion-note-sent', when: forThisVisit }],
    ends: [
      {
        by: 'consent-refused',
        reason: text('Der er ikke samtykke til at sende notatet', 'There is no consent to send the note'),
      },
    ],
    about: text(
      'Når begge konklusioner er underskrevet. Sendes med samtykke; uden samtykke og med en aktiv børnesag vurderes underretning (F4-26). 5 arbejdsdage er vores forslag.',
      'When both conclusions are signed. Sent with consent; without it and with an active municipal case a notification is assessed (F4-26). 5 working days are our proposal.',
    ),
    versions: [
      { validFrom: ALWAYS, source: { text: 'RA, samtykke og underretning (5 arbejdsdage: forslag)' } },
    ],
  },
  {
    ...child,
    id: 'F4-35',
    kind: 'deadline',
    title: text(
      'Kontakt til sundhedspleje, dagtilbud eller PPR',
      'Contact to health visitors, daycare or PPR',
    ),
    nature: 'AFT',
    certainty: 'S',
    opens: [{ on: 'conclusion-signed', key: 'examination', when: needWithoutCase }],
    due: { count: 'workingDays', n: 10 },
    met: [{ by: 'contact-asked-about', when: forThisVisit }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'RA, afslutning og opfølgning (10 arbejdsdage: forslag)' } },
    ],
    about: text(
      'Kun når konklusionen viser behov for støtte, og barnet ingen aktiv børnesag har: forældrene spørges, ja eller nej. 10 arbejdsdage er vores forslag.',
      'Only where the conclusion shows a need for support and the child has no active municipal case: the parents are asked, yes or no. 10 working days are our proposal.',
    ),
  },
];
