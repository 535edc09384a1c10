import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { Runtime } from '@temporalio/worker';
import { describe, expect, it, vi } from 'vitest';
import { openLog } from '../../worker/open-log.ts';
import { quietTemporal } from '../../worker/quiet-temporal.ts';
import { nodeCommand } from '../../worker/supervisor/node-service.ts';
import { traceOf } from '../../worker/trace-of.ts';

/** What a program among the stand-ins says and how it ends. */
async function ran(standIn: string, ...given: string[]) {
  const { command, args } = nodeCommand(`test/runtime/stand-ins/${standIn}.ts`, given);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, err, code };
}

function written(log: (to: ReturnType<typeof openLog>) => void): string[] {
  const lines: string[] = [];
  log(openLog('api', { to: { write: (line) => lines.push(line) } }));
  return lines;
}

describe('the log of a process', () => {
  it('says in each line when in UTC, which part, which process on which machine, and what', () => {
    const [line = ''] = written((log) => log.warn({ event: 'access-denied' }, 'access was refused'));
    const said = JSON.parse(line) as Record<string, unknown>;
    expect(said).toMatchObject({ name: 'api', event: 'access-denied', msg: 'access was refused' });
    expect(said.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect([typeof said.pid, typeof said.hostname, typeof said.level]).toEqual([
      'number',
      'string',
      'number',
    ]);
  });

  it('keeps whatever stands in a field in its one line and its one field', () => {
    const forged = 'x"}\n{"level":30,"event":"logged-in"}\r\u2028\u0000\u001b[2J';
    const lines = written((log) => log.info({ route: forged }, 'a request'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/\p{Cc}/u);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ route: forged, msg: 'a request' });
  });

  it('has of an error its kind, code and place, never its message', () => {
    const error = Object.assign(new TypeError('Prøve Person, 680695-0014'), { code: 'E_TEST' });
    const trace = traceOf(error);
    expect(trace).toMatchObject({ error: 'TypeError', code: 'E_TEST' });
    expect(trace.at.join()).toContain('logging.test.ts');
    expect(JSON.stringify(trace)).not.toMatch(/Prøve|0014/);
    expect(traceOf(undefined)).toEqual({ error: 'undefined', at: [] });
  });
});

describe('what nobody caught', () => {
  async function run(...args: string[]) {
    const { out, err, code } = await ran('uncaught', ...args);
    const line = err.split('\n').find((one) => one.includes('uncaught')) ?? '{}';
    return { out, err, code, said: JSON.parse(line) as Record<string, unknown> };
  }

  it('is logged as a failed promise, and the others are served on', async () => {
    const { out, code, err, said } = await run('promise', 'go-on');
    expect([out, code]).toEqual(['went on\n', 0]);
    expect(said).toMatchObject({ event: 'uncaught', error: 'Error', code: 'E_TEST' });
    expect(err).not.toContain('Prøve Person');
  });

  it.each([
    ['an exception', 'exception', 'go-on'],
    ['a failed promise of a process that holds work', 'promise', 'end'],
  ])('is logged as %s, and the process ends to be started anew', async (_what, ...args) => {
    const { out, code, err, said } = await run(...args);
    expect([out, code]).toEqual(['', 1]);
    expect(said).toMatchObject({ event: 'uncaught', error: 'Error', code: 'E_TEST' });
    expect(err).not.toContain('Prøve Person');
  });
});

describe('what others say in a process', () => {
  it('on the console, and as a warning of the platform, is in the log without its words', async () => {
    const { out, err, code } = await ran('loose-words');
    expect([out, code]).toEqual(['', 0]);
    const said = err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(said).toMatchObject([
      { level: 40, event: 'console', error: 'Error' },
      { level: 40, event: 'console', error: 'TypeError', code: 'E_TEST' },
      { level: 40, event: 'warning', error: 'Warning' },
    ]);
    expect(JSON.stringify(said[0]?.at)).toContain('loose-words.ts');
    expect(err).not.toMatch(/Prøve|7112314321/);
  });

  it('by way of Temporal’s runtime is in the log with what places it, and nothing of what it was about', async () => {
    const lines: string[] = [];
    quietTemporal('WARN', openLog('worker', { to: { write: (line) => void lines.push(line) } }));
    const about = {
      workflowId: 'case:c_1',
      attempt: 3,
      input: 'Prøve Person',
      error: new TypeError('Prøve Person'),
    };
    Runtime.instance().logger.info('not said', about);
    Runtime.instance().logger.error('Activity failed', about);
    Runtime.instance().logger.warn('asked by 711231-4321');
    // The runtime keeps what is said for a moment, so that it and its native part are in order.
    await vi.waitFor(() => expect(lines).toHaveLength(2), 10_000);
    expect(lines.map((line) => JSON.parse(line) as Record<string, unknown>)).toMatchObject([
      {
        level: 50,
        event: 'engine',
        workflowId: 'case:c_1',
        attempt: 3,
        error: 'TypeError',
        msg: 'Activity failed',
      },
      { level: 40, event: 'engine', msg: 'asked by [withheld]' },
    ]);
    expect(lines.join('')).not.toMatch(/Prøve|4321/);
  });
});
