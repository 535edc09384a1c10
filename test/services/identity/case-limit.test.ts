import { describe, expect, it } from 'vitest';
import { AUDIENCE } from './support/issuer.ts';
import { loginStage } from './support/stage.ts';

const stage = loginStage();

const refer = async () => {
  const opened = await stage.cases.gateway.openCase(
    { kind: 'pregnancy', municipality: 'esbjerg' },
    {
      name: 'refer',
      role: 'GP',
      data: {
        receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
        referrer: { role: 'GP', organisation: 'Lægehuset' },
        mother: { name: 'Prøve Person' },
      },
    },
  );
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.answer.id;
};

describe('a login that is limited to some cases', () => {
  it('reaches no other, neither by id nor by list', async () => {
    const [own, other] = [await refer(), await refer()];
    const now = Math.floor(Date.now() / 1000);
    const token = await stage.issuer.sign({
      iss: stage.issuer.url,
      aud: AUDIENCE,
      sub: 'advisor',
      exp: now + 300,
      tovholder_rights: [{ role: 'FR', scope: 'esbjerg', cases: [own] }],
    });
    const get = async (path: string) => {
      const answer = await fetch(`${stage.url}${path}`, { headers: { Authorization: `Bearer ${token}` } });
      return { status: answer.status, text: await answer.text() };
    };
    expect((await get(`/v1/cases/${own}`)).status).toBe(200);
    expect((await get(`/v1/cases/${other}`)).status).toBe(404);
    expect((await get(`/v1/cases/${other}/deadlines`)).status).toBe(404);
    expect((await get(`/cases/${other}`)).status).toBe(404);
    for (const list of ['/v1/cases', '/v1/worklist', '/work?scope=all', '/cases']) {
      const { status, text } = await get(list);
      expect([list, status]).toEqual([list, 200]);
      expect(text).toContain(own);
      expect(text).not.toContain(other);
    }
  });
});
