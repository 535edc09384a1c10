import { addDays } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { organisationRule } from '../organisation.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

/** The municipality's published limit for this kind of case; none published, nothing to keep. */
function publishedLimit(seed: Seed, { parameters }: CaseView, trace?: Tracer): Dates | null {
  const days = parameters.publishedLimitDays[String(seed.trigger.data.caseType)];
  if (days === undefined) return null;
  const from = seed.trigger.on;
  const dueOn = addDays(from, days);
  trace?.({
    text: text('Ansøgningen er modtaget (dag 0, R-02)', 'Application received (day 0, R-02)'),
    on: from,
  });
  trace?.({
    text: text(`Kommunens frist: ${days} dage`, `The municipality's limit: ${days} days`),
    on: dueOn,
  });
  return { dueOn };
}

const isUpdateOf = (fact: Fact, seed: Seed): boolean =>
  fact.data.changeId === undefined || fact.data.changeId === seed.trigger.data.changeId;

/** Limits and rhythms of the authorities themselves (X-18 … X-26). */
export const administrationRules: readonly Rule[] = [
  {
    id: 'X-18',
    kind: 'deadline',
    phase: null,
    title: text('Kommunens offentliggjorte sagsbehandlingsfrist', "The municipality's published limit"),
    nature: 'LOV',
    certainty: 'U-high',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'application-received', key: 'applicationId' }],
    due: {
      count: 'computed',
      by: publishedLimit,
      words: text(
        '«publishedLimitDays» for sagstypen efter ansøgningen',
        '“publishedLimitDays” for the kind of case after the application',
      ),
    },
    met: [{ by: 'application-decided', same: 'applicationId' }],
    remind: [{ before: { days: 7 }, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RSL § 3 stk. 2' } }],
    doubt: text('RSL § 3 stk. 2 er ikke efterprøvet.', 'RSL § 3(2) is not verified.'),
    about: text(
      'Kun hvor kommunen har offentliggjort en frist for sagstypen; den er en værdi i kommunens parametre. Kan den ikke holdes, får borgeren skriftlig besked om, hvornår afgørelsen kommer.',
      "Only where the municipality has published a limit for the kind of case; it is a value of the municipality's parameters. Where it cannot be kept, the citizen is told in writing when the decision comes.",
    ),
  },
  {
    id: 'X-19',
    kind: 'right',
    phase: null,
    title: text('Underretning til Ankestyrelsen', 'Notification to the board of appeal'),
    nature: 'RET',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['SP', 'CMU', 'VM', 'NF', 'GP'],
    stands: 'both',
    subject: 'case',
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 65' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL §§ 151–153', formerly: 'SEL § 65' } },
    ],
    about: text(
      'Enhver fagperson, som mener, at kommunen ikke gør det nødvendige; fælles løsninger forsøges først.',
      'Any professional who believes that the municipality fails to do what is needed; joint solutions are tried first.',
    ),
  },
  {
    ...organisationRule({
      id: 'X-20',
      phase: null,
      title: text('Kontaktoplysninger opdateres', 'Contact data are kept up to date'),
      nature: 'AFT',
      certainty: 'S',
      responsible: 'FR',
      alsoResponsible: ['FP'],
      rhythm: { times: 1, perMonths: 6 },
      source: 'RA § 8; DESIGN: fem arbejdsdage og halvårligt eftersyn',
      about: text(
        "En ændring meldes til redaktøren af sundhed.dk; en opdatering, der ikke nævner en ændring, gælder alle åbne. Hvert halve år ses listen efter. Kontaktoplysningerne i RA's bilag 5 er fra 2018 og bruges ikke.",
        "A change goes to the editor of sundhed.dk; an update that names no change settles all that are open. Every half-year the list is checked. The contact data of RA's annex 5 are of 2018 and not used.",
      ),
    }),
    stands: 'both',
    opens: [{ on: 'contact-data-changed', key: 'changeId' }],
    due: { count: 'workingDays', n: 5 },
    met: [{ by: 'contact-data-updated', when: isUpdateOf }],
  },
  organisationRule({
    id: 'X-21',
    phase: null,
    title: text('Årlig vurdering af aftalen', 'Yearly assessment of the agreement'),
    nature: 'DRIFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['FR'],
    rhythm: { times: 1, perMonths: 12 },
    source: 'RA § 9',
    about: text(
      'I Følgegruppen for behandling og pleje, ført til referat.',
      'In the monitoring group for treatment and care, minuted.',
    ),
  }),
  organisationRule({
    id: 'X-22',
    phase: null,
    title: text('Lokale samordningsfora', 'Local coordination forums'),
    nature: 'DRIFT',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    rhythm: { times: 2, perMonths: 12 },
    source: 'SG, samordningsfora',
    about: text(
      'To møder om året med aftalen på dagsordenen.',
      'Two meetings a year with the agreement on the agenda.',
    ),
  }),
  organisationRule({
    id: 'X-23',
    phase: null,
    title: text('Esbjergs mødeforum', "Esbjerg's meeting forum"),
    nature: 'DRIFT',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['FP', 'VM', 'CMU'],
    rhythm: { times: 2, perMonths: 6 },
    source: 'Spørgeskemaundersøgelsen, kommune 10',
    about: text(
      'FP med Familie, Misbrug og Social, myndighed og tilbud: to gange hvert halve år.',
      'The clinic with family, substance and social services, authority and providers: twice every half-year.',
    ),
  }),
  organisationRule({
    id: 'X-24',
    phase: null,
    title: text(
      'Familierådsmøde eller team for sårbare gravide',
      'Family council or team for vulnerable pregnancies',
    ),
    nature: 'DRIFT',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    rhythm: { times: 1, perMonths: 2 },
    source: 'Spørgeskemaundersøgelsen, Aabenraa, kommune 14 og 15',
    about: text(
      'Omkring hver anden måned i Aabenraa; andre kommuner hver måned eller hvert kvartal.',
      'About every second month in Aabenraa; other municipalities monthly or quarterly.',
    ),
  }),
  organisationRule({
    id: 'X-25',
    phase: null,
    title: text('Temadag', 'Theme day'),
    nature: 'DRIFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['FR'],
    rhythm: { times: 1, perMonths: 12 },
    source: 'SG, temadage',
    about: text(
      'Mindst én om året for region og kommuner.',
      'At least one a year for region and municipalities.',
    ),
  }),
  {
    id: 'X-26',
    kind: 'query',
    phase: null,
    title: text('Monitorering', 'Monitoring'),
    nature: 'DRIFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'organisation',
    subject: 'case',
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 9' } }],
    about: text(
      'Årlige tal: unikke gravide, unikke børn og nye heraf, og inklusionsårsager efter slags.',
      'Yearly counts: unique pregnancies, unique children and the new among them, and reasons for inclusion by kind.',
    ),
  },
];
