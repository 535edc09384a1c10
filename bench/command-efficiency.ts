import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { formatInstant } from '../domain/calendar/index.ts';
import { type CpuTimes, cpuPerOperation, cpuTimes } from './cpu.ts';
import { closedLoop, type LoadResult, median, round } from './load.ts';
import { openStage } from './stage.ts';

const AT_ONCE = 16;
const CASES = 64;

/**
 * P1 and P2: a whole HTTP command (authenticated, authorised, validated, journalled, visible) against a bare no-op
 * update on the same server, 16 at once over 64 cases, interleaved; the effects are counted afterwards.
 */
export async function commandEfficiency(quick: boolean) {
  const rounds = quick ? 3 : 6;
  const total = quick ? 400 : 1_200;
  const stage = await openStage();
  const connection = await Connection.connect({ address: stage.temporalAddress });
  try {
    const ours = await productLoad(stage.productUrl);
    const baseline = await bareLoad(new Client({ connection }));
    const pairs: { ours: Stages; baseline: Stages; ratio: number }[] = [];
    const loaded = async (operation: (n: number) => Promise<void>): Promise<Stages> => {
      const before = cpuTimes(stage.pids());
      const result = await closedLoop(total, AT_ONCE, operation);
      return { ...result, cpuMsPerOperation: cpuPerOperation(before, cpuTimes(stage.pids()), total) };
    };
    for (let i = 0; i <= rounds; i++) {
      const bare = await loaded(baseline);
      const product = await loaded(ours.give);
      // The first round warms both up and is not counted.
      if (i > 0)
        pairs.push({ ours: product, baseline: bare, ratio: round(product.perSecond / bare.perSecond) });
      console.error(`round ${i}: ${product.perSecond}/s ours, ${bare.perSecond}/s bare`);
    }
    const visible = await ours.countVisible();
    const given = total * (rounds + 1);
    const p99Ratio = median(pairs.map((pair) => pair.ours.p99Ms / pair.baseline.p99Ms));
    return {
      P1: {
        value: median(pairs.map((pair) => pair.ratio)),
        unit: 'ratio',
        goal: 0.8,
        pairs,
        ours: { given, visible },
        baseline: {},
      },
      P2: { value: round(p99Ratio), unit: 'ratio', goal: 1.5, note: 'closed loop, same load as P1' },
    };
  } finally {
    await connection.close();
    await stage.close();
  }
}

/** A load with the processor time that each part took for one operation. */
interface Stages extends LoadResult {
  cpuMsPerOperation: CpuTimes;
}

async function productLoad(url: string) {
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer demo:esbjerg:FR',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string; version: number };
  };
  const now = () => formatInstant(Date.now() - 1_000);
  const cases: string[] = [];
  await closedLoop(CASES, 4, async () => {
    const opened = await post('/v1/cases', {
      kind: 'pregnancy',
      municipality: 'esbjerg',
      receivedAt: now(),
      referrer: { role: 'GP', organisation: 'Lægehuset' },
      mother: { name: 'Prøve Person' },
    });
    cases.push(opened.id);
  });
  if (cases.length < CASES) throw new Error(`only ${cases.length} of ${CASES} cases could be opened`);
  return {
    give: async (n: number) => {
      const id = cases[n % CASES];
      await post(`/v1/cases/${id}/commands/record-contact`, {
        by: 'SSR',
        with: 'mother',
        at: now(),
        method: 'phone',
        reached: n % 2 === 0,
      });
    },
    /** Commands that the read model shows, over all cases. */
    countVisible: async () => {
      const versions = await Promise.all(
        cases.map(async (id) => {
          const answer = await fetch(`${url}/v1/cases/${id}`, {
            headers: { authorization: 'Bearer demo:esbjerg:FR' },
          });
          return ((await answer.json()) as { version: number }).version - 1;
        }),
      );
      return versions.reduce((sum, n) => sum + n, 0);
    },
  };
}

async function bareLoad(client: Client) {
  const ids = Array.from({ length: CASES }, (_, i) => `bare-${i}`);
  await Promise.all(
    ids.map((workflowId) => client.workflow.start('bareWorkflow', { workflowId, taskQueue: 'bench-bare' })),
  );
  return async (n: number) => {
    const id = ids[n % CASES] ?? 'bare-0';
    const answer = await client.workflow.getHandle(id).executeUpdate<number, [number]>('noop', { args: [n] });
    if (answer !== n + 1) throw new Error('the bare update answered wrong');
  };
}
