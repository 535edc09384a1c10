import { beforeAll, describe, expect, it } from 'vitest';
import { keysOf } from '../../db/case-keys.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { insertReceipt } from '../../db/insert-receipts.ts';
import { publish } from '../../db/publish.ts';
import { readReceipts } from '../../db/read-receipts.ts';
import type { LiveCase } from '../../workflows/live-case.ts';
import { batchOf, settle } from '../../workflows/publication.ts';
import { give, REFERRED_AT, referredCase } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const id = `c_${'d'.repeat(32)}`;
let live: LiveCase;

async function written(next: LiveCase): Promise<LiveCase> {
  const batch = batchOf(next, { nowMs: Date.now(), clockOffsetMs: 0, demo: false });
  const published = await publish(store.sql, batch);
  if (published.kind === 'withdrawn') throw new Error('withdrawn');
  // Written twice it is there once.
  await publish(store.sql, batch);
  return settle(next, { batch, entries: next.pending.length }, published);
}

const later = (minutes: number) => new Date(Date.parse(REFERRED_AT) + minutes * 60_000).toISOString();
const receipts = () => readReceipts(store.sql, id, { limit: 50 });

beforeAll(async () => {
  live = await written(referredCase(id));
  live = give(live, later(10), 'disclose', {
    disclosureId: 'd1',
    to: 'FR',
    categories: ['psychiatry'],
    legalBasis: 'SUL § 43 stk. 2 nr. 2',
  });
  live = await written(live);
}, 60_000);

describe('a receipt', () => {
  it('stands for what was disclosed: what, to whom, on which ground; told to the person later, once', async () => {
    expect(await receipts()).toMatchObject([
      {
        sender: 'disclosure',
        recipient: 'FR',
        toldAt: null,
        detail: {
          basis: 'law',
          reference: 'SUL § 43 stk. 2 nr. 2',
          categories: ['psychiatry'],
          disclosureId: 'd1',
        },
      },
    ]);
    live = await written(
      give(live, later(20), 'inform-of-disclosure', { disclosureId: 'd1', at: later(20) }),
    );
    expect((await receipts())[0]?.toldAt?.toISOString()).toBe(later(20));
  });

  it('says nothing in plain of whose what was told', async () => {
    const [row] = await store.owner`select row_to_json(r)::text as said from disclosure_receipt r`;
    // What is sealed is letters by chance, and may spell a short word.
    const open = String(row?.said).replace(/sealed:\w+:[\w+/=]+/, 'sealed');
    expect(open).toContain('"sealed_detail":"sealed"');
    expect(open).not.toMatch(/psychiatry|SUL|d1/);
  });

  it('is changed and removed by nobody', async () => {
    await expect(store.sql`update disclosure_receipt set recipient = 'GP'`).rejects.toMatchObject({
      code: '42501',
    });
    await expect(store.owner`update disclosure_receipt set recipient = 'GP'`).rejects.toMatchObject({
      code: '23001',
    });
    await expect(store.owner`update disclosure_receipt set told_at = now()`).rejects.toMatchObject({
      code: '23001',
    });
    await expect(store.owner`delete from disclosure_receipt`).rejects.toMatchObject({ code: '23001' });
  });

  it('cannot be written for an erased case, and what stays of the old ones names nobody and nothing', async () => {
    await destroyCaseKey(store.sql, id, 'test-data');
    keysOf(store.sql).forget(id);
    const receipt = {
      source: 'export:1',
      sender: 'data-export',
      recipient: 'mother',
      atMs: 0,
      detail: { basis: 'own-data' },
    } as const;
    await expect(insertReceipt(store.sql, id, receipt)).rejects.toMatchObject({ name: 'KeyUnavailable' });
    await expect(receipts()).rejects.toMatchObject({ name: 'KeyUnavailable' });
  });
});
