import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatInstant } from '../../domain/calendar/index.ts';
import { readScenario } from '../../domain/simulation/scenario.ts';
import { simulate } from '../../domain/simulation/simulate.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { nodeCommand } from '../../worker/supervisor/node-service.ts';
import { type ApiProcess, startApiProcess } from '../services/support/api-process.ts';
import { testEngine } from '../services/support/engine.ts';
import { insist, pregnancy, referral } from '../services/support/requests.ts';
import { testStore } from '../services/support/store.ts';

// A day ahead of Copenhagen, and half an hour beside the full hours: nothing that reads the machine's zone survives both.
const ZONES = ['Pacific/Kiritimati', 'America/St_Johns'] as const;
const SCENARIO = join(projectRoot, 'test/scenarios/notification-over-easter.json');

/** Runs a program in a time zone; resolves with what it wrote, once it ended well. */
function inZone(zone: string, command: string, args: string[]): Promise<string> {
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, TZ: zone, TOVHOLDER_TEST_REPORT: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString('utf8');
  });
  return new Promise((done, failed) => {
    child.once('close', (code) => {
      if (code === 0) done(said);
      else failed(new Error(`${zone}: ended with ${code}: ${said.slice(-1_000)}${complained.slice(-1_000)}`));
    });
  });
}

it('the zones of this test are not the zone that it runs in', async () => {
  const { command } = nodeCommand('cli/main.ts');
  const here = new Date(0).toString();
  for (const zone of ZONES)
    expect(await inZone(zone, command, ['-p', 'new Date(0).toString()'])).not.toContain(here);
});

it('a rehearsal in another zone, worker and gateway and all, prints what a simulation prints here', async () => {
  const read = readScenario(JSON.parse(readFileSync(SCENARIO, 'utf8')));
  if (!read.ok) throw new Error(read.refusal.message.en);
  const { command, args } = nodeCommand('cli/main.ts', ['rehearse', SCENARIO]);
  expect(JSON.parse(await inZone(ZONES[0], command, args))).toEqual(
    JSON.parse(JSON.stringify(simulate(read.scenario))),
  );
}, 120_000);

describe('worker and API in zones of their own', () => {
  const store = testStore();
  const engine = testEngine(store);
  const apis: ApiProcess[] = [];
  beforeAll(async () => {
    const servers = () => ({ DATABASE_URL: store.postgres.url, TEMPORAL_ADDRESS: engine.temporal.address });
    await Promise.all([
      engine.startWorker({ TZ: ZONES[0] }),
      ...['Europe/Copenhagen', ...ZONES].map(async (TZ) =>
        apis.push(await startApiProcess({ ...servers(), TZ })),
      ),
    ]);
    return () => Promise.all(apis.map((api) => api.stop()));
  }, 120_000);

  it('say the same about a case, to the letter', async () => {
    // Just after midnight in Copenhagen, on the night of the summer time: another date nearly everywhere else.
    const refer = referral('2026-03-29T00:30:00+01:00');
    const opened = await insist(() => engine.gateway.openCase(pregnancy, refer, { key: 'zones' }));
    const asOf = encodeURIComponent(formatInstant(Date.now() + 60_000));
    const paths = [`/deadlines?asOf=${asOf}`, `/timeline?asOf=${asOf}`, '/journal', '/calendar.ics'];
    for (const path of paths) {
      const texts = await Promise.all(
        apis.map(async ({ url }) => {
          const response = await fetch(`${url}/v1/cases/${opened.id}${path}`, {
            headers: { authorization: 'Bearer demo:esbjerg:FR' },
          });
          expect([path, response.status]).toEqual([path, 200]);
          return (await response.text()).replaceAll(/^DTSTAMP.*$/gm, '');
        }),
      );
      expect(new Set(texts).size, path).toBe(1);
      expect(texts[0]?.length).toBeGreaterThan(100);
    }
  }, 60_000);
});
