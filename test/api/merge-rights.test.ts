import { describe, expect, it } from 'vitest';
import { opened, type TestApi, testApi } from './support/api.ts';

const give = (api: TestApi, id: string, command: string, body: object, as = 'esbjerg:FR') =>
  api.post(`/v1/cases/${id}/commands/${command}`, body, as);

/** One pregnancy referred twice, of a mother whose number nobody knows; the second case goes into the first. */
async function merged() {
  const api = testApi();
  const survivor = await opened(api, { mother: { name: 'Prøve Person' } });
  const duplicate = await opened(api, { mother: { name: 'Prøve Person', address: 'Prøvevej 1' } });
  const done = await give(api, duplicate, 'merge-case', { into: survivor, reason: 'referred-twice' });
  expect(done.status).toBe(200);
  return { api, survivor, duplicate };
}

describe('two merged cases', () => {
  it('withhold an address in both, once it is protected in the one that goes on', async () => {
    const { api, survivor, duplicate } = await merged();
    const addresses = async (id: string) =>
      (await api.get(`/v1/cases/${id}/persons`)).body.items.map((one: { address?: string }) => one.address);
    expect(await addresses(duplicate)).toEqual(['Prøvevej 1']);
    await give(api, survivor, 'protect-address', { who: 'mother', from: '2026-03-01' });
    for (const id of [survivor, duplicate]) expect(await addresses(id)).not.toContain('Prøvevej 1');
  });

  it('withhold it again by what each says for itself, once they are split', async () => {
    const { api, survivor, duplicate } = await merged();
    const [{ personId }] = (await api.get(`/v1/cases/${duplicate}/persons`)).body.items;
    const isProtected = () => api.ports.persons.isProtected(personId, '2026-03-05');
    await give(api, survivor, 'protect-address', { who: 'mother', from: '2026-03-01' });
    expect(await isProtected()).toBe(true);
    expect((await give(api, duplicate, 'split-case', { reason: 'not-the-same' })).status).toBe(200);
    expect(await isProtected()).toBe(false);
  });

  it('say who holds custody by what was told in the one that goes on', async () => {
    const { api, survivor, duplicate } = await merged();
    const custody = (id: string, holders: string[], from: string) =>
      give(api, id, 'record-custody', { child: 'child:1', holders, from });
    await give(api, duplicate, 'split-case', { reason: 'mistake' });
    expect((await custody(duplicate, ['mother', 'partner'], '2026-03-01')).status).toBe(200);
    await give(api, duplicate, 'merge-case', { into: survivor, reason: 'opened-twice' });
    expect((await custody(survivor, ['mother'], '2026-03-02')).status).toBe(200);
    const told = await api.ports.persons.custodyHoldersOf(
      { caseId: duplicate, who: 'child:1' },
      '2026-03-05',
    );
    expect(told?.map(({ who }) => who)).toEqual(['mother']);
  });

  it('are split by nobody who may not act in the one that goes on', async () => {
    const { api, survivor, duplicate } = await merged();
    await give(api, survivor, 'report-move', { toMunicipality: 'aabenraa', movesOn: '2026-03-10' });
    await give(api, survivor, 'notify-new-municipality', { summary: 'Familien flytter.' });
    expect((await give(api, survivor, 'acknowledge-transfer', {}, 'aabenraa:FR')).status).toBe(200);
    const before = (await api.get(`/v1/cases/${survivor}`, 'aabenraa:FR')).body.version;
    const split = await give(api, duplicate, 'split-case', { reason: 'mistake' });
    expect([split.status, split.body.code]).toEqual([403, 'NOT_PERMITTED']);
    expect((await api.get(`/v1/cases/${survivor}`, 'aabenraa:FR')).body.version).toBe(before);
  });
});
