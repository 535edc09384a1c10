import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Rule, type Seed } from '../rule.ts';

/** Those who keep a patient record: their contacts with the patient have to be entered in it. */
const healthStaff = new Set<unknown>(['FP', 'SSR', 'SP', 'NF', 'WARD', 'GP', 'PSY']);

/** A contact of health staff that reached somebody; an attempt is no contact. */
const isPatientContact = ({ type, data }: Fact): boolean =>
  type !== 'contact-recorded' || (data.reached === true && healthStaff.has(data.by));

/** An entry about one event meets that contact's; one about none in particular whatever stands open. */
const isEntryFor = (fact: Fact, seed: Seed): boolean =>
  fact.data.eventId === undefined || fact.data.eventId === seed.trigger.id;

/** What follows a disclosure and a contact: telling and recording (X-06 … X-08). Documentation survives closing and loss. */
export const disclosureRules: readonly Rule[] = [
  {
    id: 'X-06',
    kind: 'deadline',
    phase: null,
    title: text('Orientering efter videregivelse uden samtykke', 'Telling of a disclosure without consent'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FP',
    alsoResponsible: ['FR'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'disclosed', where: { basis: 'law' }, key: 'disclosureId' }],
    due: { count: 'workingDays', n: 1 },
    met: [{ by: 'disclosure-told', same: 'disclosureId' }],
    survives: true,
    remind: [{ after: { workingDays: 1 }, to: 'FP' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL § 43 stk. 4; SG, videregivelse uden samtykke' } }],
    about: text(
      'Loven siger snarest muligt; aftalen altid, ved telefon, e-Boks eller brev, og næste arbejdsdag er vores grænse. Noteres: hvornår, hvordan og reaktionen.',
      'The act says as soon as possible; the agreement always, by telephone, e-Boks or letter, and the next working day is our limit. To be noted: when, how, and the reaction.',
    ),
  },
  {
    id: 'X-07',
    kind: 'deadline',
    phase: null,
    title: text('Journalføring af videregivelse', 'Recording of a disclosure'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['NF'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'disclosed', key: 'disclosureId' }],
    due: { count: 'none' },
    met: [{ by: 'disclosed', itself: true, same: 'disclosureId' }],
    survives: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'Journalføringsbekendtgørelsen § 29 stk. 2 (2018)' } }],
    about: text(
      'Videregivelsen er sin egen registrering: hvad, til hvem, hvorfor og efter hvilket samtykke eller hvilken hjemmel.',
      'The disclosure is its own record: what, to whom, why, and under which consent or legal basis.',
    ),
    doubt: text(
      'Paragrafnummeret er fra 2018; bekendtgørelsen er senere afløst.',
      'The section number is that of 2018; the order has since been replaced.',
    ),
  },
  {
    id: 'X-08',
    kind: 'deadline',
    phase: null,
    title: text('Journalføring af patientkontakt', 'Recording of a patient contact'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FP',
    alsoResponsible: ['SP', 'NF', 'GP'],
    stands: 'both',
    subject: 'case',
    opens: [
      {
        on: ['contact-recorded', 'first-consultation-held', 'clarifying-talk-held', 'midwife-visit-held'],
        when: isPatientContact,
      },
    ],
    due: { count: 'none' },
    met: [{ by: 'entry-recorded', when: isEntryFor }],
    survives: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'Journalføringsbekendtgørelsen (juni 2021)' } }],
    about: text(
      'Kun sundhedspersoners kontakter, der har nået patienten, første konsultation, afklarende samtale og jordemoderkontrol. En indførsel uden angivet kontakt gælder alle, der er åbne. I forbindelse med kontakten eller snarest muligt efter; loven nævner ingen dage, og der rykkes ikke.',
      "Only health staff's contacts that reached the patient, the first consultation, the clarifying talk and midwife visits. An entry that names no contact settles all that are open. In connection with the contact or as soon as possible after it; the law names no days, and nobody is chased.",
    ),
  },
];
