import { ageDateMonths, type CivilDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { type Text, text } from '../../text.ts';
import { childBirthEvents, fromBirth } from '../from-birth.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { agedFrom } from './corrected-age.ts';

/** An age at which every child is offered something: its code, months and name. */
interface OfferedAge {
  code: string;
  months: number;
  name: Text;
}

const months = (n: number): OfferedAge => ({
  code: `${n}m`,
  months: n,
  name: text(`${n} måneder`, `${n} months`),
});
const years = (n: number): OfferedAge => ({
  code: `${n}y`,
  months: 12 * n,
  name: text(`${n} år`, `${n} years`),
});

/** The general practitioner's; the one at 5 weeks is F3-22's. */
export const gpExaminations: readonly OfferedAge[] = [
  months(5),
  months(12),
  years(2),
  years(3),
  years(4),
  years(5),
];

export const vaccinations: readonly OfferedAge[] = [
  months(3),
  months(5),
  months(12),
  months(15),
  years(4),
  years(5),
];

/** One occurrence per age from the child's birth on, with the code as its key. */
const offeredFromBirth = (offers: readonly OfferedAge[], view: CaseView): readonly Seed[] =>
  offers.flatMap(({ code, name }) => fromBirth(view, code, { detail: name }));

const gpSeeds = (view: CaseView): readonly Seed[] => offeredFromBirth(gpExaminations, view);
const vaccinationSeeds = (view: CaseView): readonly Seed[] => offeredFromBirth(vaccinations, view);

/** The birthday in question, counted from 40+0 where corrected age is switched on. */
function gpAgeDate(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const { birth } = view;
  const offer = offerOf(seed, gpExaminations, view);
  return birth && offer
    ? ageDate(offer, agedFrom('gp-child', offer.months, birth, view, trace), trace)
    : null;
}

function vaccinationAgeDate(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const { birth } = view;
  const offer = offerOf(seed, vaccinations, view);
  return birth && offer ? ageDate(offer, birth.on, trace) : null;
}

/** The offer an occurrence is about; asked without one, the next after that day. */
function offerOf(seed: Seed, offers: readonly OfferedAge[], view: CaseView): OfferedAge | undefined {
  const bornOn = view.birth?.on ?? seed.trigger.on;
  return (
    offers.find(({ code }) => code === seed.key) ??
    offers.find((offer) => ageDateMonths(bornOn, offer.months) >= seed.trigger.on)
  );
}

function ageDate({ months, name }: OfferedAge, from: CivilDate, trace?: Tracer): Dates {
  const dueOn = ageDateMonths(from, months);
  trace?.({ text: text('Alderen tælles fra', 'Age counted from'), on: from });
  trace?.({ text: text(`Barnet er ${name.da}`, `The child is ${name.en} old`), on: dueOn });
  return { dueOn };
}

/** What every child is offered, shown in the plan and never pressed. */
export const guidanceExaminationRules: readonly Rule[] = [
  {
    id: 'F4-15',
    kind: 'deadline',
    phase: 4,
    title: text('Børneundersøgelse hos egen læge', "General practitioner's child examination"),
    nature: 'VEJL',
    certainty: 'V',
    responsible: 'GP',
    stands: 'child',
    subject: 'child',
    seeds: gpSeeds,
    openedBy: childBirthEvents,
    occurs: text('én for hver alder', 'one for each age'),
    due: {
      count: 'computed',
      by: gpAgeDate,
      bound: 'birth',
      words: text('5 og 12 måneder, 2, 3, 4 og 5 år', '5 and 12 months, 2, 3, 4 and 5 years'),
    },
    met: [{ by: 'examination-recorded', where: { programme: 'gp-child' }, same: 'code', anyTime: true }],
    examination: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL kap. 36' } }],
    about: text(
      'Tilbydes hvert barn, vises i planen, og ingen påmindes; den ved 5 uger er F3-22. Alderen regnes fra fødselsdagen, for børn født før 37+0 fra 40+0 indtil to år, hvor kommunen har valgt det («correctedAge»). Ved gentagne udeblivelser hører Sundhedsplejen og Familieambulatoriet om det med samtykke.',
      'Offered to every child, shown in the plan, and nobody is reminded; the one at 5 weeks is F3-22. The age counts from the birth, for children born before 37+0 from 40+0 up to two years where the municipality has chosen so (“correctedAge”). On repeated no-shows the health visitors and the clinic hear of it with consent.',
    ),
  },
  {
    id: 'F4-16',
    kind: 'deadline',
    phase: 4,
    title: text('Børnevaccination', 'Childhood vaccination'),
    nature: 'VEJL',
    certainty: 'V',
    responsible: 'GP',
    stands: 'child',
    subject: 'child',
    seeds: vaccinationSeeds,
    openedBy: childBirthEvents,
    occurs: text('én for hver alder', 'one for each age'),
    due: {
      count: 'computed',
      by: vaccinationAgeDate,
      bound: 'birth',
      words: text('3, 5, 12 og 15 måneder, 4 og 5 år', '3, 5, 12 and 15 months, 4 and 5 years'),
    },
    met: [{ by: 'examination-recorded', where: { programme: 'vaccination' }, same: 'code', anyTime: true }],
    examination: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'Sundhedsstyrelsens børnevaccinationsprogram' } }],
    about: text(
      'Tilbydes hvert barn; vises i planen, og ingen påmindes herfra.',
      'Offered to every child; shown in the plan, and nobody is reminded from here.',
    ),
  },
];
