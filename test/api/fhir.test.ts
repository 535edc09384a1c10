import { beforeEach, describe, expect, it } from 'vitest';
import { notification, opened, type TestApi, testApi } from './support/api.ts';

let api: TestApi;
let id: string;
const give = async (command: string, body: object, as = 'esbjerg:FR') => {
  const { status, body: said } = await api.post(`/v1/cases/${id}/commands/${command}`, body, as);
  if (status !== 200) throw new Error(`${command}: ${JSON.stringify(said)}`);
};

beforeEach(async () => {
  api = testApi();
  id = await opened(api);
  await give('give-consent', {
    consentId: 'c1',
    direction: 'disclose',
    subject: 'mother',
    giver: { role: 'mother', name: 'Prøve Person' },
    receivers: ['SP'],
    categories: ['health'],
    purpose: 'Fælles indsats',
    form: 'written',
    givenOn: '2026-03-02',
  });
  await give('disclose', { disclosureId: 'd1', to: 'SP', categories: ['health'], consentId: 'c1' });
});

const communication = (as = 'esbjerg:FR', of = 'd1') =>
  api.get(`/v1/cases/${id}/fhir/CareCommunication/${of}`, as);

describe('a disclosure in the shape of FHIR', () => {
  it('says who told whom what sort of thing, and names nobody', async () => {
    const { status, headers, body } = await communication();
    expect([status, headers.get('Content-Type')]).toEqual([200, 'application/fhir+json; charset=utf-8']);
    expect(body).toMatchObject({
      resourceType: 'Communication',
      status: 'completed',
      category: [{ coding: [{ code: 'health' }] }],
      subject: { type: 'Patient', identifier: { value: id } },
      sender: { identifier: { value: 'esbjerg:FR' } },
      recipient: [{ identifier: { value: 'SP' } }],
    });
    expect(JSON.stringify(body)).not.toMatch(/Prøve|6806950014|Fælles/);
  });

  it('leaves a receipt each time', async () => {
    await communication();
    await communication();
    const { items } = (await api.get(`/v1/cases/${id}/disclosures/receipts`)).body;
    const exports = items.filter(({ sender }: { sender: string }) => sender === 'fhir-export');
    expect(exports).toHaveLength(2);
    expect(exports[0]).toMatchObject({ to: 'SP', basis: 'consent', reference: 'c1', categories: ['health'] });
  });

  it('is stopped at the gate once the consent is withdrawn', async () => {
    await give('withdraw-consent', { consentId: 'c1' });
    const { status, body } = await communication();
    expect([status, body.code]).toEqual([409, 'CONSENT_REQUIRED']);
  });

  it('is only there for those who see the disclosure', async () => {
    expect((await communication('aabenraa:FR')).status).toBe(404);
    expect((await communication('esbjerg:DAY')).status).toBe(404);
    expect((await communication('esbjerg:FR', 'd2')).status).toBe(404);
    expect((await communication('esbjerg:dpo')).status).toBe(403);
  });
});

describe('open deadlines as Tasks', () => {
  it('stand with their limit, their role and the law, and nothing of what was written', async () => {
    await give('receive-notification', notification());
    const { body } = await api.get(`/v1/cases/${id}/fhir/Task`);
    const deadlines = (await api.get(`/v1/cases/${id}/deadlines?status=open,due-soon,overdue,waiting,paused`))
      .body.items;
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: deadlines.length });
    const task = body.entry
      .map(({ resource }: { resource: { identifier: { value: string }[] } }) => resource)
      .find(
        ({ identifier }: { identifier: { value: string }[] }) => identifier[0]?.value === `${id}/F1-15.n1`,
      );
    expect(task).toMatchObject({
      resourceType: 'Task',
      status: 'requested',
      intent: 'order',
      owner: { identifier: { value: 'esbjerg:FR' } },
      restriction: { period: { end: '2026-03-03T09:30:00+01:00' } },
    });
    expect(task.id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
    expect(JSON.stringify(body)).not.toContain('bekymring');
  });
});
