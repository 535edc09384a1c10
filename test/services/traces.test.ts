import { expect, test } from 'vitest';
import { commandBehind } from '../../db/command-behind.ts';
import { publish } from '../../db/publish.ts';
import type { Channel, Outgoing } from '../../worker/delivery/channels/channel.ts';
import { commandPlace } from '../../worker/traces/command-place.ts';
import { tracedChannel } from '../../worker/traces/traced-channel.ts';
import { type Span, tracingTo } from '../../worker/traces/tracing.ts';
import { batchAt, give, later, notification, referredCase, settled } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const AT = '2025-04-11T15:31:00+02:00';
const LATER = '2025-04-14T09:00:00+02:00';

const messagesOf = async (caseId: string): Promise<number[]> => {
  const rows = await store.sql<
    { seq: number }[]
  >`select seq from outbox where case_id = ${caseId} order by seq`;
  return rows.map(({ seq }) => seq);
};

test('a mail belongs to the trace of the command that brought it about, until it is put off, and of time to none', async () => {
  const opened = batchAt(referredCase('c_1'), AT);
  let live = settled(referredCase('c_1'), opened, await publish(store.sql, opened));
  const before = await messagesOf('c_1');
  live = later(give(live, AT, 'receive-notification', notification('n1'), { key: 'k1' }), AT);
  const batch = batchAt(live, AT);
  live = settled(live, batch, await publish(store.sql, batch));
  const told = (await messagesOf('c_1')).filter((one) => !before.includes(one));
  expect(told.length).toBeGreaterThan(0);
  for (const seq of told)
    expect(await commandBehind(store.sql, seq)).toEqual({ caseId: 'c_1', keyHash: 'k1' });

  const spans: Span[] = [];
  const tracing = tracingTo(
    (span) => void spans.push(span),
    async () => {},
  );
  const answers: Awaited<ReturnType<Channel['send']>>[] = [
    { kind: 'later', code: 'SERVER_AWAY', channelDown: true },
    { kind: 'sent' },
  ];
  const channel: Channel = {
    name: 'mail',
    takesKey: false,
    send: async () => answers.shift() ?? { kind: 'sent' },
  };
  const traced = tracedChannel(channel, store.sql, tracing);
  const [seq = 0] = told;
  const outgoing = { message: { seq, kind: 'reminder' } } as Outgoing;
  expect(await traced.send(outgoing)).toMatchObject({ kind: 'later' });
  const { traceId, spanId } = commandPlace('c_1', 'k1');
  expect(spans[0]).toMatchObject({ name: 'send mail', parentId: spanId, failed: 'SERVER_AWAY' });
  expect(spans[0]?.place.traceId).toBe(traceId);
  await store.sql`update outbox set next_attempt_at = next_attempt_at + interval '1 hour' where seq = ${seq}`;
  expect(await traced.send(outgoing)).toEqual({ kind: 'sent' });
  expect(spans[1]).toMatchObject({ parentId: null, failed: null });

  await publish(store.sql, batchAt(later(live, LATER), LATER));
  const since = (await messagesOf('c_1')).filter((one) => ![...before, ...told].includes(one));
  expect(since.length).toBeGreaterThan(0);
  for (const one of since) expect(await commandBehind(store.sql, one)).toBeUndefined();
  expect(JSON.stringify(spans)).not.toContain('c_1');
});
