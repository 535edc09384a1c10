import { beforeAll, describe, expect, it } from 'vitest';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { eraseApproved } from '../../db/erase-approved.ts';
import { publish } from '../../db/publish.ts';
import { readCase } from '../../db/read-case.ts';
import { survivorOf } from '../../domain/case/merging/survivor.ts';
import { hear } from '../../workflows/live-case.ts';
import type { TestApi } from '../api/support/api.ts';
import { batchAt, give, REFERRED_AT, referredCase } from './support/case-on-paper.ts';
import { loggedApi } from './support/logged-api.ts';
import { testStore } from './support/store.ts';

const store = testStore();
let api: TestApi;

const ENDED_AT = '2025-05-01T10:00:00+02:00';
const over = '2035-05-02T10:00:00+02:00';
const overMs = Date.parse(over);
const first = 'esbjerg:FR-leader';
const second = 'esbjerg:director';

/** A pregnancy that ended on 1 May 2025, and closed with it. */
async function closedCase(
  head: string,
  more: (live: ReturnType<typeof referredCase>) => typeof live = (one) => one,
  before: typeof more = (one) => one,
) {
  const id = `c_${head.padEnd(32, '0')}`;
  const loss = { outcome: 'miscarriage', on: '2025-05-01' };
  const live = more(give(before(referredCase(id)), ENDED_AT, 'end-pregnancy', loss));
  await publish(store.sql, batchAt(live, ENDED_AT));
  return id;
}

/** A case that ended, and the duplicate that had gone into it before. */
async function closedWithDuplicate(head: string) {
  let duplicate: ReturnType<typeof referredCase> | undefined;
  const duplicateId = `c_${`${head}d`.padEnd(32, '0')}`;
  const id = await closedCase(head, undefined, (survivor) => {
    const stamp = survivorOf(survivor.state, Date.parse(REFERRED_AT), true);
    const merge = { into: survivor.state.id, reason: 'referred-twice' };
    const at = '2025-04-14T12:00:00+02:00';
    duplicate = give(referredCase(duplicateId), at, 'merge-case', merge, { survivor: stamp });
    const [relay] = duplicate.pending.at(-1)?.relays ?? [];
    if (!relay?.fromRef) throw new Error('nothing was handed on');
    return hear(survivor, { at, fromRef: relay.fromRef, events: relay.events });
  });
  if (duplicate) await publish(store.sql, batchAt(duplicate, ENDED_AT));
  return { id, duplicateId };
}

/** The same case after Aabenraa has taken it over. */
function takenOver(referred: ReturnType<typeof referredCase>) {
  const move = { toMunicipality: 'aabenraa', movesOn: '2025-04-14' };
  const moving = give(referred, '2025-04-14T12:00:00+02:00', 'report-move', move);
  const told = give(moving, '2025-04-14T13:00:00+02:00', 'notify-new-municipality', {});
  return give(told, '2025-04-14T14:00:00+02:00', 'acknowledge-transfer', {});
}

const dueCases = async (as = first) =>
  (await api.get('/v1/erasures', as)).body.items.map((one: { case: string }) => one.case);
const vote = (id: string, body: object, as: string) => api.post(`/v1/erasures/${id}/vote`, body, as);

beforeAll(async () => {
  api = loggedApi(store);
  api.setClock(over);
}, 60_000);

describe('retention', () => {
  it('erases nothing before the municipality has decided, and shows what a jurist has to settle', async () => {
    const id = await closedCase('a');
    expect(await dueCases()).not.toContain(id);
    const { body } = await api.get('/v1/retention', first);
    expect(body.policies).toEqual([
      { kind: 'pregnancy', years: null, basis: '' },
      { kind: 'child', years: null, basis: '' },
    ]);
    expect(body.doubts.flatMap((one: { rows: string[] }) => one.rows)).toEqual(
      expect.arrayContaining(['X-15', 'X-16', 'X-17']),
    );
  });

  it.each([
    ['years', { kind: 'pregnancy', years: 9, basis: 'politik' }],
    ['kind', { kind: 'mother', years: 10, basis: 'politik' }],
    ['basis', { kind: 'pregnancy', years: 10, basis: ' ' }],
  ])('refuses a policy with a wrong %s', async (reason, body) => {
    expect((await api.post('/v1/retention', body, first)).body).toMatchObject({ code: 'VALIDATION', reason });
  });

  it('is decided by leaders of the municipality alone', async () => {
    const policy = { kind: 'pregnancy', years: 10, basis: 'Byrådets beslutning' };
    for (const who of ['esbjerg:FR', 'esbjerg:dpo', 'syddanmark:FP-leader'])
      expect([who, (await api.post('/v1/retention', policy, who)).status]).toEqual([who, 403]);
    expect((await api.post('/v1/retention', policy, first)).status).toBe(200);
    expect((await api.get('/v1/retention', first)).body.policies[0]).toMatchObject({ years: 10 });
  });
});

describe('the register of breaches', () => {
  it('finds a case by whoever has it, and by whoever had it', async () => {
    const breach = (breachId: string) => ({ breachId, at: '2025-04-14T12:00:00+02:00', kind: 'other' });
    await closedCase('9', undefined, (referred) => {
      const found = give(referred, '2025-04-14T12:00:00+02:00', 'discover-breach', breach('before'));
      return give(takenOver(found), '2025-04-15T12:00:00+02:00', 'discover-breach', breach('after'));
    });
    const seenBy = async (who: string) =>
      (await api.get('/v1/breaches', who)).body.items.map((one: { breachId: string }) => one.breachId);
    expect(await seenBy('esbjerg:dpo')).toEqual(['before']);
    expect(await seenBy('aabenraa:dpo')).toEqual(['after']);
  });
});

describe('erasure', () => {
  it('is due from ten years after the last entry, not a day before', async () => {
    const id = await closedCase('b');
    api.setClock('2035-04-30T23:59:00+02:00');
    expect(await dueCases()).not.toContain(id);
    api.setClock(over);
    expect(await dueCases()).toContain(id);
    expect(await dueCases('aabenraa:FR-leader')).toEqual([]);
  });

  it('is the matter of the municipality that has the case now', async () => {
    const id = await closedCase('b2', undefined, takenOver);
    const policy = { kind: 'pregnancy', years: 10, basis: 'Byrådets beslutning' };
    await api.post('/v1/retention', policy, 'aabenraa:FR-leader');
    expect(await dueCases()).not.toContain(id);
    expect(await dueCases('aabenraa:FR-leader')).toContain(id);
  });

  it('takes two different people, destroys the key, and leaves a receipt that says nothing of anybody', async () => {
    const id = await closedCase('c');
    expect((await vote(id, { vote: 'approve' }, first)).body).toMatchObject({ approved: false });
    expect((await vote(id, { vote: 'approve' }, first)).body.code).toBe('DUPLICATE');
    expect(await eraseApproved(store.sql, overMs)).toBe(0);
    expect((await vote(id, { vote: 'approve' }, second)).body).toMatchObject({ approved: true });
    expect(await eraseApproved(store.sql, overMs)).toBe(1);
    expect(await eraseApproved(store.sql, overMs)).toBe(0);
    expect(await readCase(store.sql, id)).toBeUndefined();
    const [receipt] = (await api.get('/v1/erasures', first)).body.erased;
    expect(receipt).toMatchObject({ caseId: id, dueOn: '2035-05-01', years: 10 });
    expect(Object.keys(receipt).sort()).toEqual([
      'approvals',
      'caseId',
      'destroyedAt',
      'dueOn',
      'keyId',
      'kind',
      'municipality',
      'years',
    ]);
    expect((await api.get(`/v1/cases/${id}`, 'esbjerg:FR')).status).toBe(410);
  });

  it('takes a duplicate with the case that it lives on in, each with a receipt of its own', async () => {
    const { id, duplicateId } = await closedWithDuplicate('f');
    expect(await dueCases()).toContain(id);
    expect(await dueCases()).not.toContain(duplicateId);
    expect((await vote(duplicateId, { vote: 'approve' }, first)).status).toBe(404);
    await vote(id, { vote: 'approve' }, first);
    await vote(id, { vote: 'approve' }, second);
    expect(await eraseApproved(store.sql, overMs)).toBe(1);
    const { erased } = (await api.get('/v1/erasures', first)).body;
    const receiptOf = (caseId: string) => erased.find((one: { caseId: string }) => one.caseId === caseId);
    const [whole, part] = [receiptOf(id), receiptOf(duplicateId)];
    const { caseId, keyId, destroyedAt, ...same } = whole;
    expect(part).toMatchObject(same);
    expect(part.approvals).toHaveLength(2);
    expect(part.keyId).not.toBe(keyId);
    for (const gone of [id, duplicateId]) expect(await readCase(store.sql, gone)).toBeUndefined();
    expect(await eraseApproved(store.sql, overMs)).toBe(0);
  });

  it('is held back by whoever held the duplicate back, and gives its receipt after an interruption', async () => {
    const { id, duplicateId } = await closedWithDuplicate('e5');
    await store.owner`
      insert into erasure_vote (case_id, vote, reason, subject, role)
      values (${duplicateId}, 'hold', 'court', 'esbjerg:FR-leader', 'FR-leader')`;
    for (const who of [first, second]) await vote(id, { vote: 'approve' }, who);
    expect(await eraseApproved(store.sql, overMs)).toBe(0);
    expect((await vote(id, { vote: 'release' }, first)).status).toBe(200);
    for (const who of [first, second]) await vote(id, { vote: 'approve' }, who);
    await destroyCaseKey(store.sql, id, 'retention-over');
    expect(await eraseApproved(store.sql, overMs)).toBe(1);
    const { erased } = (await api.get('/v1/erasures', first)).body;
    const receipts = erased.map((one: { caseId: string }) => one.caseId);
    expect(receipts).toEqual(expect.arrayContaining([id, duplicateId]));
  });

  it('a hold takes the approvals back; after its release both are asked again', async () => {
    const id = await closedCase('d');
    await vote(id, { vote: 'approve' }, first);
    expect((await vote(id, { vote: 'hold' }, second)).body.reason).toBe('reason');
    await vote(id, { vote: 'hold', reason: 'compensation' }, second);
    expect((await vote(id, { vote: 'approve' }, second)).body.code).toBe('PRECONDITION');
    await vote(id, { vote: 'release' }, second);
    expect((await vote(id, { vote: 'approve' }, second)).body).toMatchObject({ held: null, approved: false });
    expect(await eraseApproved(store.sql, overMs)).toBe(0);
  });

  it('looks again when it is carried out: an open request for access keeps the case', async () => {
    const id = await closedCase('e', (live) =>
      give(live, ENDED_AT, 'request-access', { regime: 'gdpr', on: '2025-05-01' }),
    );
    await vote(id, { vote: 'approve' }, first);
    await vote(id, { vote: 'approve' }, second);
    expect(await eraseApproved(store.sql, overMs)).toBe(0);
    expect(await readCase(store.sql, id)).toBeDefined();
  });

  it('a case that is not due cannot be voted on, and nothing that was said or done can be changed', async () => {
    expect((await vote(`c_${'9'.repeat(32)}`, { vote: 'approve' }, first)).status).toBe(404);
    for (const table of ['retention_policy', 'erasure_vote', 'erasure_receipt'])
      await expect(store.owner.unsafe(`delete from ${table}`)).rejects.toMatchObject({ code: '23001' });
  });
});
