import { describe, expect, it } from 'vitest';
import { childOpenings, withdrawnBirths } from '../../../domain/case/births.ts';
import { handle, openBornChild } from '../../../domain/case/engine.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import type { Link } from '../../../domain/case/state.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { fact, stateWith } from '../support/facts.ts';

const bornAt = '2026-06-01T04:00:00+02:00';
const elsewhere: Link = { rel: 'sibling', ref: 'child:9', id: 'c_elsewhere' };
const children = ['child:1', 'child:2'].map((ref) => ({ ref, alive: true }));

const event = (id: number, type: string, data: JsonObject): CaseEvent => ({
  id,
  type,
  at: bornAt,
  recordedAt: bornAt,
  by: 'FR',
  version: 2,
  data,
});

/** A pregnancy that is linked to a case beside those of its own children. */
const pregnancy = () =>
  stateWith([fact(1, 'referred', '2026-01-05T08:00:00+01:00', { edd: '2026-06-01' })], {
    links: [elsewhere],
  });

describe('the cases that a birth opens', () => {
  it('have names of their own where the gateway gave none', () => {
    const answer = handle(pregnancy(), {
      name: 'record-birth',
      data: { bornAt, children, place: 'Sygehus' },
      at: bornAt,
      role: 'FR',
    });
    expect(answer.ok && answer.births.map(({ opening }) => [opening.ref, opening.id])).toEqual([
      ['child:1', 'c_1-1'],
      ['child:2', 'c_1-2'],
    ]);
  });

  it('are found by the birth, whatever was told with it', () => {
    const openings = childOpenings(
      pregnancy(),
      [
        event(2, 'entry-recorded', { children: [{ ref: 'child:7', alive: true }] }),
        event(3, 'birth-recorded', { children }),
      ],
      ['a', 'b'],
    );
    expect(openings.map(({ opening }) => opening.id)).toEqual(['a', 'b']);
    expect(childOpenings(pregnancy(), [event(2, 'entry-recorded', { children })], [])).toEqual([]);
  });

  it('begin with nothing that was not told, and have said nothing yet', () => {
    const [first] = childOpenings(pregnancy(), [event(2, 'birth-recorded', { children })], []);
    expect(Object.keys(first?.events[0]?.data ?? {})).toEqual(['bornAt']);
    expect(first && openBornChild(first).state.breachesTold).toEqual([]);
  });
});

describe('the links of a pregnancy', () => {
  const born = () => {
    const answer = handle(pregnancy(), {
      name: 'record-birth',
      data: { bornAt, children, place: 'Sygehus' },
      at: bornAt,
      role: 'FR',
    });
    if (!answer.ok) throw new Error(answer.refusal.message.en);
    return answer.state;
  };

  it('to others stay when children are born', () => {
    expect(born().links.map(({ ref }) => ref)).toEqual(['child:9', 'child:1', 'child:2']);
  });

  it('to others stay when the birth is taken back, and only the children go', () => {
    const answer = handle(born(), {
      name: 'retract',
      data: { eventId: 2, reason: 'fejl' },
      at: '2026-06-02T10:00:00+02:00',
      role: 'FR',
    });
    expect(answer).toMatchObject({
      ok: true,
      withdrawn: ['child:1', 'child:2'],
      state: { links: [elsewhere] },
    });
  });
});

describe('a birth is taken back', () => {
  const state = stateWith([fact(1, 'birth-recorded', bornAt)], {
    links: [{ rel: 'child', ref: 'child:1', id: 'c_child1' }],
  });

  it('by a retraction that names it, not by another event that happens to name its number', () => {
    const by = (type: string, events: readonly number[]) =>
      withdrawnBirths(state, [event(2, type, { events })]);
    expect(by('retracted', [1])).toEqual(['child:1']);
    expect(by('retracted', [7])).toEqual([]);
    expect(by('entry-recorded', [1])).toEqual([]);
  });
});
