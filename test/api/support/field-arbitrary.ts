import fc from 'fast-check';
import type { Field, Fields } from '../../../domain/case/field.ts';

/** Whatever JSON can hold, the awkward included. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    null,
    '',
    ' ',
    '2026-02-30',
    '2026-03-02T25:00:00+01:00',
    '\u0000',
    '\ud800',
    '__proto__',
    -1,
    1e308,
    0.5,
    [],
    {},
    [[[[[[[[[[[[[[]]]]]]]]]]]]]],
  ),
);

/** Mostly values that the field may hold, moments mostly between March and July 2026; now and then anything. */
export const jsonOf = (field: Field): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 30, arbitrary: fitting(field) }, { weight: 1, arbitrary: junk });

/** An input of a command: its own fields, some left out, some that nobody knows. */
export function inputOf(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(fields).map(([name, field]) =>
    fc
      .tuple(fc.nat(19), jsonOf(field))
      .map(([lot, value]): [string, unknown][] => (lot < (field.optional ? 8 : 1) ? [] : [[name, value]])),
  );
  const unknown = fc.oneof(
    { weight: 9, arbitrary: fc.constant([] as [string, unknown][]) },
    { weight: 1, arbitrary: fc.tuple(fc.string({ maxLength: 12 }), junk).map((one) => [one]) },
  );
  return fc.tuple(unknown, ...entries).map((lists) => Object.fromEntries(lists.flat()));
}

function fitting(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'slug':
      return fc.constantFrom('n1', 'm1', 'k1', 'mother', 'child:1', 'FR', 'GP', 'phone', 'æøå-1');
    case 'text':
      return fc.string({ maxLength: 40 });
    case 'instant':
      return fc
        .integer({ min: -100, max: 3_100 })
        .map((hours) => new Date(Date.parse('2026-03-02T09:00:00Z') + hours * 3_600_000).toISOString());
    case 'date':
      return fc
        .integer({ min: -5, max: 130 })
        .map((days) => new Date(Date.parse('2026-03-02') + days * 86_400_000).toISOString().slice(0, 10));
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: field.min ?? 0, max: Math.min(field.max ?? 100, 1_000) });
    case 'choice':
      return fc.constantFrom(...Object.keys(field.values ?? { none: true }));
    case 'gestationalAge':
      return fc.constantFrom('0+0', '22+6', '38+6', '42+0');
    case 'cpr':
      return fc.constantFrom('6806950014', '680695-0014');
    case 'eventId':
      return fc.integer({ min: 1, max: 12 });
    case 'object':
      return inputOf(field.fields ?? {});
    case 'list':
      return field.of ? fc.array(jsonOf(field.of), { maxLength: 3 }) : fc.array(junk, { maxLength: 2 });
  }
}
