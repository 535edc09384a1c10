import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../domain/case/fact.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { findSeeds, matches, typesOf } from '../../../domain/obligations/find-seeds.ts';
import { catalogue } from '../../../domain/rules/catalogue.ts';
import type { Opening, Rule } from '../../../domain/rules/rule.ts';
import { fact, viewWith } from '../support/facts.ts';

const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;

/** Some rule with these openings instead of its own. */
function ruleOpenedBy(...opens: Opening[]): Rule {
  const [some] = catalogue;
  if (!some) throw new Error('no rules');
  return { ...some, seeds: undefined, opens };
}

const told = (id: number, day: string, data: JsonObject = {}, more: Partial<Fact> = {}) =>
  fact(id, 'told', at(day), data, more);
const keysOf = (rule: Rule, facts: Fact[]) =>
  findSeeds(rule, viewWith(facts)).map(({ key, trigger }) => [key, trigger.id]);

describe('the occurrences of a rule', () => {
  it('are numbered in the order of recording, and found in the order of the acts', () => {
    expect(keysOf(ruleOpenedBy({ on: 'told' }), [told(1, '05'), told(2, '04')])).toEqual([
      ['2', 2],
      ['1', 1],
    ]);
  });

  it('never take again the number of one that was retracted', () => {
    expect(
      keysOf(ruleOpenedBy({ on: 'told' }), [told(1, '04', {}, { retractedBy: 2 }), told(3, '05')]),
    ).toEqual([['2', 3]]);
  });

  it('are named by their data where the rule says so, else numbered', () => {
    const rule = ruleOpenedBy({ on: 'told', key: 'about.id' });
    const facts = [
      told(1, '04', { about: { id: 'n1' } }),
      told(2, '05', { about: { id: 7 } }),
      told(3, '06', { about: { id: true } }),
    ];
    expect(keysOf(rule, facts)).toEqual([
      ['n1', 1],
      ['7', 2],
      ['3', 3],
    ]);
  });

  it('keep the first of each name', () => {
    const same = { id: 'n1' };
    expect(
      keysOf(ruleOpenedBy({ on: 'told', key: 'id' }), [told(1, '04', same), told(2, '05', same)]),
    ).toEqual([['n1', 1]]);
  });

  it('is one alone where only the first counts', () => {
    expect(keysOf(ruleOpenedBy({ on: 'told', once: true }), [told(1, '05'), told(2, '04')])).toEqual([
      ['1', 2],
    ]);
  });

  it('come from a linked case only where the rule says so, and are numbered only then', () => {
    const carried = told(1, '04', {}, { carried: { ref: 'pregnancy', eventId: 4 } });
    expect(keysOf(ruleOpenedBy({ on: 'told' }), [carried, told(2, '05')])).toEqual([['1', 2]]);
    expect(keysOf(ruleOpenedBy({ on: 'told', carried: true }), [carried, told(2, '05')])).toEqual([
      ['1', 1],
      ['2', 2],
    ]);
  });

  it('need their condition, on the data and on the case, but only the data says what is numbered', () => {
    const rule = ruleOpenedBy({ on: 'told', where: { by: 'mother' }, when: ({ id }) => id !== 2 });
    const facts = [
      told(1, '04', { by: 'partner' }),
      told(2, '05', { by: 'mother' }),
      told(3, '06', { by: 'mother' }),
    ];
    expect(keysOf(rule, facts)).toEqual([['2', 3]]);
  });

  it('come from each of several openings, and are numbered over all of them', () => {
    const rule = ruleOpenedBy({ on: ['told', 'written'] }, { on: 'shown' });
    const facts = [
      fact(1, 'shown', at('04')),
      fact(2, 'written', at('05')),
      told(3, '06'),
      fact(4, 'sung', at('07')),
    ];
    expect(keysOf(rule, facts)).toEqual([
      ['2', 2],
      ['3', 3],
      ['1', 1],
    ]);
  });

  it('are none where nothing opens the rule', () => {
    expect(keysOf({ ...ruleOpenedBy(), opens: undefined }, [told(1, '04')])).toEqual([]);
  });
});

describe('a condition on data', () => {
  it.each<[JsonObject, JsonObject, boolean]>([
    [{}, {}, true],
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [{ a: null }, {}, true],
    [{ a: null }, { a: 1 }, false],
    [{ 'a.b': 'x' }, { a: { b: 'x' } }, true],
    [{ a: ['x', 'y'] }, { a: 'y' }, true],
    [{ a: ['x', 'y'] }, { a: 'z' }, false],
    [{ a: ['x', null] }, {}, true],
  ])('%j on %j is %s', (where, data, fits) => {
    expect(matches(where as Opening['where'], data)).toBe(fits);
  });

  it('is true where there is none', () => {
    expect(matches(undefined, { a: 1 })).toBe(true);
  });
});

it('names its event types as a list, also where it has one', () => {
  expect(typesOf({ on: 'told' })).toEqual(['told']);
  expect(typesOf({ on: ['told', 'shown'] })).toEqual(['told', 'shown']);
});
