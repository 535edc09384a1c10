import { type Text, text } from '../../domain/text.ts';

/** Words of forms that are filled in step by step. */
export const stepWords = {
  next: text('Næste', 'Next'),
  back: text('Tilbage', 'Back'),
  recordNow: text('Registrér uden resten', 'Record without the rest'),
  steps: text('Trin i formularen', 'Steps of the form'),
  lead: text(
    'Udfyld det, du ved. Intet registreres, før du trykker på Registrér til sidst.',
    'Fill in what you know. Nothing is recorded until you press Record at the end.',
  ),
  before: text('Sidst registreret', 'Recorded last'),
} as const satisfies Record<string, Text>;

/** `Trin 2 af 5` */
export const stepOf = (n: number, all: number): Text => text(`Trin ${n} af ${all}`, `Step ${n} of ${all}`);
