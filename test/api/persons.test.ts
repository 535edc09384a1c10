import { describe, expect, it } from 'vitest';
import { carriesCpr } from '../../api/cpr-guard.ts';
import type { LookRow } from '../../api/log-ports.ts';
import { opened, referral, type TestApi, testApi } from './support/api.ts';

const MOTHER = '6806950014';

const give = async (api: TestApi, id: string, command: string, body: object, as = 'esbjerg:FR') => {
  const answer = await api.post(`/v1/cases/${id}/commands/${command}`, body, as);
  if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

const personsOf = async (api: TestApi, id: string, as?: string) =>
  (await api.get(`/v1/cases/${id}/persons`, as)).body.items;

/** The look that was put on record last. */
const lastLook = async (api: TestApi): Promise<LookRow | undefined> =>
  (await api.ports.readLog.looks({}, { limit: 1 }))[0];

const find = (api: TestApi, number: unknown, as?: string) => api.post('/v1/persons/search', { number }, as);

describe('names and numbers', () => {
  it('leave the command at the gateway: the journal knows an id, the page of persons who it is', async () => {
    const api = testApi();
    const id = await opened(api, {
      mother: { name: 'Prøve Person', cpr: '680695-0014', address: 'Prøvevej 1' },
    });
    const journal = await api.get(`/v1/cases/${id}/journal`);
    expect(JSON.stringify(journal.body)).not.toMatch(/Prøve Person|680695|Prøvevej/);
    const { personId } = journal.body.items[0].data.mother;
    expect(personId).toMatch(/^p_[0-9a-f]{32}$/);
    expect(await personsOf(api, id)).toEqual([
      {
        ...{ who: 'mother', personId, official: false, name: 'Prøve Person', formerNames: [] },
        numbers: [{ number: '680695-0014', kind: 'replacement', replacement: true }],
        ...{ protected: false, hasAddress: true, address: 'Prøvevej 1', relations: [], custody: [] },
      },
    ]);
    expect(await lastLook(api)).toMatchObject({ case_id: id, kind: 'persons' });
  });

  it('are kept once for the same call, and told to nobody who calls with another body', async () => {
    const api = testApi();
    const headers = { 'Idempotency-Key': 'one' };
    const first = await api.post('/v1/cases', referral(), 'esbjerg:FR', headers);
    const again = await api.post('/v1/cases', referral(), 'esbjerg:FR', headers);
    expect(again.body).toEqual(first.body);
    expect(await personsOf(api, first.body.id)).toHaveLength(1);
    const other = await api.post(
      '/v1/cases',
      referral({ mother: { name: 'En Anden' } }),
      'esbjerg:FR',
      headers,
    );
    expect(other.body.code).toBe('IDEMPOTENCY_CONFLICT');
    expect((await personsOf(api, first.body.id))[0].name).toBe('Prøve Person');
  });

  it('of a refused command are told of nobody, nor are those of a retracted one', async () => {
    const api = testApi();
    const id = await opened(api);
    const ends = { person: 'partner', name: 'Aldrig Optaget', from: '2026-03-02', until: '2026-03-01' };
    expect((await api.post(`/v1/cases/${id}/commands/record-relation`, ends)).status).toBe(422);
    expect((await personsOf(api, id)).map(({ who }: { who: string }) => who)).toEqual(['mother']);
    const told = await give(api, id, 'record-relation', {
      person: 'partner',
      name: 'Prøve Partner',
      cpr: '7106950018',
    });
    expect((await personsOf(api, id))[1]).toMatchObject({ who: 'partner', name: 'Prøve Partner' });
    await give(api, id, 'retract', { eventId: told.events[0].id, reason: 'forkert person' });
    expect((await personsOf(api, id)).map(({ who }: { who: string }) => who)).toEqual(['mother']);
    expect((await find(api, '710695-0018')).body.items).toEqual([]);
  });

  it('cannot be asked for by writing an id that belongs to somebody else', async () => {
    const api = testApi();
    const id = await opened(api);
    const [{ personId }] = await personsOf(api, id);
    const stolen = await api.post('/v1/cases', referral({ mother: { name: 'x', personId } }), 'aabenraa:FR');
    expect(stolen).toMatchObject({ status: 422, body: { code: 'VALIDATION' } });
  });

  it('are shown to no role that the policy keeps them from', async () => {
    const api = testApi();
    const id = await opened(api);
    expect((await api.get(`/v1/cases/${id}/persons`, 'esbjerg:PPR')).status).toBe(403);
    expect((await api.get(`/v1/cases/${id}/persons`, 'esbjerg:dpo')).status).toBe(403);
    expect((await api.get(`/v1/cases/${id}/persons`, 'aabenraa:FR')).status).toBe(404);
    expect((await find(api, MOTHER, 'esbjerg:PPR')).body.items).toEqual([]);
    expect((await find(api, MOTHER, 'esbjerg:dpo')).status).toBe(403);
  });

  it('stand in no list, table or file of cases', async () => {
    const api = testApi();
    await opened(api);
    for (const path of ['/v1/cases', '/v1/worklist', '/v1/overview', '/v1/statistics'])
      expect(JSON.stringify((await api.get(path)).body), path).not.toMatch(/Prøve Person|680695/);
    const csv = await api.get('/v1/worklist', 'esbjerg:FR', { Accept: 'text/csv' });
    expect(csv.body).not.toMatch(/Prøve Person|680695/);
  });
});

describe('a search by number', () => {
  it('finds the cases that the caller may reach, however it is written, and is on record without the number', async () => {
    const api = testApi();
    const id = await opened(api);
    const found = await find(api, '680695-0014');
    expect(found.body.items).toMatchObject([{ id, who: ['mother'] }]);
    expect(JSON.stringify(found.body)).not.toMatch(/Prøve Person/);
    const look = await lastLook(api);
    expect(look).toMatchObject({ kind: 'person-search', shown: 1, criteria: { by: 'replacement' } });
    expect(JSON.stringify(look)).not.toContain('680695');
    expect((await find(api, MOTHER, 'syddanmark:FP')).body.items).toMatchObject([{ id }]);
    expect((await find(api, MOTHER, 'aabenraa:FR')).body.items).toEqual([]);
    expect(await lastLook(api)).toMatchObject({ kind: 'person-search', shown: 0 });
  });

  it('takes nothing that is no number, and no number in an address', async () => {
    const api = testApi();
    for (const number of [undefined, 6806950014, '3213950014', '0000000000', 'mother', ''])
      expect((await find(api, number)).body, String(number)).toMatchObject({
        code: 'VALIDATION',
        reason: 'number',
      });
    expect((await api.get(`/v1/cases?number=${MOTHER}`)).status).toBe(400);
    for (const letters of ['010106-1AB0', '0101067ab9', '010106%2D0AB1', '6101065ZZ1'])
      expect(carriesCpr(`/v1/cases?number=${letters}`), letters).toBe(true);
    for (const other of ['0101062AB1', '3201061AB0', 'x0101061AB0', '2026-03-02', 'c_0101061ab0'])
      expect(carriesCpr(`/v1/cases?number=${other}`), other).toBe(false);
  });
});

describe('a child', () => {
  it('keeps its replacement number when it is given its own, and both find it', async () => {
    const api = testApi();
    const id = await opened(api);
    api.setClock('2026-08-20T12:00:00+02:00');
    const bornAt = '2026-08-20T08:00:00+02:00';
    const { links } = await give(api, id, 'record-birth', {
      ...{ bornAt, place: 'Sygehuset' },
      children: [{ ref: 'child:1', alive: true, gestationalAge: '40+0' }],
    });
    const child = links[0].id;
    await give(api, child, 'link-cpr', { cpr: '200826-0AB1' });
    await give(api, child, 'name-child', { name: 'Prøve Barn' });
    await give(api, child, 'link-cpr', { cpr: '8008265556' });
    const shown = (await personsOf(api, child)).find(({ who }: { who: string }) => who === 'child:1');
    expect(shown).toMatchObject({
      name: 'Prøve Barn',
      numbers: [
        { number: '800826-5556', kind: 'replacement', replacement: true },
        { number: '200826-0AB1', kind: 'd-ecpr', replacement: true },
      ],
    });
    for (const number of ['200826-0ab1', '800826-5556'])
      expect((await find(api, number)).body.items, number).toMatchObject([{ id: child, who: ['child:1'] }]);
    // The mother is known there as well, as her own case told of her.
    expect((await personsOf(api, child))[0]).toMatchObject({ who: 'mother', name: 'Prøve Person' });
  });
});

describe('protection and custody', () => {
  const lived = async () => {
    const api = testApi();
    const id = await opened(api, { mother: { name: 'Prøve Person', cpr: MOTHER, address: 'Prøvevej 1' } });
    return { api, id };
  };

  it('keep an address back from its first day to its last, in every case of the person', async () => {
    const { api, id } = await lived();
    const other = await opened(api, { mother: { name: 'Prøve Person', cpr: MOTHER, address: 'Andenvej 2' } });
    await give(api, id, 'protect-address', { who: 'mother', from: '2026-03-05', until: '2026-03-09' });
    const at = async (on: string, of: string) => {
      api.setClock(`${on}T10:00:00+01:00`);
      return (await personsOf(api, of))[0];
    };
    for (const [on, isProtected] of [
      ['2026-03-04', false],
      ['2026-03-05', true],
      ['2026-03-09', true],
      ['2026-03-10', false],
    ] as const) {
      for (const of of [id, other]) expect((await at(on, of)).protected, `${on} ${of}`).toBe(isProtected);
      expect('address' in (await at(on, id)), on).toBe(!isProtected);
      expect((await api.get(`/v1/cases/${id}`)).body.addressProtected, on).toEqual(
        isProtected ? ['mother'] : [],
      );
    }
    expect((await at('2026-03-06', id)).hasAddress).toBe(true);
  });

  it('do not tell it by whoever lives there too, however it is written', async () => {
    const { api, id } = await lived();
    await give(api, id, 'record-relation', {
      ...{ person: 'partner', relation: 'partner', to: 'mother', from: '2026-03-01' },
      ...{ name: 'Prøve Partner', address: 'prøvevej  1,' },
    });
    const addresses = async () =>
      (await personsOf(api, id)).map(({ who, address }: { who: string; address?: string }) => [who, address]);
    expect(await addresses()).toEqual([
      ['mother', 'Prøvevej 1'],
      ['partner', 'prøvevej  1,'],
    ]);
    await give(api, id, 'protect-address', { who: 'mother', from: '2026-03-01' });
    expect(await addresses()).toEqual([
      ['mother', undefined],
      ['partner', undefined],
    ]);
  });

  it('show a protected address for a reason only, and put person and reason on record first', async () => {
    const { api, id } = await lived();
    await give(api, id, 'protect-address', { who: 'mother', from: '2026-03-01' });
    const [{ personId }] = await personsOf(api, id);
    const ask = (body: object, of = personId, as?: string) =>
      api.post(`/v1/cases/${id}/persons/${of}/address`, body, as);
    expect((await ask({})).body.code).toBe('VALIDATION');
    expect((await ask({ reason: 'fordi' })).body.code).toBe('VALIDATION');
    expect((await lastLook(api))?.kind).toBe('persons');
    expect((await ask({ reason: 'visit' })).body).toEqual({ personId, address: 'Prøvevej 1' });
    expect(await lastLook(api)).toMatchObject({
      ...{ case_id: id, kind: 'protected-address', criteria: { reason: 'visit', person: personId } },
    });
    expect((await ask({ reason: 'visit' }, 'Prøve Person')).status).toBe(404);
    expect((await lastLook(api))?.criteria).toEqual({ reason: 'visit' });
    expect((await ask({ reason: 'visit' }, `p_${'0'.repeat(32)}`)).status).toBe(404);
    expect((await ask({ reason: 'visit' }, personId, 'esbjerg:GP')).status).toBe(403);
  });

  it('show only what was told in the case itself of somebody whom another case knows too', async () => {
    const { api, id } = await lived();
    const other = await opened(api, { mother: { name: 'Prøve Andet-Navn', cpr: MOTHER } });
    const [shown] = await personsOf(api, other);
    expect(shown).toMatchObject({ name: 'Prøve Andet-Navn', formerNames: [], hasAddress: false });
    expect((await personsOf(api, id))[0].formerNames).toEqual([]);
    expect((await find(api, MOTHER)).body.items.map((one: { id: string }) => one.id).sort()).toEqual(
      [id, other].sort(),
    );
  });

  it('say who the custody holders are on a day, and which of them is the second', async () => {
    const { api, id } = await lived();
    await give(api, id, 'record-relation', {
      person: 'partner',
      relation: 'father',
      to: 'child:1',
      name: 'Prøve Far',
    });
    await give(api, id, 'record-custody', {
      child: 'child:1',
      holders: ['mother', 'partner'],
      residence: 'mother',
      from: '2026-03-01',
    });
    await give(api, id, 'record-custody', { child: 'child:1', holders: ['mother'], from: '2026-04-01' });
    const { persons } = api.ports;
    const child = { caseId: id, who: 'child:1' };
    const [mother, partner] = await personsOf(api, id);
    expect(await persons.custodyHoldersOf(child, '2026-02-28')).toBeNull();
    expect(await persons.custodyHoldersOf(child, '2026-03-01')).toEqual([
      { who: 'mother', personId: mother.personId, residence: true },
      { who: 'partner', personId: partner.personId, residence: false },
    ]);
    expect(await persons.custodyHoldersOf(child, '2026-04-01')).toEqual([
      { who: 'mother', personId: mother.personId, residence: null },
    ]);
    expect(partner.relations).toEqual([{ relation: 'father', to: 'child:1', from: null, until: null }]);
  });
});
