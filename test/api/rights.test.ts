import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opened, type TestApi, testApi } from './support/api.ts';

async function give(api: TestApi, id: string, command: string, body: object): Promise<void> {
  const answer = await api.post(`/v1/cases/${id}/commands/${command}`, body);
  if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
}

const exportOf = (api: TestApi, id: string, query = '') => api.get(`/v1/cases/${id}/data-export${query}`);

const child = {
  kind: 'child',
  edd: undefined,
  eddSource: undefined,
  child: { bornAt: '2026-02-20T08:00:00+01:00', gestationalAge: '39+0' },
};

describe('access (GDPR art. 15)', () => {
  it('tells what was recorded, who received it, who looked and which rights there are, and leaves a receipt', async () => {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'disclose', {
      to: 'SP',
      categories: ['health'],
      legalBasis: 'SUL § 43 stk. 2 nr. 2',
    });
    const { status, body } = await exportOf(api, id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ about: 'mother', to: ['mother'], person: { names: ['Prøve Person'] } });
    expect(body.recipients).toMatchObject([{ what: { da: 'Videregivelse' }, to: { da: 'Sundhedsplejen' } }]);
    expect(body.rights.length).toBeGreaterThan(2);
    const receipts = (await api.get(`/v1/cases/${id}/disclosures/receipts`)).body.items;
    expect(receipts[0]).toMatchObject({ sender: 'data-export', to: 'mother', reference: 'DBF art. 15' });
  });

  it('holds free text back until somebody has read it', async () => {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'record-contact', {
      by: 'FR',
      with: 'mother',
      at: '2026-03-02T09:45:00+01:00',
      method: 'phone',
      reached: true,
      note: 'skal læses først',
    });
    const held = await exportOf(api, id);
    expect(JSON.stringify(held.body)).not.toContain('skal læses først');
    expect(held.body.textsHeld).toContain(2);
    const released = await exportOf(api, id, '?texts=2');
    expect(JSON.stringify(released.body)).toContain('skal læses først');
  });

  it('whatever names staff or other people: none of it is in the export', async () => {
    const names = fc.stringMatching(/^[a-z]{8,12}$/);
    await fc.assert(
      fc.asyncProperty(names, names, names, async (worker, notifier, father) => {
        const api = testApi();
        const id = await opened(api);
        await give(api, id, 'name-caseworker', {
          organisation: 'Familierådgivningen',
          name: `staff ${worker}`,
        });
        await give(api, id, 'receive-notification', {
          receivedAt: '2026-03-02T09:30:00+01:00',
          form: 'written',
          notifier: { role: notifier, organisation: notifier, professional: false, anonymous: true },
          concern: 'bekymring',
        });
        await give(api, id, 'assess-notification', {
          notificationId: 'n1',
          assessedAt: '2026-03-02T09:40:00+01:00',
          danger: false,
          acuteMeasures: false,
          assessors: [worker],
        });
        await give(api, id, 'record-relation', { person: father, relation: father, to: 'unborn' });
        await give(api, id, 'give-consent', {
          direction: 'disclose',
          subject: 'unborn',
          giver: { role: 'partner', name: father },
          receivers: ['SP'],
          categories: ['health'],
          purpose: father,
          form: 'oral',
          givenOn: '2026-03-02',
        });
        const said = JSON.stringify((await exportOf(api, id)).body);
        for (const name of [worker, notifier, father]) expect(said).not.toContain(name);
      }),
      { numRuns: 10 },
    );
  });

  it('leaves out what was recorded by mistake and taken back', async () => {
    const api = testApi();
    const id = await opened(api);
    const contact = {
      by: 'FR',
      with: 'mother',
      at: '2026-03-02T09:45:00+01:00',
      method: 'phone',
      reached: true,
    };
    await give(api, id, 'record-contact', contact);
    const ids = async () =>
      (await exportOf(api, id)).body.entries.map((one: { eventId: number }) => one.eventId);
    expect(await ids()).toContain(2);
    await give(api, id, 'retract', { eventId: 2, reason: 'forkert sag' });
    expect(await ids()).not.toContain(2);
  });

  it('of a child goes to its custody holders of the day, and to nobody while none are recorded', async () => {
    const api = testApi();
    const id = await opened(api, child);
    const refused = await exportOf(api, id);
    expect([refused.status, refused.body.code, refused.body.reason]).toEqual([
      409,
      'PRECONDITION',
      'custody',
    ]);
    await give(api, id, 'record-custody', { child: 'child:1', holders: ['mother'], from: '2026-02-20' });
    expect((await exportOf(api, id)).body).toMatchObject({ to: ['mother'], person: null });
    expect((await exportOf(api, id, '?to=partner')).body.reason).toBe('custody');
    expect((await exportOf(api, id, '?to=GP')).body.code).toBe('VALIDATION');
  });

  it('is for those who carry the case: neither the data protection officer nor another municipality', async () => {
    const api = testApi();
    const id = await opened(api);
    for (const [who, status] of [
      ['esbjerg:dpo', 403],
      ['aabenraa:FR', 404],
    ] as const)
      expect([who, (await api.get(`/v1/cases/${id}/data-export`, who)).status]).toEqual([who, status]);
  });
});

describe('restriction (GDPR art. 18)', () => {
  it('lets the person have their own data, and others nothing', async () => {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'restrict-processing', { who: 'mother', ground: 'objection' });
    expect((await exportOf(api, id)).status).toBe(200);
    expect((await exportOf(api, id, '?to=partner')).body.reason).toBe('restricted');
  });
});
