import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { changeFeed } from '../../api/events/change-feed.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import type { CaseChange } from '../../db/case-changes.ts';
import { opened, type TestApi, testApi } from './support/api.ts';
import { pureChanges } from './support/pure-changes.ts';

/** An open stream of somebody, read as it comes. */
interface Listening {
  status: number;
  /** What was told, up to the first that `isLast` knows. */
  until(
    isLast: (data: { type: string; version?: number }) => boolean,
  ): Promise<{ id: string; data: object }[]>;
  close(): void;
}

const streams: Listening[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

async function listen(api: TestApi, who: string, lastEventId?: string, query = ''): Promise<Listening> {
  const stop = new AbortController();
  const response = await createApp(api.ports, demoIdentity).request(`/v1/events${query}`, {
    headers: {
      Authorization: `Bearer demo:${who}`,
      ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}),
    },
    signal: stop.signal,
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  const told: { id: string; data: { type: string; version?: number } }[] = [];
  let rest = '';
  const stream: Listening = {
    status: response.status,
    async until(isLast) {
      while (!told.some(({ data }) => isLast(data))) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) throw new Error('the stream ended');
        rest += decoder.decode(value, { stream: true });
        const parts = rest.split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) {
          const data = /^data: (.*)$/m.exec(part)?.[1];
          if (data) told.push({ id: /^id: (.*)$/m.exec(part)?.[1] ?? '', data: JSON.parse(data) });
        }
      }
      return told;
    },
    close() {
      stop.abort();
      void reader?.cancel().catch(() => {});
    },
  };
  streams.push(stream);
  return stream;
}

const note = (api: TestApi, id: string, who = 'esbjerg:FR') =>
  api.post(`/v1/cases/${id}/commands/record-entry`, { text: 'Kanariefugl' }, who);

describe('server-sent events', () => {
  it('tell those whose work a case is that it changed, and nothing of what', async () => {
    const api = testApi();
    const id = await opened(api);
    const mine = await listen(api, 'syddanmark:SSR');
    await mine.until(({ type }) => type === 'listening');
    await note(api, id);
    const told = await mine.until(({ type }) => type === 'case-changed');
    expect(told.at(-1)?.data).toEqual({ type: 'case-changed', caseId: id, version: 2 });
    expect(JSON.stringify(told)).not.toContain('Kanariefugl');
  });

  it('go on after the last one heard, and leave out what is nobody’s business', async () => {
    const api = testApi();
    const id = await opened(api);
    const theirs = await opened(api, { municipality: 'aabenraa' }, 'aabenraa:FR');
    const first = await listen(api, 'esbjerg:FR');
    const [start] = await first.until(({ type }) => type === 'listening');
    first.close();
    await note(api, theirs, 'aabenraa:FR');
    await note(api, id);
    const again = await listen(api, 'esbjerg:FR', start?.id);
    const told = await again.until(({ version }) => version === 2);
    expect(told.map(({ data }) => data)).toEqual([
      { type: 'listening' },
      { type: 'case-changed', caseId: id, version: 2 },
    ]);
  });

  it('are about one case where only that was asked for', async () => {
    const api = testApi();
    const [one, other] = [await opened(api), await opened(api)];
    const start = await listen(api, 'esbjerg:FR');
    const [from] = await start.until(({ type }) => type === 'listening');
    await note(api, other);
    await note(api, one);
    const only = await listen(api, 'esbjerg:FR', from?.id, `?case=${one}`);
    const told = await only.until(({ version }) => version === 2);
    expect(told.slice(1).map(({ data }) => data)).toEqual([
      { type: 'case-changed', caseId: one, version: 2 },
    ]);
  });

  it('are not for a municipality that handed the case over, nor for a guest', async () => {
    const api = testApi();
    const id = await opened(api);
    await api.post(`/v1/cases/${id}/commands/report-move`, {
      toMunicipality: 'aabenraa',
      movesOn: '2026-03-02',
    });
    await api.post(`/v1/cases/${id}/commands/notify-new-municipality`, {});
    await api.post(`/v1/cases/${id}/commands/acknowledge-transfer`, {}, 'aabenraa:FR');
    const own = await opened(api);
    const start = await listen(api, 'esbjerg:FR');
    const [from] = await start.until(({ type }) => type === 'listening');
    await note(api, id, 'aabenraa:FR');
    await note(api, own);
    const again = await listen(api, 'esbjerg:FR', from?.id);
    const told = await again.until(({ version }) => version === 2);
    expect(told.slice(1).map(({ data }) => data)).toEqual([
      { type: 'case-changed', caseId: own, version: 2 },
    ]);
  });

  it('are refused to the data protection officer, to nobody, and to one stream too many', async () => {
    const api = testApi();
    expect((await api.get('/v1/events', 'esbjerg:dpo')).status).toBe(403);
    expect((await api.request('/v1/events', {})).status).toBe(401);
    for (let n = 0; n < 6; n += 1) expect((await listen(api, 'vejle:FR')).status).toBe(200);
    const seventh = await api.get('/v1/events', 'vejle:FR');
    expect([seventh.status, seventh.headers.get('Retry-After')]).toEqual([429, '30']);
  });

  it('begin anew for whoever was away for too long', async () => {
    const api = testApi();
    await opened(api);
    const late = await listen(api, 'esbjerg:FR', '1-1');
    const told = await late.until(({ type }) => type === 'reset');
    expect(told.map(({ data }) => data)).toEqual([{ type: 'listening' }, { type: 'reset' }]);
  });
});

describe('the one reader of a process', () => {
  it('reads once for all who listen, rests with nobody there, and goes on after a failure', async () => {
    const api = testApi();
    const id = await opened(api);
    const state = (await api.ports.reads.find(id))?.state;
    if (!state) throw new Error('no case');
    const source = pureChanges(() => 0);
    let [reads, broken] = [0, false];
    const errors: unknown[] = [];
    const feed = changeFeed(
      {
        ...source,
        async after(cursor, limit) {
          reads += 1;
          if (broken) throw new Error('away');
          return source.after(cursor, limit);
        },
      },
      5,
      (error) => errors.push(error),
    );
    const heard: [CaseChange[], CaseChange[]] = [[], []];
    const [one, other] = await Promise.all([
      feed.join((c) => heard[0].push(c)),
      feed.join((c) => heard[1].push(c)),
    ]);
    broken = true;
    await expect.poll(() => errors.length).toBeGreaterThan(0);
    source.note(state, [{ version: 4 } as never]);
    broken = false;
    await expect.poll(() => heard[1].length).toBe(1);
    expect(heard[0]).toEqual(heard[1]);
    one.leave();
    other.leave();
    await expect
      .poll(async () => {
        const before = reads;
        await new Promise((done) => setTimeout(done, 30));
        return reads - before;
      })
      .toBe(0);
  });
});
