import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { projectRoot } from '../../worker/embedded/home.ts';
import { runningMeanwhile } from '../../worker/supervisor/running-meanwhile.ts';

const subject = pathToFileURL(`${projectRoot}/worker/supervisor/running-meanwhile.ts`).href;
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

test('what ran for the work alone is ended in reverse, the answer comes through', async () => {
  const ended: string[] = [];
  const answer = await runningMeanwhile(async (ends) => {
    ends(() => void ended.push('store'));
    ends(async () => void ended.push('engine'));
    return 7;
  });
  expect(answer).toBe(7);
  expect(ended).toEqual(['engine', 'store']);
});

test('work that fails ends it too, and is what is told', async () => {
  const ended: string[] = [];
  const failing = runningMeanwhile(async (ends) => {
    ends(() => void ended.push('store'));
    throw new Error('the work failed');
  });
  await expect(failing).rejects.toThrow('the work failed');
  expect(ended).toEqual(['store']);
});

test('one that does not end keeps no other from it', async () => {
  const ended: string[] = [];
  const failing = runningMeanwhile(async (ends) => {
    ends(() => void ended.push('store'));
    ends(() => {
      throw new Error('the engine would not');
    });
  });
  await expect(failing).rejects.toThrow('the engine would not');
  expect(ended).toEqual(['store']);
});

/** Plays `work` in a process of its own, which is given the signal twice once it says `up`; what it said, and how it ended. */
async function brokenOff(signal: NodeJS.Signals, work: string) {
  const script = `
    import { setTimeout as pause } from 'node:timers/promises';
    import { runningMeanwhile } from ${JSON.stringify(subject)};
    await runningMeanwhile(async (ends) => {${work}});
    console.log('through');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (line !== 'up') return;
    child.kill(signal);
    setTimeout(() => child.kill(signal), 30);
  });
  const [exit] = await once(child, 'close');
  return { lines, exit };
}

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)(
  '%s in the midst of the work ends everything first, given twice as well',
  async (signal, code) => {
    const { lines, exit } = await brokenOff(
      signal,
      `
      let well = true;
      ends(() => console.log('store ended'));
      ends(async () => {
        await pause(100);
        well = false;
        console.log('engine ended');
      });
      console.log('up');
      while (well) await pause(20);
      throw new Error('no engine');`,
    );
    expect(lines).toEqual(['up', 'engine ended', 'store ended']);
    expect(exit).toBe(code);
  },
  30_000,
);

test('a server that was just being started is ended too, and nothing is begun after it', async () => {
  const { lines, exit } = await brokenOff(
    'SIGTERM',
    `
      ends(() => console.log('store ended'));
      console.log('up');
      await pause(400);
      ends(() => console.log('engine ended'));
      console.log('worker begun');`,
  );
  expect(lines).toEqual(['up', 'store ended', 'engine ended']);
  expect(exit).toBe(143);
}, 30_000);
