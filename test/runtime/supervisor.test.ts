import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findLeftover } from '../../worker/embedded/program.ts';
import { nodeService, pidFileOf } from '../../worker/supervisor/node-service.ts';
import { createSupervisor, type Supervisor } from '../../worker/supervisor/supervisor.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder();
const run = join(root, 'run');
const logs = join(root, 'logs');
const said: string[] = [];
const supervisors: Supervisor[] = [];

function supervisor(): Supervisor {
  said.length = 0;
  const made = createSupervisor((line) => said.push(line));
  supervisors.push(made);
  return made;
}

function service(name: string, script: string, layer = 0, yields = false) {
  const entry = join(root, `${name}.ts`);
  writeFileSync(entry, script);
  return nodeService({
    name,
    layer,
    entry,
    env: process.env,
    ready: /^up$/m,
    run,
    logs,
    graceMs: 500,
    readyMs: 10_000,
    yields,
  });
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const LASTING = `setInterval(() => {}, 1000); console.log('up');`;

afterEach(async () => {
  for (const made of supervisors.splice(0)) await made.stop();
});

describe('the supervisor', () => {
  it('lets the others go first before a service that yields, with every thread of it', async () => {
    const made = supervisor();
    const [yielding, other] = [
      await made.keep(service('yielding', LASTING, 0, true)),
      await made.keep(service('other', LASTING)),
    ];
    expect(getPriority(yielding.pid)).toBe(getPriority(other.pid) + 5);
    if (process.platform !== 'linux') return;
    const ranks = (pid: number) =>
      readdirSync(`/proc/${pid}/task`).map((thread) => getPriority(Number(thread)));
    expect(new Set(ranks(yielding.pid)).size).toBe(1);
    if (!existsSync('/proc/self/autogroup')) return;
    const shared = (pid: number) => readFileSync(`/proc/${pid}/autogroup`, 'utf8');
    expect(shared(yielding.pid)).toMatch(/ nice 5$/m);
    expect(shared(other.pid)).toMatch(/ nice 0$/m);
  });

  it('starts a killed process again and says so in one line', async () => {
    const { pid } = await supervisor().keep(service('killed', LASTING));
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(findLeftover(pidFileOf(run, 'killed'))?.pid ?? pid).not.toBe(pid), 10_000);
    expect(said).toEqual(['killed: ended (signal SIGKILL); starting it again in 0.2 s']);
  });

  it('waits longer each time for a process that keeps dying', async () => {
    const dying = service('dying', `console.log('up'); setTimeout(() => process.exit(3), 10);`);
    await supervisor().keep(dying);
    await vi.waitFor(() => expect(said.length).toBeGreaterThanOrEqual(3), 15_000);
    expect(said.slice(0, 3)).toEqual(
      ['0.2', '0.4', '0.8'].map((pause) => `dying: ended (exit code 3); starting it again in ${pause} s`),
    );
  });

  it('stops the upper layer before the lower, and leaves no process and no pid file', async () => {
    const made = supervisor();
    const order = join(root, 'order.txt');
    const telling = (name: string) =>
      `import { appendFileSync } from 'node:fs';
       process.on('SIGTERM', () => { appendFileSync(${JSON.stringify(order)}, '${name} '); process.exit(0); });
       ${LASTING}`;
    const lower = await made.keep(service('lower', telling('lower'), 0));
    const upper = await made.keep(service('upper', telling('upper'), 1));
    await made.stop();
    expect(readFileSync(order, 'utf8')).toBe('upper lower ');
    expect([isAlive(lower.pid), isAlive(upper.pid)]).toEqual([false, false]);
    expect(['lower', 'upper'].filter((name) => existsSync(pidFileOf(run, name)))).toEqual([]);
    expect(said).toEqual([]);
  });

  it('ends a process that does not heed SIGTERM', async () => {
    const made = supervisor();
    const deaf = await made.keep(service('deaf', `process.on('SIGTERM', () => {}); ${LASTING}`));
    await made.stop();
    expect(isAlive(deaf.pid)).toBe(false);
    expect(await deaf.ended).toBe('signal SIGKILL');
  });

  it('ends a leftover of the same name before it starts the process', async () => {
    const leftover = await service('twice', LASTING).start();
    const { pid } = await supervisor().keep(service('twice', LASTING));
    expect(pid).not.toBe(leftover.pid);
    expect(isAlive(leftover.pid)).toBe(false);
  });

  it('reports a process that does not come up with its own last words and where its log is', async () => {
    const broken = service('broken', `throw new Error('no such table');`);
    await expect(supervisor().keep(broken)).rejects.toThrow(
      /The broken did not start \(exit code 1: Error: no such table\); its log is .*broken\.log/,
    );
  });
});

describe('a pid file', () => {
  it('is not believed when its number belongs to another process by now', () => {
    const file = pidFileOf(run, 'stranger');
    writeFileSync(file, JSON.stringify({ pid: process.pid, beginning: 'long ago' }));
    expect(findLeftover(file)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });
});
