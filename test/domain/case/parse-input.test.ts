import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import {
  boolean,
  choice,
  cpr,
  date,
  eventId,
  type Field,
  gestationalAgeField,
  instant,
  integer,
  list,
  longText,
  object,
  optional,
  shortText,
  slug,
} from '../../../domain/case/field.ts';
import { momentOf, parseInput } from '../../../domain/case/parse-input.ts';
import type { Json } from '../../../domain/json.ts';

const now = parseInstant('2026-03-02T10:15:00+01:00') ?? 0;

/** What becomes of one value of one field: the value kept, or the English sentence of the refusal. */
function read(field: Field, value: Json | undefined): unknown {
  const parsed = parseInput({ it: field }, value === undefined ? {} : { it: value }, now);
  return parsed.ok ? parsed.data.it : parsed.refusal.message.en;
}

const refusalOf = (data: unknown, fields = {}) => {
  const parsed = parseInput(fields, data, now);
  return parsed.ok ? null : parsed.refusal;
};

describe('a value that fits its field is kept in its canonical form', () => {
  it.each<[string, Field, Json, Json]>([
    ['slug', slug('', ''), 'fr-anna_1.b:c', 'fr-anna_1.b:c'],
    ['slug with Danish letters', slug('', ''), 'Ærø', 'Ærø'],
    ['slug of one digit', slug('', ''), '1', '1'],
    ['slug of 64 characters', slug('', ''), 'a'.repeat(64), 'a'.repeat(64)],
    ['text', longText('', ''), ' nu ', ' nu '],
    ['text of 200 characters', shortText('', ''), 'a'.repeat(200), 'a'.repeat(200)],
    ['empty text that may be left out', longText('', '', { optional: true }), '', ''],
    ['text of the least length', shortText('', '', { min: 3 }), 'abc', 'abc'],
    ['instant', instant('', ''), '2026-03-02T09:15:00Z', '2026-03-02T10:15:00+01:00'],
    ['planned instant', instant('', '', { plan: true }), '2026-07-01T12:00:00Z', '2026-07-01T14:00:00+02:00'],
    ['today', date('', ''), '2026-03-02', '2026-03-02'],
    ['planned date', date('', '', { plan: true }), '2026-03-03', '2026-03-03'],
    ['yes', boolean('', ''), true, true],
    ['no', boolean('', ''), false, false],
    ['nought', integer('', ''), 0, 0],
    ['a million', integer('', ''), 1_000_000, 1_000_000],
    ['least number', integer('', '', { min: -3, max: 5 }), -3, -3],
    ['greatest number', integer('', '', { min: -3, max: 5 }), 5, 5],
    ['choice', choice('', '', { yes: { da: 'ja', en: 'yes' } }), 'yes', 'yes'],
    ['gestational age', gestationalAgeField('', ''), '38+6', '38+6'],
    ['CPR with a hyphen', cpr('', ''), '610190-1234', '6101901234'],
    ['CPR without', cpr('', ''), '6101901234', '6101901234'],
    ['replacement CPR with letters', cpr('', ''), '610190ABC4', '610190ABC4'],
    ['event number', eventId('', ''), 1, 1],
    ['object', object('', '', { on: date('', '') }), { on: '2026-03-01' }, { on: '2026-03-01' }],
    ['empty list', list('', '', integer('', '')), [], []],
    ['list', list('', '', cpr('', '')), ['610190-1234'], ['6101901234']],
    ['list of the least length', list('', '', integer('', ''), { min: 2 }), [1, 2], [1, 2]],
    ['list of 100', list('', '', integer('', '')), Array(100).fill(1), Array(100).fill(1)],
  ])('%s', (_what, field, value, kept) => {
    expect(read(field, value)).toEqual(kept);
  });

  it('takes a list of anything as it is', () => {
    expect(read({ type: 'list', label: { da: '', en: '' } }, [1, 'a', null])).toEqual([1, 'a', null]);
  });

  it('takes up to 20,000 characters, 64 letters and 100 elements where the field names no bound', () => {
    const label = { da: '', en: '' };
    expect(read({ type: 'text', label }, 'a'.repeat(20_000))).toHaveLength(20_000);
    expect(read({ type: 'slug', label }, 'a'.repeat(65))).toMatch(/short name/);
    expect(read({ type: 'list', label }, Array(101).fill(1))).toMatch(/too long/);
  });
});

describe('a value that does not fit is refused in words that say what is wanted', () => {
  const name = 'must be a short name of letters, digits and - _ . :';
  const future = 'lies in the future';
  const instantWanted = 'must be an instant like 2026-03-02T10:15:00+01:00';
  const dateWanted = 'must be a date like 2026-03-02';
  const cprWanted = 'must be ten characters: day, month, year and serial';
  const event = 'must be the number of an event';
  it.each<[string, Field, Json | undefined, string]>([
    ['a slug that is a number', slug('', ''), 7, name],
    ['a slug with a space', slug('', ''), 'a b', name],
    ['a slug that starts with a hyphen', slug('', ''), '-a', name],
    ['a slug of 65 characters', slug('', ''), 'a'.repeat(65), name],
    ['text that is a number', longText('', ''), 7, 'must be text'],
    ['blank text', longText('', ''), '   ', 'must not be empty'],
    ['text that is too short', shortText('', '', { min: 3 }), 'ab ', 'must not be empty'],
    ['text that is too long', shortText('', ''), 'a'.repeat(201), 'is too long'],
    ['an instant without offset', instant('', ''), '2026-03-02T10:15:00', instantWanted],
    ['an instant to come', instant('', ''), '2026-03-02T10:15:00.001+01:00', future],
    ['no date', date('', ''), '2026-02-30', dateWanted],
    ['tomorrow', date('', ''), '2026-03-03', future],
    ['yes in words', boolean('', ''), 'true', 'must be true or false'],
    ['a number in words', integer('', ''), '3', 'must be a whole number'],
    ['half a number', integer('', ''), 0.5, 'must be a whole number'],
    ['less than nothing', integer('', ''), -1, 'is out of bounds'],
    ['more than a million', integer('', ''), 1_000_001, 'is out of bounds'],
    ['below the bound', integer('', '', { min: 2 }), 1, 'is out of bounds'],
    ['above the bound', integer('', '', { max: 5 }), 6, 'is out of bounds'],
    [
      'no choice',
      choice('', '', { a: { da: '', en: '' }, b: { da: '', en: '' } }),
      'c',
      'must be one of: a, b',
    ],
    ['a choice that is a number', choice('', '', { 1: { da: '', en: '' } }), 1, 'must be one of: 1'],
    ['an inherited choice', choice('', '', {}), 'toString', 'must be one of: '],
    ['no gestational age', gestationalAgeField('', ''), '38+7', 'must be a gestational age like 38+6'],
    ['weeks as a number', gestationalAgeField('', ''), 38, 'must be a gestational age like 38+6'],
    ['a CPR that is a number', cpr('', ''), 6101901234, cprWanted],
    ['a CPR that is too short', cpr('', ''), '610190-123', cprWanted],
    ['a CPR that is too long', cpr('', ''), '610190-12345', cprWanted],
    ['a CPR after something', cpr('', ''), 'x610190-1234', cprWanted],
    ['event nought', eventId('', ''), 0, event],
    ['half an event', eventId('', ''), 1.5, event],
    ['an event by name', eventId('', ''), '1', event],
    ['an object that is a list', object('', '', {}), [], 'must be an object'],
    ['a list that is none', list('', '', integer('', '')), 1, 'must be a list'],
    ['a list that is too short', list('', '', integer('', ''), { min: 1 }), [], 'must not be empty'],
    ['a list that is too long', list('', '', integer('', ''), { max: 1 }), [1, 2], 'is too long'],
    ['nothing at all', integer('', ''), undefined, 'is missing'],
    ['null', integer('', ''), null, 'is missing'],
  ])('%s', (_what, field, value, wanted) => {
    expect(read(field, value)).toBe(`The field “it” ${wanted}.`);
  });

  it('says it in Danish too, and names the field as the reason', () => {
    const danish = (field: Field, value: Json | undefined) =>
      refusalOf(value === undefined ? {} : { it: value }, { it: field })?.message.da;
    const choices = choice('', '', { a: { da: '', en: '' }, b: { da: '', en: '' } });
    const short = list('', '', integer('', ''), { min: 1, max: 1 });
    expect([
      danish(slug('', ''), '-'),
      danish(shortText('', ''), 1),
      danish(shortText('', ''), ''),
      danish(shortText('', '', { max: 1 }), 'ab'),
      danish(instant('', ''), 'nu'),
      danish(instant('', ''), '2027-01-01T00:00:00Z'),
      danish(date('', ''), 'i dag'),
      danish(date('', ''), '2027-01-01'),
      danish(boolean('', ''), 1),
      danish(integer('', ''), 'en'),
      danish(integer('', ''), -1),
      danish(choices, 'c'),
      danish(gestationalAgeField('', ''), '46+0'),
      danish(cpr('', ''), '1'),
      danish(eventId('', ''), 0),
      danish(object('', '', {}), 1),
      danish(short, 1),
      danish(short, []),
      danish(short, [1, 2]),
      danish(short, undefined),
    ]).toEqual(
      [
        'skal være et kort navn af bogstaver, tal og - _ . :',
        'skal være tekst',
        'må ikke være tomt',
        'er for langt',
        'skal være et tidspunkt som 2026-03-02T10:15:00+01:00',
        'ligger i fremtiden',
        'skal være en dato som 2026-03-02',
        'ligger i fremtiden',
        'skal være ja eller nej (true/false)',
        'skal være et helt tal',
        'er uden for grænserne',
        'skal være en af: a, b',
        'skal være en gestationsalder som 38+6',
        'skal være ti tegn: dag, måned, år og løbenummer',
        'skal være nummeret på en hændelse',
        'skal være et objekt',
        'skal være en liste',
        'må ikke være tom',
        'er for lang',
        'mangler',
      ].map((wanted) => `Feltet «it» ${wanted}.`),
    );
    expect(refusalOf({ it: 1 }, { it: slug('', '') })).toMatchObject({ code: 'VALIDATION', reason: 'it' });
  });

  it('names the place inside objects and lists, and tells the first mistake', () => {
    const people = list('', '', object('', '', { name: shortText('', ''), age: integer('', '') }));
    const data = { people: [{ name: 'A', age: 1 }, { name: 7 }] };
    expect(refusalOf(data, { people })).toMatchObject({
      reason: 'people.1.name',
      message: { en: 'The field “people.1.name” must be text.' },
    });
  });

  it.each([[null], [[]], ['text'], [7]])('refuses input that is no object: %j', (data) => {
    expect(refusalOf(data)).toEqual({
      code: 'VALIDATION',
      message: { da: 'Indholdet skal være et objekt.', en: 'The input must be an object.' },
    });
  });

  it('refuses what cannot be kept, and names no field for it', () => {
    expect(refusalOf({ note: 'a\u0000b' })).toEqual({
      code: 'VALIDATION',
      message: {
        da: 'Indholdet er for dybt, for stort eller har ulovlige tegn.',
        en: 'The input is too deep, too large or has illegal characters.',
      },
    });
  });
});

describe('a field that may be told in two forms', () => {
  const times = { ...integer('', ''), alternatively: list('', '', date('', '')) };

  it('takes either', () => {
    expect(read(times, 3)).toBe(3);
    expect(read(times, ['2026-03-01'])).toEqual(['2026-03-01']);
  });

  it('tells the mistake of the form that the value resembles', () => {
    expect(read(times, 'three')).toBe('The field “it” must be a whole number.');
    expect(refusalOf({ it: ['three'] }, { it: times })?.reason).toBe('it.0');
    const turned = { ...list('', '', date('', '')), alternatively: integer('', '') };
    expect(read(turned, 'three')).toBe('The field “it” must be a whole number.');
    expect(refusalOf({ it: ['three'] }, { it: turned })?.reason).toBe('it.0');
  });
});

describe('what is not asked for', () => {
  it('may be left out where the field is optional, and is then not there at all', () => {
    expect(parseInput({ it: optional(integer('', '')) }, { it: null }, now)).toEqual({ ok: true, data: {} });
  });

  it('is kept under its own name, but not when it is null', () => {
    expect(parseInput({}, { more: { than: ['asked'] }, nothing: null, undone: undefined }, now)).toEqual({
      ok: true,
      data: { more: { than: ['asked'] } },
    });
  });

  it('is never read from what every object inherits', () => {
    expect(refusalOf({}, { toString: shortText('', '') })?.message.en).toBe(
      'The field “toString” is missing.',
    );
  });
});

describe('the moment of a value', () => {
  it('is 00:00 in Copenhagen for a date, the instant for an instant, and null for anything else', () => {
    expect(momentOf('2026-07-01')).toEqual({
      ms: parseInstant('2026-07-01T00:00:00+02:00'),
      on: '2026-07-01',
      dateOnly: true,
    });
    expect(momentOf('2026-06-30T22:30:00Z')).toEqual({
      ms: parseInstant('2026-07-01T00:30:00+02:00'),
      on: '2026-07-01',
      dateOnly: false,
    });
    expect(momentOf(7)).toBeNull();
  });
});
