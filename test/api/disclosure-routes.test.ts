import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opened, type TestApi, testApi } from './support/api.ts';

async function give(api: TestApi, id: string, command: string, body: object, who = 'esbjerg:FR') {
  const answer = await api.post(`/v1/cases/${id}/commands/${command}`, body, who);
  return [answer.status, answer.body] as const;
}

const consent = (more: object = {}) => ({
  direction: 'disclose',
  subject: 'mother',
  giver: { role: 'mother' },
  receivers: ['SP'],
  categories: ['health'],
  purpose: 'samarbejde om graviditeten',
  form: 'written',
  givenOn: '2026-03-02',
  ...more,
});

describe('bad input', () => {
  it.each([
    ['purpose', { purpose: undefined }],
    ['receivers', { receivers: [] }],
    ['categories', { categories: [] }],
  ])('a consent without %s is 422 VALIDATION and says which', async (field, more) => {
    const api = testApi();
    const [status, body] = await give(api, await opened(api), 'give-consent', consent(more));
    expect([status, body.code, body.reason]).toEqual([422, 'VALIDATION', field]);
  });

  it('a receiver outside the consent is 409 CONSENT_REQUIRED with the source, and leaves no receipt', async () => {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'give-consent', consent({ consentId: 'k1' }));
    const outside = { to: 'VM', categories: ['health'], consentId: 'k1' };
    const [status, body] = await give(api, id, 'disclose', outside);
    expect([status, body.code, body.source]).toEqual([409, 'CONSENT_REQUIRED', 'SUL §§ 43 og 44']);
    expect((await api.get(`/v1/cases/${id}/disclosures/receipts`)).body.items).toEqual([]);
  });
});

describe('the citizen’s own copy', () => {
  it('is given after a loss as well: she asks for it, nobody writes to her', async () => {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'end-pregnancy', { outcome: 'miscarriage', on: '2026-03-02' });
    const { status, body } = await api.get(`/v1/cases/${id}/data-export`);
    expect([status, body.to]).toEqual([200, ['mother']]);
  });
});

describe('receipts on the case', () => {
  it('say what, to whom, on which ground, and when the person was told', async () => {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'give-consent', consent({ consentId: 'k1' }));
    await give(api, id, 'disclose', { to: 'SP', categories: ['health'], consentId: 'k1' });
    await give(api, id, 'disclose', {
      disclosureId: 'd2',
      to: 'VM',
      categories: ['social'],
      legalBasis: 'SUL § 43 stk. 2 nr. 2',
    });
    await give(api, id, 'inform-of-disclosure', { disclosureId: 'd2', at: '2026-03-02T10:00:00+01:00' });
    const { body } = await api.get(`/v1/cases/${id}/disclosures/receipts`);
    expect(body.items).toMatchObject([
      {
        sender: 'disclosure',
        to: 'VM',
        basis: 'law',
        reference: 'SUL § 43 stk. 2 nr. 2',
        categories: ['social'],
        toldAt: '2026-03-02T10:00:00+01:00',
      },
      { sender: 'disclosure', to: 'SP', basis: 'consent', reference: 'k1', toldAt: null },
    ]);
    const { items } = (await api.get(`/v1/cases/${id}/deadlines`)).body;
    const told = items.filter((one: { ruleId: string }) => one.ruleId === 'X-06');
    expect(told).toMatchObject([{ id: 'X-06.d2', status: 'met' }]);
  });

  it('the citizen’s export of the access log leaves one as well, and nothing without it', async () => {
    const api = testApi();
    const id = await opened(api);
    expect((await api.get(`/v1/cases/${id}/access-log?audience=citizen`)).status).toBe(200);
    const { body } = await api.get(`/v1/cases/${id}/disclosures/receipts`);
    expect(body.items).toMatchObject([{ sender: 'access-log-export', to: 'citizen', basis: 'own-data' }]);
    api.ports.receipts.write = async () => {
      throw new Error('no store');
    };
    for (const path of ['access-log?audience=citizen', 'data-export']) {
      const refused = await api.get(`/v1/cases/${id}/${path}`);
      expect([path, refused.status, refused.body.reason]).toEqual([path, 503, 'receipt']);
    }
  });
});

describe('Lejre: documents follow the access to the case, and each open is logged', () => {
  const parts = ['disclosures', 'disclosures/receipts', 'data-export', 'consents', 'meetings', 'journal'];

  it('whoever asks for whatever: what is shown was logged as that, and nobody without access gets anything', async () => {
    const api = testApi();
    const id = await opened(api);
    const people = ['esbjerg:FR', 'syddanmark:FP', 'aabenraa:FR', 'aabenraa:FR-leader', 'fanoe:SP'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), fc.constantFrom(...people), async (part, who) => {
        const looks = async () =>
          (await api.ports.readLog.looks({ caseId: id }, { limit: 1_000 })).filter(
            ({ subject }) => subject === who,
          ).length;
        const before = await looks();
        const { status, body } = await api.get(`/v1/cases/${id}/${part}`, who);
        const isInside = /^(esbjerg|syddanmark)/.test(who);
        expect([who, part, status]).toEqual([who, part, isInside ? 200 : 404]);
        expect((await looks()) - before).toBe(isInside ? 1 : 0);
        if (!isInside) expect(JSON.stringify(body)).not.toContain(id);
      }),
      { numRuns: 40 },
    );
  });
});

describe('X-14 the register of breaches', () => {
  const at = '2026-03-02T10:00:00+01:00';

  it('shows the data protection officer every breach with its 72 hours, and kinds that come back', async () => {
    const api = testApi(at);
    const [a, b] = [await opened(api), await opened(api)];
    for (const id of [a, b])
      await give(api, id, 'discover-breach', {
        breachId: 'b1',
        at,
        kind: 'protected-address',
        description: 'x',
      });
    await give(api, a, 'report-breach', { breachId: 'b1', at, personsInformed: 'informed' });
    api.setClock('2026-03-05T10:00:01+01:00');
    const { body } = await api.get('/v1/breaches', 'esbjerg:dpo');
    const byCase = new Map(body.items.map((one: { case: string }) => [one.case, one]));
    expect(byCase.get(a)).toMatchObject({ status: 'reported', personsInformed: 'informed', repeated: 2 });
    expect(byCase.get(b)).toMatchObject({
      status: 'overdue',
      dueAt: '2026-03-05T10:00:00+01:00',
      repeated: 2,
    });
    expect(JSON.stringify(body)).not.toContain('description');
    const csv = await api.get('/v1/breaches', 'esbjerg:dpo', { Accept: 'text/csv' });
    expect(csv.body).toContain('Beskyttet adresse vist eller sendt');
  });

  it('holds what was discovered while the case was with the municipality, before a handover and after one', async () => {
    const api = testApi(at);
    const id = await opened(api);
    await give(api, id, 'discover-breach', { breachId: 'before', at, kind: 'other' });
    await give(api, id, 'report-move', { toMunicipality: 'aabenraa', movesOn: '2026-03-02' });
    await give(api, id, 'notify-new-municipality', {});
    await give(api, id, 'acknowledge-transfer', {});
    await give(api, id, 'discover-breach', { breachId: 'after', at, kind: 'other' }, 'aabenraa:FR');
    const seenBy = async (who: string) =>
      (await api.get('/v1/breaches', who)).body.items.map(
        (one: { breachId: string; municipality: string }) => [one.breachId, one.municipality],
      );
    expect(await seenBy('esbjerg:dpo')).toEqual([['before', 'esbjerg']]);
    expect(await seenBy('aabenraa:dpo')).toEqual([['after', 'aabenraa']]);
    expect((await seenBy('syddanmark:dpo')).length).toBe(2);
  });

  it('is for nobody else, and for no other municipality', async () => {
    const api = testApi(at);
    const id = await opened(api);
    await give(api, id, 'discover-breach', { at, kind: 'other' });
    for (const who of ['esbjerg:FR', 'esbjerg:FR-leader', 'esbjerg:director'])
      expect([who, (await api.get('/v1/breaches', who)).status]).toEqual([who, 403]);
    expect((await api.get('/v1/breaches', 'aabenraa:dpo')).body.items).toEqual([]);
    expect((await api.get('/v1/breaches', 'syddanmark:dpo')).body.items).toHaveLength(1);
  });
});
