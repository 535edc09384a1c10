import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import { reachOf, relaysOf } from '../../../domain/case/relay.ts';
import type { CaseKind, Link } from '../../../domain/case/state.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { fact, stateWith } from '../support/facts.ts';

const at = '2026-06-10T10:00:00+02:00';
const event = (type: string, data: JsonObject = {}): CaseEvent => ({
  id: 9,
  type,
  at,
  recordedAt: at,
  by: 'FR',
  version: 9,
  data,
});

const link = (rel: Link['rel'], ref: string): Link => ({ rel, ref, id: `c_${ref}` });
const family: Readonly<Record<CaseKind, readonly Link[]>> = {
  pregnancy: [link('child', 'child:1'), link('child', 'child:2'), link('sibling', 'child:9')],
  child: [link('pregnancy', 'pregnancy'), link('sibling', 'child:2')],
};

/** Who learns of an event told in the pregnancy, or in the case of its first child. */
const reached = (kind: CaseKind, type: string, data?: JsonObject) => {
  const facts = [fact(1, 'born', at), fact(2, 'move-reported', at), fact(3, 'entry-recorded', at)];
  const ref = kind === 'child' ? 'child:1' : 'pregnancy';
  const state = stateWith(facts, { kind, ref, links: family[kind] });
  return relaysOf(state, [event(type, data)]).map((relay) => relay.ref);
};

describe('who learns of an event', () => {
  it.each<[string, string, JsonObject, string[], string[]]>([
    ['a move: everyone', 'move-reported', {}, ['child:1', 'child:2', 'child:9'], ['pregnancy', 'child:2']],
    [
      'a measure: the children of the pregnancy it was decided in',
      'measure-decided',
      {},
      ['child:1', 'child:2'],
      [],
    ],
    [
      'an investigation: the line between pregnancy and child',
      'investigation-opened',
      {},
      ['child:1', 'child:2'],
      ['pregnancy'],
    ],
    ['the route of a discharge: the pregnancy', 'discharge-route-decided', {}, [], ['pregnancy']],
    [
      'a placement of one child: that child',
      'placement-period-recorded',
      { child: 'child:2' },
      ['child:2'],
      ['child:2'],
    ],
    ['an entry: nobody', 'entry-recorded', {}, [], []],
    ['a birth, which no command of the child told: nobody', 'born', {}, [], []],
  ])('%s', (_what, type, data, fromPregnancy, fromChild) => {
    expect(reached('pregnancy', type, data)).toEqual(fromPregnancy);
    expect(reached('child', type, data)).toEqual(fromChild);
  });

  it.each<[string, number[], string[]]>([
    ['a move: everyone, siblings too', [2], ['pregnancy', 'child:2']],
    ['an entry: nobody', [3], []],
    ['the beginning of the case: nobody', [1], []],
    ['nothing: nobody', [], []],
  ])('of a retraction of %s', (_what, events, expected) => {
    expect(reached('child', 'retracted', { events })).toEqual(expected);
  });

  it('is nobody where a retraction names nothing', () => {
    expect(reachOf(event('retracted'), stateWith([fact(1, 'move-reported', at)]))).toBeNull();
  });
});
