import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptPort } from '../../worker/embedded/free-port.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { resolveTemporalCli, resolveTestServer } from '../../worker/embedded/temporal-binary.ts';
import { startTemporalDevServer, type TemporalDevServer } from '../../worker/embedded/temporal-server.ts';
import { startTimeSkippingServer } from '../../worker/embedded/test-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = join(temporaryFolder(), 'temporal');
const said: string[] = [];
const say = (line: string) => said.push(line);
const started: TemporalDevServer[] = [];
let cli: string;

async function start(): Promise<TemporalDevServer> {
  const server = await startTemporalDevServer({ cli, folder, say });
  started.push(server);
  return server;
}

async function withClient<Result>(
  address: string,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const connection = await Connection.connect({ address });
  try {
    return await use(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

const begin = (address: string, workflowId: string) =>
  withClient(address, (client) => client.workflow.start('waits', { workflowId, taskQueue: 'nobody' }));
const statusOf = (address: string, workflowId: string) =>
  withClient(address, async (client) => (await client.workflow.getHandle(workflowId).describe()).status.name);

beforeAll(async () => {
  cli = await resolveTemporalCli(tovholderHome(), () => {});
});
afterAll(async () => {
  for (const server of started) await server.stop();
});

describe('the embedded Temporal dev server', () => {
  it('keeps its workflows over a stop, and over being killed, at the same address', async () => {
    const first = await start();
    await begin(first.address, 'stopped-over');
    await first.stop();

    const second = await start();
    expect(second.address).toBe(first.address);
    expect(await statusOf(second.address, 'stopped-over')).toBe('RUNNING');
    await begin(second.address, 'killed-over');
    process.kill(second.pid, 'SIGKILL');
    expect(await second.ended).toBe('signal SIGKILL');

    const third = await start();
    expect(await statusOf(third.address, 'killed-over')).toBe('RUNNING');
  });

  it('is adopted when it is still running', async () => {
    const running = await start();
    said.length = 0;
    const adopted = await start();
    expect(adopted.pid).toBe(running.pid);
    expect(said).toEqual([`Temporal: adopted the dev server left running on ${running.address}`]);
    await adopted.stop();
    expect(await adopted.ended).toMatch(/^(ended|exit code 0)$/);
  });

  it('takes no other server for itself that was quicker to take its port, and tries another', async () => {
    const other = await startTemporalDevServer({ cli, folder: `${folder}-other`, say });
    started.push(other);
    const taken = Number(other.address.split(':')[1]);
    said.length = 0;
    const ports = [taken];
    const own = await startTemporalDevServer({
      cli,
      folder: `${folder}-own`,
      say,
      // Chosen when it was free; the other came between.
      choosePort: async (place) => ports.shift() ?? keptPort(place),
    });
    started.push(own);
    expect(ports).toEqual([]);
    expect(own.address).not.toBe(other.address);
    expect(said[0]).toBe('Temporal: another program was quicker to take a port, trying others');
    // Each answers for its own: nothing of the one is known to the other.
    await begin(own.address, 'of-its-own');
    await expect(statusOf(other.address, 'of-its-own')).rejects.toThrow(/not found/i);
    await Promise.all([own.stop(), other.stop()]);
  }, 60_000);

  it('is refused in one sentence when the program is none', async () => {
    await expect(
      startTemporalDevServer({ cli: '/bin/false', folder: `${folder}-none`, say }),
    ).rejects.toThrow(/did not start on 127\.0\.0\.1:\d+; its log .* says why\. Set TEMPORAL_ADDRESS/);
  });
});

describe('the time-skipping server', () => {
  it('passes a year in a moment', async () => {
    const executable = await resolveTestServer(tovholderHome(), () => {});
    const server = await startTimeSkippingServer({ executable });
    try {
      const before = await server.environment.currentTimeMs();
      await server.environment.sleep('365 days');
      const after = await server.environment.currentTimeMs();
      expect(Math.round((after - before) / 86_400_000)).toBe(365);
    } finally {
      await server.stop();
    }
  });
});
