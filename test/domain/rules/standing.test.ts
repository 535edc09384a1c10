import { describe, expect, it } from 'vitest';
import { addDays, civilDateOf, formatInstant } from '../../../domain/calendar/index.ts';
import type { CommandSpec } from '../../../domain/case/command-spec.ts';
import { commands } from '../../../domain/case/registry.ts';
import type { Json, JsonObject } from '../../../domain/json.ts';
import { type Deadline, deadlinesOf } from '../../../domain/obligations/deadline.ts';
import type { Scenario } from '../../../domain/simulation/scenario.ts';
import { playStep, type World } from '../../../domain/simulation/simulate.ts';
import { dataFor, seeded } from '../support/random-life.ts';

const HOUR_MS = 3_600_000;

/** Acts that say something about the past; every other act, told when it is done, leaves what stood before alone. */
const aboutThePast = new Set([
  'refer',
  'retract',
  'correct-birth',
  'set-due-date',
  'adopt-rules',
  'record-placement-period',
]);

const often = [
  'plan-placement',
  'decide-measure',
  'implement-measure',
  'end-measure',
  'categorise',
  'record-birth',
  'refuse-service',
  'open-municipal-case',
  'open-investigation',
  'conclude-investigation',
  'receive-notification',
  'plan-meeting',
  'move-meeting',
  'hold-follow-up',
  'report-move',
];

/** The act as told at the very moment it is done. */
function toldAtOnce(spec: CommandSpec, data: JsonObject, nowMs: number): JsonObject {
  const now = (name: string): Json | undefined => {
    const field = spec.fields[name];
    if (data[name] === undefined || !field || field.plan) return data[name];
    if (field.type === 'instant') return formatInstant(nowMs);
    return field.type === 'date' ? civilDateOf(nowMs) : data[name];
  };
  const told = Object.fromEntries(Object.keys(data).map((name) => [name, now(name) ?? null]));
  const children = [{ ref: 'child:1', alive: true }];
  return spec.name === 'record-birth' ? { ...told, children } : told;
}

const standing = (world: World, nowMs: number): Map<string, Deadline> =>
  new Map(
    [...world].flatMap(([ref, { state }]) =>
      deadlinesOf(state, nowMs).map((one) => [`${ref} ${one.id}`, one] as const),
    ),
  );

/** What an act did to the deadlines that stood before it and must not: gone, or moved without an entry. */
function disturbances(before: Map<string, Deadline>, after: Map<string, Deadline>, act: string): string[] {
  return [...before].flatMap(([id, was]) => {
    const is = after.get(id);
    if (!is) return [`${id} (${was.status}) is gone after ${act}`];
    const moved = was.dueOn !== null && was.dueOn !== is.dueOn;
    return moved && is.adjustments.length === was.adjustments.length
      ? [`${id} moved from ${was.dueOn} to ${is.dueOn} without an entry after ${act}`]
      : [];
  });
}

function live(seed: number): { disturbed: string[]; accepted: number } {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const kind = random() < 0.7 ? 'pregnancy' : 'child';
  const world: World = new Map();
  let nowMs = Date.UTC(2025, 2, 3, 9);
  const scenario: Scenario = {
    name: 'told as it happens',
    municipality: 'esbjerg',
    parameters: {},
    ruleSet: null,
    kind,
    steps: [],
    until: formatInstant(nowMs),
  };
  const give = (ref: string, command: string, data: JsonObject) =>
    playStep(world, scenario, { at: formatInstant(nowMs), case: ref, command, data }, []);
  give(kind === 'child' ? 'child:1' : 'pregnancy', 'refer', {
    receivedAt: formatInstant(nowMs),
    referrer: { role: 'FR' },
    mother: { name: 'Prøve Person' },
    ...(kind === 'child'
      ? { child: { bornAt: '2024-12-01T10:00:00+01:00' } }
      : { edd: addDays(civilDateOf(nowMs), 110), eddSource: 'scan' }),
  });
  const names = commands.map(({ name }) => name).filter((name) => !aboutThePast.has(name));
  const disturbed: string[] = [];
  let accepted = 0;
  for (let i = 0; i < 26; i++) {
    nowMs += (1 + Math.floor(random() * 24 * 14)) * HOUR_MS;
    const ref = pick([...world.keys()]);
    const name = random() < 0.5 ? pick(often) : pick(names);
    const spec = commands.find((one) => one.name === name);
    const state = world.get(ref)?.state;
    if (!spec || !state) continue;
    const before = standing(world, nowMs);
    if (!give(ref, name, toldAtOnce(spec, dataFor(spec, state, nowMs, random), nowMs)).ok) continue;
    accepted += 1;
    disturbed.push(...disturbances(before, standing(world, nowMs), name));
  }
  return { disturbed, accepted };
}

describe('what has stood in a case', () => {
  it('never goes away because of a later act, and never moves without an entry that says so', () => {
    const lives = Array.from({ length: 16 }, (_, i) => live(i * 7919 + 13));
    expect(lives.flatMap(({ disturbed }) => disturbed)).toEqual([]);
    expect(lives.reduce((sum, { accepted }) => sum + accepted, 0)).toBeGreaterThan(180);
  });
});
