import { describe, expect, it } from 'vitest';
import type { Ports } from '../../api/ports.ts';
import { processLog } from '../../api/process-log.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { redactor, withheldWords } from '../../worker/log/redacted.ts';
import { type Log, openLog } from '../../worker/open-log.ts';
import { CANARIES, CANARY, placesOf } from '../services/support/canaries.ts';
import {
  type Ask,
  askWrongly,
  byDemoUser,
  giveEveryCommand,
  openCanaryCase,
} from '../services/support/canary-requests.ts';
import { testApi } from './support/api.ts';

/** A failure as the store, the engine or a library might have it: with what it was about in every place. */
const failing = (about: unknown): Error =>
  Object.assign(
    new Error(`invalid input: ${JSON.stringify(about)}`, { cause: new Error(`Key (${CANARY}) exists`) }),
    {
      code: '22P02',
      detail: `Key (name)=(${CANARY}) already exists.`,
      parameters: [about],
      query: `select '${CANARY}'`,
    },
  );

/** The API with its log at its loudest, kept; `breaks` is a mistake put into it. */
function loudApi(breaks: { words?: readonly string[]; over?: (log: Log) => Partial<Ports> } = {}) {
  const lines: string[] = [];
  const to = { write: (line: string) => void lines.push(line) };
  const redact = breaks.words ? { redact: redactor(breaks.words) } : {};
  const log = openLog('api', { level: 'trace', to, ...redact });
  const api = testApi(formatInstant(Date.now()), { ...processLog(log), ...breaks.over?.(log) });
  const ask: Ask = async (path, init = {}) => {
    const { status, body } = await api.request(path, init);
    return { status, text: typeof body === 'string' ? body : JSON.stringify(body) };
  };
  return {
    api,
    ask,
    log: () => lines.join(''),
    events: () => lines.map((line) => JSON.parse(line).event as string),
  };
}

const found = (log: string): string[] => placesOf({ log: Buffer.from(log) }, CANARIES);

describe('the log of the API at its loudest', () => {
  it('holds nothing of what was written in every command, refused, unreadable or in the wrong place', async () => {
    const { ask, log, events } = loudApi();
    const statuses: number[] = [];
    for (const kind of ['pregnancy', 'child'] as const) {
      const id = await openCanaryCase(ask, kind);
      statuses.push(...(await askWrongly(ask, id)), ...(await giveEveryCommand(ask, id)));
    }
    const count = (from: number, to: number) => statuses.filter((one) => one >= from && one < to).length;
    expect([count(200, 300) > 20, count(400, 500) > 40, count(500, 600)]).toEqual([true, true, 0]);
    expect(events().filter((one) => one === 'request').length).toBeGreaterThanOrEqual(statuses.length);
    expect(new Set(events())).toEqual(new Set(['request', 'access-denied', 'control-attempt']));
    expect(found(log())).toEqual([]);
  });

  it('holds nothing of it either when store and engine fail with words of it', async () => {
    const { api, ask, log, events } = loudApi();
    const id = await openCanaryCase(ask, 'pregnancy');
    const { gateway } = api.ports;
    gateway.giveCommand = async (_id, given) => {
      throw failing(given);
    };
    const statuses = await giveEveryCommand(ask, id);
    expect(statuses.filter((status) => status === 500).length).toBeGreaterThan(50);
    api.ports.reads.find = () => Promise.reject(failing({ id, mother: CANARY }));
    expect((await ask(`/v1/cases/${id}`, { headers: byDemoUser() })).status).toBe(500);
    expect(events()).toContain('failure');
    expect(found(log())).toEqual([]);
    expect(log()).toContain('22P02');
  });

  it('tells a request by the pattern of its address, never by the address', async () => {
    const { ask, log } = loudApi();
    const id = await openCanaryCase(ask, 'pregnancy');
    await ask(`/v1/cases/${id}/deadlines?status=open&asOf=2026-01-01`, { headers: byDemoUser() });
    const told = log()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.at(-1)).toMatchObject({ event: 'request', method: 'GET', route: '/v1/cases/:id/deadlines' });
    expect(Object.keys(told.at(-1) ?? {}).toSorted()).toEqual(
      [
        'event',
        'hostname',
        'level',
        'method',
        'ms',
        'msg',
        'name',
        'pid',
        'route',
        'status',
        'time',
      ].toSorted(),
    );
    expect(log()).not.toContain(id);
    expect(log()).not.toContain('asOf');
  });
});

describe('a mistake in what is logged', () => {
  /** Somebody logs what went wrong in words. */
  const loose = (log: Log) => ({
    report: (where: string, error: unknown) =>
      log.error({ event: 'failure', where, reason: String(error) }, 'failed'),
  });

  async function withMistake(words?: readonly string[]): Promise<string[]> {
    const { api, ask, log } = loudApi({ over: loose, ...(words ? { words } : {}) });
    const id = await openCanaryCase(ask, 'pregnancy');
    api.ports.reads.find = () => Promise.reject(failing({ mother: CANARY }));
    expect((await ask(`/v1/cases/${id}`, { headers: byDemoUser() })).status).toBe(500);
    return found(log());
  }

  it('is caught by redaction', async () => {
    expect(await withMistake()).toEqual([]);
  });

  it('is found by these tests as soon as redaction leaves out that one name', async () => {
    expect(await withMistake(withheldWords.filter((word) => word !== 'reason'))).toEqual(['log']);
  });
});
