import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../db/connect.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { type ApiProcess, startApiProcess } from './support/api-process.ts';
import { type BadLine, badLine } from './support/bad-line.ts';
import { testStore } from './support/store.ts';

const store = testStore();
let line: BadLine;
let through: string;
beforeAll(async () => {
  const url = new URL(store.postgres.url);
  line = await badLine(Number(url.port));
  url.port = String(line.port);
  through = url.href;
}, 60_000);
afterAll(() => line?.stop());

describe('F6: a store that does not answer', () => {
  it('is given up after its time by everything that waits in a pool, and used again when it is back', async () => {
    const sql = connect(through, { max: 2, silenceMs: 400 });
    try {
      expect([...(await sql`select 1 as one`)]).toEqual([{ one: 1 }]);
      line.be('hole');
      const before = line.swallowed();
      const waiting = Array.from({ length: 6 }, () => sql`select 1 as one`.then(String, (e) => e.code));
      const first = await Promise.race(waiting);
      expect(first).toBe('STORE_SILENT');
      expect(line.swallowed()).toBeGreaterThan(before);
      line.be('open');
      await Promise.all(waiting);
      // What is asked while a lost connection is still closing fails as well, and does not wait.
      const answers = () =>
        sql`select 1 as one`.then(
          () => true,
          () => false,
        );
      expect(await waitUntil(answers, 10_000)).toBe(true);
    } finally {
      await sql.end({ timeout: 1 });
    }
  });

  it('ends a statement on its own side first', async () => {
    line.be('open');
    const sql = connect(through, { max: 1, silenceMs: 500 });
    try {
      await expect(sql`select pg_sleep(2)`).rejects.toMatchObject({ code: '57014' });
      expect([...(await sql`select 1 as one`)]).toEqual([{ one: 1 }]);
    } finally {
      await sql.end({ timeout: 1 });
    }
  });

  describe('behind the API', () => {
    let api: ApiProcess;
    const asked = async (path = '/v1/cases') => {
      const began = performance.now();
      const answer = await fetch(`${api.url}${path}`, {
        headers: { authorization: 'Bearer demo:esbjerg:FR' },
      });
      const body = (await answer.json()) as { code?: string };
      return { status: answer.status, code: body.code, ms: performance.now() - began };
    };
    beforeAll(async () => {
      line.be('open');
      api = await startApiProcess({ DATABASE_URL: through, TEMPORAL_ADDRESS: '127.0.0.1:1' });
    }, 30_000);
    afterAll(() => api?.stop());

    it('is only slow when it is slow', async () => {
      expect((await asked()).status).toBe(200);
      line.be({ slowMs: 300 });
      const slow = await asked();
      expect(slow.status).toBe(200);
      expect(slow.ms).toBeGreaterThan(300);
    });

    it('is told as UNAVAILABLE to more callers than a pool has places, and is well again without anybody', async () => {
      line.be('open');
      expect((await asked()).status).toBe(200);
      line.be('hole');
      const answers = await Promise.all(Array.from({ length: 24 }, () => asked()));
      expect(new Set(answers.map(({ status, code }) => `${status} ${code}`))).toEqual(
        new Set(['503 UNAVAILABLE']),
      );
      expect(line.swallowed()).toBeGreaterThan(0);
      line.be('open');
      expect(await waitUntil(async () => (await asked()).status === 200, 20_000)).toBe(true);
    }, 90_000);
  });
});
