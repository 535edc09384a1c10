import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { call } from '../../cli/program.ts';
import { nodeCommand } from '../../worker/supervisor/node-service.ts';
import { testApi } from './support/api.ts';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const demoLife = JSON.parse(
  readFileSync(new URL('../../worker/demo/aabenraa.json', import.meta.url), 'utf8'),
);

interface Run {
  code: number;
  out: string;
}

/** Carries out one call in this process: what it would print, and with which exit code it would end. */
async function tovholder(...args: string[]): Promise<Run> {
  const called = await call(args, {}, () => {});
  if (!called) return { code: 0, out: '' };
  const { outcome, asText } = called;
  return { code: outcome.ok ? 0 : 1, out: asText ? outcome.text() : JSON.stringify(outcome.document) };
}

/** The same as a process of its own. */
function tovholderProcess(...args: string[]): Promise<Run & { error: string }> {
  const { command, args: before } = nodeCommand('cli/main.ts', args);
  return new Promise((done) => {
    execFile(command, before, { maxBuffer: 50_000_000 }, (failure, out, error) => {
      done({ code: typeof failure?.code === 'number' ? failure.code : 0, out, error });
    });
  });
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('simulate', () => {
  it('prints one document, the same as over HTTP', async () => {
    const { code, out } = await tovholder('simulate', file('life.json', demoLife));
    const overHttp = await testApi().post('/v1/simulations', demoLife);
    expect(overHttp.status).toBe(200);
    expect(JSON.parse(out)).toEqual(overHttp.body);
    expect(code).toBe(0);
  });

  it('ends with 1 when a refusal was not expected, or an expected one did not come', async () => {
    const early = { at: '2022-09-05T12:00:00+02:00', command: 'fly', data: {} };
    const surprised = await tovholder(
      'simulate',
      file('fly.json', { ...demoLife, steps: [...demoLife.steps, early] }),
    );
    expect(surprised.code).toBe(1);
    expect(JSON.parse(surprised.out).refusals).toEqual([
      expect.objectContaining({ step: demoLife.steps.length, code: 'NOT_FOUND' }),
    ]);
    const steps = [...demoLife.steps.slice(0, -1), { ...demoLife.steps.at(-1), refused: 'TOO_EARLY' }];
    expect((await tovholder('simulate', file('wish.json', { ...demoLife, steps }))).code).toBe(1);
  });

  it('answers a file that it cannot read with a problem document', async () => {
    for (const path of [
      join(folder, 'missing.json'),
      file('half.json', '{"name":'),
      file('odd.json', { steps: [] }),
    ]) {
      const { code, out } = await tovholder('simulate', path);
      expect([code, JSON.parse(out).code]).toEqual([1, 'VALIDATION']);
    }
  });
});

describe('due', () => {
  it('answers one question with its explanation', async () => {
    const { code, out } = await tovholder('due', 'F1-15', '--trigger', '2025-04-11T15:30:00+02:00');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ruleId: 'F1-15',
      ruleVersion: '2024-01-01',
      earliestOn: null,
      targetOn: null,
      dueOn: null,
      dueAt: '2025-04-12T15:30:00+02:00',
    });
  });

  it('takes parameters by name', async () => {
    const args = [
      'due',
      'F1-17',
      '--trigger',
      '2025-04-11T15:30:00+02:00',
      '--param',
      'hverdagIncludesSaturday=false',
    ];
    expect(JSON.parse((await tovholder(...args)).out)).toMatchObject({
      targetOn: '2025-04-24',
      dueOn: '2025-04-24',
    });
    const wrong = await tovholder(...args.slice(0, 4), '--param', 'noSuchThing=1');
    expect([wrong.code, JSON.parse(wrong.out).code]).toEqual([1, 'VALIDATION']);
  });

  it('answers a batch item by item in the order of the file', async () => {
    const items = [
      { rule: 'F1-01', trigger: '2025-04-11' },
      { rule: 'F1-03', trigger: '2025-04-11', edd: '2025-06-01' },
    ];
    const { code, out } = await tovholder('due', '--batch', file('batch.json', items));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      expect.objectContaining({ ruleId: 'F1-01', dueOn: '2025-04-18' }),
      { ruleId: 'F1-03', code: 'PRECONDITION', message: expect.any(String) },
    ]);
  });

  it('puts a problem in the place of an item that it cannot read, and ends with 1', async () => {
    const items = [7, { rule: 'F1-15', trigger: '2025-04-11' }, { rule: 'F1-01', trigger: '2025-04-11' }];
    const { code, out } = await tovholder('due', '--batch', file('bad.json', items));
    expect(code).toBe(1);
    const [number, dateOnly, good] = JSON.parse(out);
    expect([number.code, dateOnly.code, good.dueOn]).toEqual(['VALIDATION', 'VALIDATION', '2025-04-18']);
  });
});

describe('the command line', () => {
  it('as a process writes the one document to standard output, and ends with its code', async () => {
    const asked = await tovholderProcess('due', 'F1-15', '--trigger', '2025-04-11T15:30:00+02:00');
    expect([asked.code, JSON.parse(asked.out).dueAt, asked.error]).toEqual([
      0,
      '2025-04-12T15:30:00+02:00',
      '',
    ]);
    const wrong = await tovholderProcess('due', 'F9-99', '--trigger', '2025-04-11');
    expect([wrong.code, JSON.parse(wrong.out).code]).toEqual([1, 'NOT_FOUND']);
  });

  it('shows its help beside standard output', async () => {
    let help = '';
    const called = await call(['--help'], {}, (text) => {
      help += text;
    });
    expect(called).toBeNull();
    for (const name of ['simulate', 'rehearse', 'due', 'rules', 'verify-journal', 'rebuild'])
      expect(help).toContain(name);
  });

  it('has no journal to verify or tell again where nothing was ever started', async () => {
    for (const name of ['verify-journal', 'rebuild']) {
      const called = await call([name], { TOVHOLDER_HOME: join(folder, 'nowhere') }, () => {});
      expect(called?.outcome.ok).toBe(false);
      expect(called?.outcome.document).toMatchObject({ code: 'UNAVAILABLE' });
    }
  });

  it('prints for people with --text, before or behind the command', async () => {
    for (const args of [
      ['--text', 'rules', 'F1-15'],
      ['rules', 'F1-15', '--text'],
    ])
      expect((await tovholder(...args)).out).toMatch(/^F1-15 +LOV/);
  });

  it('answers a call that it does not understand with a problem document', async () => {
    for (const args of [['fly'], ['due'], ['simulate'], ['rules', 'F9-99'], ['due', '--wings']]) {
      const { code, out } = await tovholder(...args);
      expect([args, code, typeof JSON.parse(out).code]).toEqual([args, 1, 'string']);
    }
  });
});
