import { text } from '../../../text.ts';
import { boolean, date, type Fields, integer, list, object, optional, shortText, slug } from '../../field.ts';

/** One occasion of use, where each is known by itself. */
const occasion = object('Lejlighed', 'Occasion', {
  on: optional(date('Dato', 'Date')),
  units: optional(integer('Genstande', 'Units', { max: 100 })),
  uncertain: optional(boolean('Usikker dato', 'Uncertain date')),
});

/**
 * What is known of the use of one substance (catalogue §4.2). The substance is no closed list: group 3d says
 * "herunder, men ikke begrænset til". Facts about an exposure never hold names or free text.
 */
export const exposureFields: Fields = {
  substance: shortText('Rusmiddel eller lægemiddel', 'Substance', { max: 100 }),
  code: optional(slug('Kode i Bilag 1', 'Code of Bilag 1', { max: 4 })),
  from: optional(date('Fra', 'From')),
  to: optional(date('Til', 'To')),
  unitsPerWeek: optional(integer('Genstande om ugen', 'Units per week', { max: 1000 })),
  occasions: {
    ...integer('Antal gange', 'Number of times', { max: 10_000 }),
    optional: true,
    alternatively: list('Lejligheder', 'Occasions', occasion, { max: 300 }),
  },
  unitsPerOccasion: optional(integer('Genstande på én gang', 'Units on one occasion', { max: 100 })),
  consecutiveDays: optional(integer('Fortløbende dage', 'Consecutive days', { max: 400 })),
  days: optional(integer('Dage i alt', 'Days in all', { max: 400 })),
  afterRecognition: optional(
    boolean('Efter at graviditeten var erkendt', 'After the pregnancy was recognised', {
      help: text(
        'Udelades, hvis datoerne viser det, eller hvis det ikke vides.',
        'Left out where the dates show it, or where it is not known.',
      ),
    }),
  ),
  prescribed: optional(boolean('Ordineret af læge', 'Prescribed by a doctor')),
  inTreatment: optional(
    boolean('I medikamentel behandling for afhængighed', 'In medical treatment for dependence'),
  ),
  uncertain: optional(boolean('Usikkert omfang', 'Uncertain extent')),
};
