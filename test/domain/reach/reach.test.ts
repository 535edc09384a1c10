import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Absence, type Colleague, type Directory, standInFor } from '../../../domain/reach/directory.ts';
import { reach } from '../../../domain/reach/reach.ts';
import type { Role } from '../../../domain/rules/roles.ts';

const ON = '2026-03-10';

const person = (subject: string, roles: readonly Role[], more: Partial<Colleague> = {}): Colleague => ({
  subject,
  organisation: 'esbjerg',
  roles,
  address: `${subject}@example.invalid`,
  standIn: null,
  fromOn: null,
  untilOn: null,
  ...more,
});

const away = (subject: string, standIn: string | null = null): Absence => ({
  subject,
  fromOn: '2026-03-09',
  untilOn: '2026-03-11',
  standIn,
});

const house = (
  colleagues: readonly Colleague[],
  absences: readonly Absence[] = [],
  desks: Partial<Record<Role, string>> = {},
): Directory => ({
  organisation: 'esbjerg',
  colleagues,
  absences,
  deskOf: (role) => desks[role] ?? null,
});

const told = (directory: Directory, assignee: string | null, role: Role = 'FR', on = ON) =>
  reach({ directory, assignee, role, on }).map((one) => `${one.subject ?? one.address} ${one.because}`);

const anna = person('anna', ['FR']);
const bent = person('bent', ['FR']);
const lene = person('lene', ['FR-leader']);
const dorte = person('dorte', ['director']);

describe('who is reached', () => {
  test('the one who was given the work, alone', () => {
    expect(told(house([anna, bent, lene]), 'anna')).toEqual(['anna assigned']);
  });

  test('their stand-in while they are away, and they themselves on the day after', () => {
    const directory = house([anna, bent, lene], [away('anna', 'bent')]);
    expect(told(directory, 'anna')).toEqual(['bent stand-in']);
    expect(told(directory, 'anna', 'FR', '2026-03-12')).toEqual(['anna assigned']);
  });

  test("a stand-in who is away hands on to theirs, and a circle ends with the role's other people", () => {
    const karin = person('karin', ['SP']);
    const chained = house([anna, bent, karin], [away('anna', 'bent'), away('bent', 'karin')]);
    expect(told(chained, 'anna')).toEqual(['karin stand-in']);
    const circle = house([anna, bent, karin, lene], [away('anna', 'bent'), away('bent', 'anna')]);
    expect(told(circle, 'anna')).toEqual(['lene leader']);
  });

  test('whoever has left is stood in for by the one named for that, not swallowed', () => {
    const gone = person('gone', ['FR'], { untilOn: '2026-02-28', standIn: 'bent' });
    expect(told(house([gone, bent]), 'gone')).toEqual(['bent stand-in']);
    expect(told(house([person('gone', ['FR'], { untilOn: '2026-02-28' }), bent]), 'gone')).toEqual([
      'bent role',
    ]);
  });

  test('all who hold the role and are there, where nobody was given the work', () => {
    const carl = person('carl', ['FR']);
    expect(told(house([anna, bent, carl], [away('carl')]), null)).toEqual(['anna role', 'bent role']);
  });

  test('the desk, when nobody who holds the role is there', () => {
    expect(told(house([anna], [away('anna')], { FR: 'fr@example.invalid' }), null)).toEqual([
      'fr@example.invalid desk',
    ]);
  });

  test('the leader of a vacant role, the stand-in of a leader who is away, and at last the director', () => {
    expect(told(house([lene, dorte]), null)).toEqual(['lene leader']);
    expect(told(house([lene, dorte, bent], [away('lene', 'bent')]), null, 'SP')).toEqual(['dorte director']);
    expect(told(house([lene, dorte, bent], [away('lene', 'bent')]), null, 'FR-leader')).toEqual([
      'bent stand-in',
    ]);
    expect(told(house([lene, dorte], [away('lene')]), null)).toEqual(['dorte director']);
  });

  test('also somebody with an address, where those who are meant have none', () => {
    const mute = person('mute', ['FR'], { address: null });
    expect(told(house([mute, bent]), 'mute')).toEqual(['mute assigned', 'bent role']);
    expect(told(house([mute], [], { FR: 'fr@example.invalid' }), null)).toEqual([
      'mute role',
      'fr@example.invalid desk',
    ]);
  });

  test('at the address that another organisation has of them, where the first lists them without', () => {
    const here = person('bent', ['FR'], { address: null });
    const there = person('bent', ['SSR'], { organisation: 'syddanmark', address: 'bent@example.invalid' });
    const { address } =
      reach({ directory: house([here, there]), assignee: 'bent', role: 'FR', on: ON })[0] ?? {};
    expect(address).toBe('bent@example.invalid');
  });

  test("the municipality's own director, and the region's people only for roles that it has nobody for", () => {
    const region = { organisation: 'syddanmark' };
    const clinic = person('ida', ['SSR'], region);
    const regional = person('rolf', ['director'], region);
    expect(told(house([regional, dorte, clinic]), null, 'director')).toEqual(['dorte role']);
    expect(told(house([regional, dorte, clinic]), null, 'SSR')).toEqual(['ida role']);
  });

  test('nobody of the family, whoever is listed, and nobody at all where nobody is known', () => {
    expect(told(house([anna, dorte]), null, 'mother')).toEqual([]);
    expect(told(house([]), 'anna')).toEqual([]);
  });
});

const names = ['a', 'b', 'c', 'd', 'e'];
const houses = fc
  .record({
    // An organisation lists somebody once; two may list the same person.
    people: fc.uniqueArray(
      fc.record({
        subject: fc.constantFrom(...names),
        roles: fc.subarray<Role>(['FR', 'FR-leader', 'director', 'SSR']),
        organisation: fc.constantFrom('esbjerg', 'syddanmark'),
        address: fc.constantFrom(null, 'x@example.invalid'),
        standIn: fc.constantFrom(null, ...names),
        fromOn: fc.constantFrom(null, '2026-03-10', '2026-03-11'),
        untilOn: fc.constantFrom(null, '2026-03-09', '2026-03-10'),
      }),
      { selector: ({ organisation, subject }) => `${organisation}/${subject}` },
    ),
    absences: fc.array(
      fc.record({
        subject: fc.constantFrom(...names),
        standIn: fc.constantFrom(null, ...names),
        fromOn: fc.constantFrom('2026-03-01', '2026-03-10'),
        untilOn: fc.constantFrom('2026-03-10', '2026-03-20'),
      }),
    ),
    desk: fc.constantFrom(null, 'desk@example.invalid'),
  })
  .map(({ people, absences, desk }) => house(people, absences, desk === null ? {} : { FR: desk }));

test('nobody is told while away, nobody is told twice, and a known address is always found', () => {
  fc.assert(
    fc.property(houses, fc.constantFrom(null, ...names), (directory, assignee) => {
      const reached = reach({ directory, assignee, role: 'FR', on: ON });
      const subjects = reached.flatMap(({ subject }) => subject ?? []);
      expect(new Set(subjects).size).toBe(subjects.length);
      for (const subject of subjects)
        expect(
          directory.absences.some((one) => one.subject === subject && one.fromOn <= ON && ON <= one.untilOn),
        ).toBe(false);
      if (directory.deskOf('FR') !== null) expect(reached.some(({ address }) => address !== null)).toBe(true);
    }),
  );
});

test('whoever stands in is never the one who is away', () => {
  fc.assert(
    fc.property(houses, fc.constantFrom(...names), (directory, subject) => {
      expect(standInFor(directory, subject, ON)?.subject).not.toBe(subject);
    }),
  );
});
