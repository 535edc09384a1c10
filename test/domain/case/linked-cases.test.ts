import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { openBornChild, receive } from '../../../domain/case/engine.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { birth, pregnancy } from '../rules/phase-3/lives.ts';
import type { Life } from '../support/life.ts';

const bornAt = '2026-06-01T04:00:00+02:00';
const at = (day: string) => `2026-06-${day}T10:00:00+02:00`;
const twins = { children: ['child:1', 'child:2'].map((ref) => ({ ref, alive: true })) };

function stateOf(life: Life, ref: string): CaseState {
  const state = life.world.get(ref)?.state;
  if (!state) throw new Error(`no case ${ref}`);
  return state;
}

const types = (state: CaseState) => state.facts.map(({ type }) => type);

/** An event as a linked case sends it. */
const sent = (id: number, type: string, data: JsonObject = {}): CaseEvent => ({
  id,
  type,
  at: at('02'),
  recordedAt: at('03'),
  by: 'FR',
  version: 7,
  data,
});

describe('a birth opens a case for each live child', () => {
  it('linked to the pregnancy and to its siblings, and the pregnancy to each child', () => {
    const life = birth(bornAt, twins);
    expect(stateOf(life, 'child:1').links).toEqual([
      { rel: 'pregnancy', ref: 'pregnancy', id: 'c_pregnancy' },
      { rel: 'sibling', ref: 'child:2', id: 'c_child2' },
    ]);
    expect(stateOf(life, 'pregnancy').links).toEqual([
      { rel: 'child', ref: 'child:1', id: 'c_child1' },
      { rel: 'child', ref: 'child:2', id: 'c_child2' },
    ]);
  });

  it('that starts with its own moment of birth and what the birth told of all', () => {
    const children: JsonObject[] = [
      { ref: 'child:1', alive: true, bornAt: '2026-06-01T03:50:00+02:00', gestationalAge: '40+0' },
      { ref: 'child:2', alive: false },
    ];
    const life = birth(bornAt, { children, parentsMarried: true });
    const child = stateOf(life, 'child:1');
    expect(child).toMatchObject({
      id: 'c_child1',
      ref: 'child:1',
      kind: 'child',
      municipality: 'esbjerg',
      ruleSet: null,
      startedMs: parseInstant('2026-06-01T03:50:00+02:00'),
      links: [{ rel: 'pregnancy' }],
    });
    expect(child.facts[0]).toMatchObject({
      id: 1,
      type: 'born',
      version: 0,
      on: '2026-06-01',
      data: {
        bornAt: '2026-06-01T03:50:00+02:00',
        gestationalAge: '40+0',
        parentsMarried: true,
        stillbornSibling: true,
      },
    });
    expect([...life.world.keys()]).toEqual(['pregnancy', 'child:1']);
  });

  it('and says nothing of what was not told', () => {
    const [born] = stateOf(birth(bornAt), 'child:1').facts;
    expect(born?.data).toEqual({ bornAt });
  });

  it('with the facts of the pregnancy that reach it, numbered anew and marked where they come from', () => {
    const life = pregnancy();
    life.give('2026-01-12T10:00:00+01:00', 'open-investigation', { openedOn: '2026-01-12' });
    life.give('2026-01-13T10:00:00+01:00', 'record-entry');
    life.give(bornAt, 'record-birth', { bornAt, children: twins.children, place: 'Sygehus' });
    const source = stateOf(life, 'pregnancy').facts.find(({ type }) => type === 'investigation-opened');
    for (const ref of ['child:1', 'child:2']) {
      const child = stateOf(life, ref);
      expect(types(child)).toEqual(['born', 'investigation-opened']);
      expect(child.facts[1]).toMatchObject({
        id: 2,
        on: '2026-01-12',
        dateOnly: true,
        recordedMs: source?.recordedMs,
        by: 'FR',
        version: 0,
        carried: { ref: 'pregnancy', eventId: source?.id },
      });
      expect(child.version).toBe(0);
    }
  });

  it('without what had been taken back before the birth', () => {
    const life = pregnancy();
    const { events } = life.give('2026-01-12T10:00:00+01:00', 'open-investigation', {
      openedOn: '2026-01-12',
    });
    life.give('2026-01-13T10:00:00+01:00', 'retract', { eventId: events[0]?.id ?? 0, reason: 'fejl' });
    life.give(bornAt, 'record-birth', { bornAt, ...twins, place: 'Sygehus' });
    expect(types(stateOf(life, 'child:1'))).toEqual(['born']);
  });

  it('that has said nothing yet of what was due before the birth became known', () => {
    const { births } = (() => {
      const life = pregnancy();
      return life.give(at('03'), 'record-birth', { bornAt, ...twins, place: 'Sygehus' });
    })();
    const [first] = births;
    if (!first) throw new Error('no birth');
    const { state } = openBornChild(first);
    expect(state.startedMs).toBe(parseInstant(bornAt));
    expect(state.messagesUpToMs).toBe(parseInstant(at('03')));
    expect(openBornChild(first)).toEqual(openBornChild(first));
  });
});

describe('an event of a linked case', () => {
  const child = () => stateOf(birth(bornAt), 'child:1');
  const moved = sent(9, 'move-reported', { movesOn: '2026-06-20' });

  it('is recorded here with its own moment, a number of this case, and where it comes from', () => {
    const state = child();
    const { state: after, events, ...rest } = receive(state, 'pregnancy', [moved]);
    expect(events).toEqual([
      {
        ...moved,
        id: state.lastEventId + 1,
        version: state.version,
        carried: { ref: 'pregnancy', eventId: 9 },
      },
    ]);
    expect(after.facts.at(-1)).toMatchObject({
      ms: parseInstant(at('02')),
      recordedMs: parseInstant(at('03')),
    });
    expect([after.version, after.lastEventId]).toEqual([state.version, state.lastEventId + 1]);
    expect(rest).toMatchObject({ ok: true, relays: [], births: [], withdrawn: [] });
  });

  it('changes nothing when it arrives again, but the same number from elsewhere is another event', () => {
    const once = receive(child(), 'pregnancy', [moved]).state;
    const twice = receive(once, 'pregnancy', [moved]);
    expect(twice.events).toEqual([]);
    expect(twice.state).toEqual(once);
    expect(receive(once, 'child:2', [moved]).events).toHaveLength(1);
  });

  it('that takes back others takes back what they became here, and is dropped where none came', () => {
    const state = receive(child(), 'pregnancy', [moved, sent(10, 'custody-recorded')]).state;
    const here = state.facts.filter(({ carried }) => carried).map(({ id }) => id);
    const { state: after, events } = receive(state, 'pregnancy', [
      sent(11, 'retracted', { events: [9, 10, 77] }),
    ]);
    expect(events[0]?.data.events).toEqual(here);
    expect(after.facts.filter(({ retractedBy }) => retractedBy !== undefined).map(({ id }) => id)).toEqual(
      here,
    );
    expect(receive(state, 'pregnancy', [sent(12, 'retracted', { events: [77] })]).events).toEqual([]);
    expect(receive(state, 'child:2', [sent(12, 'retracted', { events: [9] })]).events).toEqual([]);
  });
});

describe('how far an act reaches', () => {
  const reached = (life: Life, from: string, command: string, data: JsonObject) =>
    life.give(at('10'), command, data, from).relays.map(({ ref }) => ref);

  it('a move reaches everyone linked, from whichever case it is told', () => {
    const life = birth(bornAt, twins);
    const move = { toMunicipality: 'Varde', movesOn: '2026-06-20' };
    expect(reached(life, 'pregnancy', 'report-move', move)).toEqual(['child:1', 'child:2']);
    expect(reached(birth(bornAt, twins), 'child:1', 'report-move', move)).toEqual(['pregnancy', 'child:2']);
  });

  it('an investigation reaches along the line between pregnancy and child, not the sibling', () => {
    const investigation = { openedOn: '2026-06-10' };
    expect(reached(birth(bornAt, twins), 'child:1', 'open-investigation', investigation)).toEqual([
      'pregnancy',
    ]);
    expect(reached(birth(bornAt, twins), 'pregnancy', 'open-investigation', investigation)).toEqual([
      'child:1',
      'child:2',
    ]);
  });

  it('an entry reaches nobody', () => {
    expect(reached(birth(bornAt, twins), 'pregnancy', 'record-entry', {})).toEqual([]);
  });
});

describe('a birth that is taken back', () => {
  it('withdraws the cases that it opened, and only those of children', () => {
    const life = pregnancy();
    const { events } = life.give(bornAt, 'record-birth', { bornAt, ...twins, place: 'Sygehus' });
    const { withdrawn } = life.give(at('02'), 'retract', { eventId: events[0]?.id ?? 0, reason: 'fejl' });
    expect(withdrawn).toEqual(['child:1', 'child:2']);
    expect(stateOf(life, 'pregnancy').links).toEqual([]);
    expect([...life.world.keys()]).toEqual(['pregnancy']);
  });

  it('is not meant when something else is', () => {
    const life = birth(bornAt, twins);
    const { events } = life.give(at('02'), 'record-entry');
    expect(life.give(at('03'), 'retract', { eventId: events[0]?.id ?? 0, reason: 'fejl' }).withdrawn).toEqual(
      [],
    );
    expect(stateOf(life, 'pregnancy').links).toHaveLength(2);
  });
});
