import { beforeEach, describe, expect, it } from 'vitest';
import { opened, type TestApi, testApi } from './support/api.ts';

const SUMMARY = 'Prøve Person, venter barn i august, flytter til os for ro.';
let api: TestApi;
let id: string;

const give = (command: string, body: object, as = 'esbjerg:FR') =>
  api.post(`/v1/cases/${id}/commands/${command}`, body, as);
const list = async (as: string, query = '') => (await api.get(`/v1/handovers${query}`, as)).body.items;

/** A pregnancy of Esbjerg whose family moves to Aabenraa, which was notified. */
beforeEach(async () => {
  api = testApi();
  id = await opened(api);
  await give('report-move', { toMunicipality: 'aabenraa', movesOn: '2026-03-10' });
  await give('notify-new-municipality', { summary: SUMMARY });
});

describe('a handover before it is acknowledged', () => {
  it('stands in both lists, as outgoing and as incoming', async () => {
    const [sent] = await list('esbjerg:FR');
    expect(sent).toMatchObject({ case: id, direction: 'outgoing', to: 'aabenraa', state: 'waiting' });
    expect(await list('aabenraa:FR', '?direction=incoming&state=waiting')).toEqual([
      { ...sent, direction: 'incoming' },
    ]);
    expect(await list('vejle:FR')).toEqual([]);
  });

  it('shows the receiver the summary and nothing of the case', async () => {
    const [{ id: handover }] = await list('aabenraa:FR');
    const { body } = await api.get(`/v1/handovers/${handover}`, 'aabenraa:FR');
    expect(body).toMatchObject({ summary: SUMMARY, movesOn: '2026-03-10', from: 'esbjerg', reason: null });
    for (const path of ['', '/deadlines', '/journal', '/timeline', '/persons'])
      expect((await api.get(`/v1/cases/${id}${path}`, 'aabenraa:FR')).status).toBe(404);
    expect((await api.get('/v1/cases', 'aabenraa:FR')).body.items).toEqual([]);
  });

  it('is nobody else’s: other municipalities, other roles, guessed numbers', async () => {
    const [{ id: handover }] = await list('aabenraa:FR');
    expect((await api.get(`/v1/handovers/${handover}`, 'vejle:FR')).status).toBe(404);
    expect((await api.get(`/v1/handovers/${id}-999`, 'esbjerg:FR')).status).toBe(404);
    expect((await api.get('/v1/handovers/x', 'esbjerg:FR')).status).toBe(404);
    for (const who of ['aabenraa:SP', 'aabenraa:dpo', 'aabenraa:DAY'])
      expect((await api.get(`/v1/handovers/${handover}`, who)).status).toBe(403);
  });

  it('is answered by the receiver alone; anything else in the case stays closed to it', async () => {
    const [{ id: handover }] = await list('aabenraa:FR');
    expect((await api.post(`/v1/handovers/${handover}/acknowledge`, {}, 'esbjerg:FR')).status).toBe(403);
    expect((await give('record-entry', { text: 'x' }, 'aabenraa:FR')).status).toBe(404);
    expect((await give('acknowledge-transfer', {}, 'vejle:FR')).status).toBe(404);
    expect((await give('acknowledge-transfer', {}, 'aabenraa:SP')).status).toBe(404);
  });
});

describe('the answer', () => {
  it('takes the case over, restarts its clocks and tells the sender', async () => {
    const [{ id: handover }] = await list('aabenraa:FR');
    const once = { 'Idempotency-Key': 'k1' };
    const took = await api.post(`/v1/handovers/${handover}/acknowledge`, {}, 'aabenraa:FR', once);
    expect(took.status).toBe(200);
    expect(took.body.opened).toEqual(expect.arrayContaining(['F1-15.t1', 'F1-37.t1']));
    expect((await api.post(`/v1/handovers/${handover}/acknowledge`, {}, 'aabenraa:FR', once)).body).toEqual(
      took.body,
    );
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(200);
    expect(await list('esbjerg:FR', '?state=acknowledged')).toHaveLength(1);
  });

  it('can be the command itself', async () => {
    expect((await give('acknowledge-transfer', {}, 'aabenraa:FR-leader')).status).toBe(200);
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(200);
  });

  it('rejects only with a reason, which the sender reads, and moves nothing', async () => {
    const [{ id: handover }] = await list('aabenraa:FR');
    const reject = (body: object) => api.post(`/v1/handovers/${handover}/reject`, body, 'aabenraa:FR');
    expect((await reject({})).status).toBe(422);
    expect((await reject({ reason: 'Familien bor hos jer endnu.' })).status).toBe(200);
    const seen = await api.get(`/v1/handovers/${handover}`, 'esbjerg:FR');
    expect(seen.body).toMatchObject({ state: 'rejected', reason: 'Familien bor hos jer endnu.' });
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(404);
    expect((await api.get(`/v1/cases/${id}`, 'esbjerg:FR')).status).toBe(200);
    const late = await api.post(`/v1/handovers/${handover}/acknowledge`, {}, 'aabenraa:FR');
    expect([late.status, late.body.code]).toEqual([409, 'PRECONDITION']);
    expect((await give('acknowledge-transfer', {}, 'aabenraa:FR')).status).toBe(404);
  });

  it('comes too late when the family moves somewhere else', async () => {
    const [{ id: handover }] = await list('aabenraa:FR');
    await give('report-move', { toMunicipality: 'vejle', movesOn: '2026-03-10' });
    const late = await api.post(`/v1/handovers/${handover}/acknowledge`, {}, 'aabenraa:FR');
    expect([late.status, late.body.code]).toEqual([409, 'PRECONDITION']);
  });
});

describe('a handover between clinics', () => {
  it('is asked for, rejected with a reason, asked again and accepted within the region', async () => {
    const born = { bornAt: '2026-02-20T08:00:00+01:00', gestationalAge: '39+0' };
    id = await opened(api, { kind: 'child', edd: undefined, eddSource: undefined, child: born });
    await give('ask-for-clinic-change', { toClinic: 'odense', summary: SUMMARY }, 'syddanmark:FP');
    const [{ id: first, direction }] = await list('syddanmark:SSR', '?state=waiting');
    expect(direction).toBe('within');
    const reject = await api.post(`/v1/handovers/${first}/reject`, { reason: 'Fuldt hus.' }, 'syddanmark:FP');
    expect(reject.status).toBe(200);
    expect((await api.get(`/v1/handovers/${first}`, 'syddanmark:FP')).body.reason).toBe('Fuldt hus.');
    await give('ask-for-clinic-change', { toClinic: 'odense' }, 'syddanmark:FP');
    const [{ id: again }] = await list('syddanmark:SSR', '?state=waiting');
    const took = await api.post(`/v1/handovers/${again}/acknowledge`, {}, 'syddanmark:SSR');
    expect(took.body.met).toEqual(['F4-25.1', 'F4-25.2']);
  });
});
