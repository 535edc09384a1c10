import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RehearsalStage, startStage } from '../../cli/rehearsal-stage.ts';
import { playOn } from '../../cli/rehearse.ts';
import { readScenario, type Scenario } from '../../domain/simulation/scenario.ts';
import { simulate } from '../../domain/simulation/simulate.ts';
import { projectRoot, tovholderHome } from '../../worker/embedded/home.ts';

const scenarios = join(projectRoot, 'test/scenarios');
let stage: RehearsalStage;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tovholder-rehearse-'));
  stage = await startStage({ folder, home: tovholderHome(), say: () => {} });
}, 90_000);
afterAll(async () => {
  await stage?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const names = readdirSync(scenarios)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'))
  .map((name) => name.slice(0, -'.json'.length));

function scenarioOf(name: string): Scenario {
  const read = readScenario(JSON.parse(readFileSync(join(scenarios, `${name}.json`), 'utf8')));
  if (!read.ok) throw new Error(read.refusal.message.en);
  return read.scenario;
}

test('there are scenarios to rehearse', () => {
  expect(names.length).toBeGreaterThanOrEqual(5);
});

test.each(names)(
  '%s: rehearse prints what simulate prints, to the letter',
  async (name) => {
    const scenario = scenarioOf(name);
    expect(JSON.stringify(await playOn(stage, scenario), null, 1)).toBe(
      JSON.stringify(simulate(scenario), null, 1),
    );
  },
  90_000,
);

test('a birth that is taken back and recorded anew leaves only the new child', async () => {
  const base = scenarioOf('twins');
  const at = (n: number) => `2025-06-0${n}T10:00:00+02:00`;
  const birth = (bornAt: string, refs: string[]) => ({
    bornAt,
    place: 'Esbjerg',
    children: refs.map((ref) => ({ ref, alive: true })),
  });
  const scenario: Scenario = {
    ...base,
    name: 'birth taken back',
    steps: [
      {
        at: at(1),
        case: 'pregnancy',
        command: 'refer',
        data: {
          receivedAt: at(1),
          referrer: { role: 'GP', organisation: 'Lægehuset' },
          mother: { name: 'Prøve Person' },
          edd: '2025-06-10',
        },
      },
      {
        at: at(2),
        case: 'pregnancy',
        command: 'record-birth',
        data: birth(at(2), ['child:1', 'child:2']),
      },
      { at: at(3), case: 'pregnancy', command: 'retract', data: { eventId: { step: 1 }, reason: 'Fejl' } },
      { at: at(3), case: 'child:2', command: 'discharge', data: { who: 'child:2' } },
      { at: at(4), case: 'pregnancy', command: 'record-birth', data: birth(at(2), ['child:1']) },
      { at: at(5), case: 'child:1', command: 'discharge', data: { who: 'child:1' } },
    ],
    until: '2025-09-01T00:00:00+02:00',
  };
  const simulated = simulate(scenario);
  expect(simulated.cases.map((kase) => kase.ref)).toEqual(['pregnancy', 'child:1']);
  expect(simulated.refusals.map((refusal) => [refusal.step, refusal.code])).toEqual([[3, 'NOT_FOUND']]);
  expect(await playOn(stage, scenario)).toEqual(JSON.parse(JSON.stringify(simulated)));
}, 60_000);
