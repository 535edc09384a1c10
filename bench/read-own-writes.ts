import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { formatInstant } from '../domain/calendar/index.ts';
import { closedLoop, quantile, round } from './load.ts';
import { openStage } from './stage.ts';

const AT_ONCE = 16;
const CASES = 64;
const GOAL_MS = 50;
const PATIENCE_MS = 10_000;

/**
 * P3: after a command is acknowledged, is it in the caller's very next read? Each command brings a deadline that is read
 * at once from the read model. The lag of a write that was missed is the time from its acknowledgement to the beginning
 * of the first read that shows it; of one that was not, nothing.
 */
export async function readOwnWrites(quick: boolean) {
  const total = quick ? 300 : 2_000;
  const stage = await openStage({ bare: false });
  try {
    const call = caller(stage.productUrl);
    const cases: string[] = [];
    await closedLoop(CASES, 4, async () => {
      cases.push(await call.openCase());
    });
    if (cases.length < CASES) throw new Error(`only ${cases.length} of ${CASES} cases could be opened`);
    const lagsMs: number[] = [];
    const load = await closedLoop(total, AT_ONCE, async (n) => {
      const id = cases[n % CASES] ?? '';
      await call.notify(id, `n${n}`);
      const acknowledged = performance.now();
      for (let misses = 0; ; misses++) {
        const asked = performance.now();
        if (await call.shows(id, `F1-15.n${n}`)) {
          lagsMs.push(misses === 0 ? 0 : asked - acknowledged);
          return;
        }
        if (asked - acknowledged > PATIENCE_MS) throw new Error('never visible');
        await pause(1);
      }
    });
    lagsMs.sort((a, b) => a - b);
    const missed = lagsMs.filter((ms) => ms > 0).length;
    return {
      P3: {
        value: round(quantile(lagsMs, 0.99)),
        unit: 'ms p99',
        goal: GOAL_MS,
        ownWritesVisible: round((lagsMs.length - missed) / total),
        ours: { given: total, seen: lagsMs.length, missed, load },
        baseline: {},
        pairs: [],
      },
    };
  } finally {
    await stage.close();
  }
}

function caller(url: string) {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer demo:esbjerg:FR' };
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as { id: string };
  };
  const now = () => formatInstant(Date.now() - 1_000);
  const referrer = { role: 'GP', organisation: 'Lægehuset' };
  return {
    openCase: async () => {
      const mother = { name: 'Prøve Person' };
      const body = { kind: 'pregnancy', municipality: 'esbjerg', receivedAt: now(), referrer, mother };
      return (await post('/v1/cases', body)).id;
    },
    notify: (id: string, notificationId: string) =>
      post(`/v1/cases/${id}/commands/receive-notification`, {
        notificationId,
        receivedAt: now(),
        form: 'written',
        notifier: { ...referrer, professional: true },
        concern: 'Bekymring',
      }),
    shows: async (id: string, deadlineId: string) => {
      const answer = await fetch(`${url}/v1/cases/${id}/deadlines/${deadlineId}`, { headers });
      await answer.arrayBuffer();
      return answer.ok;
    },
  };
}
