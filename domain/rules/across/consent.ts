import type { CaseView } from '../../case/case-view.ts';
import { consentsOf, lapsesOn } from '../../case/consents.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { tickedOff } from '../checklist.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

/** One year at most, and the anniversary itself is the first day without validity. */
function lapse(seed: Seed, _view: CaseView, trace?: Tracer): Dates {
  const { givenOn } = seed.trigger.data;
  const from = typeof givenOn === 'string' ? givenOn : seed.trigger.on;
  const dueOn = lapsesOn(from);
  trace?.({ text: text('Samtykket er givet', 'The consent was given'), on: from });
  trace?.({
    text: text(
      'Ét år efter, ved skudår sidste dag i måneden (R-03); dagen selv er uden samtykke fra kl. 00:00',
      'One year later, at a leap day the last day of the month (R-03); that day itself is without consent from 00:00',
    ),
    on: dueOn,
  });
  return { dueOn, targetOn: null, exclusive: true };
}

/** Consents of linked cases may bear the same id: a withdrawal names the case in which its consent was given. */
const withdrawnHere = (fact: Fact, seed: Seed, view: CaseView): boolean =>
  fact.data.consentId === seed.trigger.data.consentId &&
  (fact.data.givenIn ?? view.state.ref) === view.state.ref;

const ownInformationOf = (who: string) => (fact: Fact, seed: Seed) =>
  fact.data.who === who && seed.trigger.data.subject === who;

/** The child's consents end with the custody of those who gave them (F4-42). */
const endedByAdoption = (_fact: Fact, seed: Seed, view: CaseView): boolean =>
  consentsOf(view).some(({ fact, blockedMs }) => fact.id === seed.trigger.id && blockedMs !== null);

/** Consent: how long, in which form, for what, by whom (X-01 … X-05). Each consent stands by itself. */
export const consentRules: readonly Rule[] = [
  {
    id: 'X-01',
    kind: 'deadline',
    phase: null,
    title: text('Samtykke bortfalder', 'Consent lapses'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FP',
    alsoResponsible: ['FR'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'consent-given', key: 'consentId' }],
    due: {
      count: 'computed',
      by: lapse,
      words: text(
        '1 år efter samtykket; årsdagen selv er uden samtykke',
        '1 year after the consent; the anniversary itself is without consent',
      ),
    },
    met: [{ by: 'consent-given', same: 'renews' }],
    ends: [
      {
        by: 'consent-withdrawn',
        when: withdrawnHere,
        reason: text('Samtykket er trukket tilbage', 'The consent was withdrawn'),
      },
      {
        by: 'death-recorded',
        when: ownInformationOf('mother'),
        reason: text('Moderen er død', 'The mother has died'),
      },
      {
        by: 'adoption-granted',
        when: endedByAdoption,
        reason: text('Barnet er adopteret', 'The child has been adopted'),
      },
    ],
    remind: [
      { before: { days: 60 }, to: ['FP', 'FR'] },
      { before: { days: 30 }, to: ['FP', 'FR'] },
      { before: { days: 7 }, to: ['FP', 'FR'] },
    ],
    breachTo: ['FP', 'FR'],
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'SUL § 44 stk. 2; samtykkeerklæring 4.0, 4.1 og 4.2 (RA bilag 4)' },
      },
    ],
    about: text(
      'Hvert samtykke for sig; det fornyes af et samtykke, der nævner det. Fra årsdagen kl. 00:00 er videregivelse efter samtykket spærret, og begge sider får besked; det, der allerede er delt, bliver. Trækkes det tilbage, dør moderen, når det angår hende, eller adopteres barnet fra den, der gav det, bortfalder fristen.',
      'Each consent by itself; it is renewed by a consent that names it. From 00:00 on the anniversary disclosure under it is blocked and both sides hear of it; what was shared before stays. When it is withdrawn, the mother dies where it concerns her, or the child is adopted from whoever gave it, the limit falls away.',
    ),
    doubt: text(
      'SUL § 44 stk. 2 gælder kun videregivelse til andre formål end behandling; formularerne siger ét år for alle tre, og det følges her (C20).',
      'SUL § 44(2) covers disclosure for other purposes than treatment only; the forms say one year for all three, and that is followed here (C20).',
    ),
  },
  {
    id: 'X-02',
    kind: 'checklist',
    phase: null,
    title: text('Samtykke er skriftligt', 'Consent in writing'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FP',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'consent-given', where: { direction: 'disclose', form: 'oral' }, key: 'consentId' }],
    met: [tickedOff('X-02')],
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL § 44 stk. 1' } }],
    about: text(
      'Samtykke til videregivelse til andre formål end behandling er skriftligt. Et mundtligt accepteres, når sagens karakter taler for det, og vises her, til begrundelsen er noteret.',
      'Consent to disclosure for other purposes than treatment is in writing. An oral one is accepted where the nature of the matter speaks for it, and is shown here until the reason is noted.',
    ),
    items: [
      text(
        'Sagens karakter taler for mundtligt samtykke',
        'The nature of the matter speaks for oral consent',
      ),
      text('Samtykket er indført i journalen', 'The consent is entered in the record'),
    ],
  },
  {
    id: 'X-03',
    kind: 'right',
    phase: null,
    title: text('Tilbagekaldelse af samtykke', 'Withdrawal of consent'),
    nature: 'RET',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'consent-withdrawn', key: 'consentId' }],
    met: [{ by: 'consent-withdrawn', itself: true, same: 'consentId' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'DBF art. 7 stk. 3; samtykkeerklæringerne (RA bilag 4)' } },
    ],
    about: text(
      'Virker straks: videregivelse efter samtykket afvises fra samme øjeblik i alle forbundne sager. Modtagerne orienteres, og underretning vurderes (F1-08).',
      'Takes effect at once: disclosure under the consent is refused from that moment in every linked case. Receivers are told, and notification is assessed (F1-08).',
    ),
  },
  {
    id: 'X-04',
    kind: 'guard',
    phase: null,
    title: text('Samtykke er konkret', 'Consent is specific'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['FR'],
    stands: 'both',
    subject: 'case',
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1; RA, samtykke' } }],
    about: text(
      'Et samtykke uden modtagere, oplysninger eller formål afvises (VALIDATION); en videregivelse uden for dem afvises (CONSENT_REQUIRED).',
      'A consent without receivers, information or purpose is refused (VALIDATION); a disclosure outside them is refused (CONSENT_REQUIRED).',
    ),
  },
  {
    id: 'X-05',
    kind: 'guard',
    phase: null,
    title: text('Hvem samtykker for barnet', 'Who consents for the child'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'child',
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'SUL §§ 15 og 17; forældreansvarsloven § 3; SEL § 69 stk. 1' },
      },
      {
        validFrom: BARNETS_LOV,
        source: {
          text: 'SUL §§ 15 og 17; forældreansvarsloven § 3; BL § 98',
          formerly: 'SEL § 69 stk. 1',
        },
      },
    ],
    about: text(
      'Under 15 år samtykker en forældremyndighedsindehaver. Til behandling som regel begge, til hverdagens undersøgelser bopælsforælderen alene, og hver sundhedsperson vurderer det. Til videregivelse er én nok, medmindre den anden protesterer; bor forældrene hver for sig, bopælsforælderen. Plejeforældre og kommune træder aldrig i stedet ved videregivelse; kommunen kan bestemme undersøgelse og behandling af et anbragt barn, når det er nødvendigt.',
      'Under 15 a custody holder consents. To treatment as a rule both, to everyday examinations the one the child lives with, and each health professional assesses it. To disclosure one is enough unless the other protests; where the parents live apart, the one the child lives with. Foster parents and municipality never stand in for disclosure; the municipality may decide on examination and treatment of a placed child when necessary.',
    ),
  },
];
