import { describe, expect, it } from 'vitest';
import type { DeadLetter, Notice } from '../../api/notice-ports.ts';
import { noticePath, noticePlace, readerOf } from '../../api/notices.ts';
import { deliveryCodes, deliveryCodeWords, solutions } from '../../domain/deliveries/codes.ts';
import { testApi } from './support/api.ts';

const CASE = `c_${'1'.repeat(32)}`;
const letter = (id: number, role: string, organisation = 'esbjerg'): DeadLetter => ({
  ...{ id, caseId: CASE, kind: 'reminder', channel: 'mail', role, organisation },
  ...{ code: 'ADDRESS_REFUSED', attempts: 1, sinceMs: Date.parse('2026-03-02T08:00:00+01:00') },
});

/** An API whose store holds these dead letters; what was asked of it is noted. */
function withLetters(letters: readonly DeadLetter[]) {
  const api = testApi();
  const did: string[] = [];
  Object.assign(api.ports, {
    notices: {
      ...api.ports.notices,
      dead: async ({ organisations, roles }: { organisations: string[]; roles: string[] | null }) =>
        letters.filter(
          (one) => organisations.includes(one.organisation) && (!roles || roles.includes(one.role)),
        ),
      retry: async (id: number) => did.push(`retry ${id}`) > 0,
      solve: async (id: number, { how }: { how: string }) => did.push(`${how} ${id}`) > 0,
    },
  });
  return { api, did };
}

describe('what reached nobody', () => {
  it('is seen by the leaders of the organisation, a region’s leaders see their own unit’s', async () => {
    const { api } = withLetters([letter(1, 'FR'), letter(2, 'FP'), letter(3, 'FR', 'varde')]);
    const ids = async (who: string) =>
      (await api.get('/v1/dead-letters', who)).body.items.map((one: { id: string }) => one.id);
    expect(await ids('esbjerg:FR-leader')).toEqual(['1', '2']);
    expect(await ids('varde:director')).toEqual(['3']);
    expect(await ids('syddanmark:FP-leader')).toEqual(['2']);
    const refused = await api.get('/v1/dead-letters', 'esbjerg:FR');
    expect([refused.status, refused.body.code]).toEqual([403, 'NOT_PERMITTED']);
  });

  it('says why in plain words, and is tried again or seen to by a way of the list', async () => {
    const { api, did } = withLetters([letter(1, 'FR')]);
    const [item] = (await api.get('/v1/dead-letters', 'esbjerg:FR-leader')).body.items;
    expect(item).toMatchObject({ case: CASE, role: 'FR', code: 'ADDRESS_REFUSED' });
    expect(item.message.da).toBe('Adressen afvises af modtagerens server.');
    const give = (id: string, how: unknown) =>
      api.post(`/v1/dead-letters/${id}`, { how }, 'esbjerg:FR-leader');
    expect((await give('1', 'retry')).status).toBe(200);
    expect((await give('1', 'phoned')).status).toBe(200);
    expect((await give('1', 'I told her that …')).body.code).toBe('VALIDATION');
    expect((await give('9', 'retry')).status).toBe(404);
    expect(did).toEqual(['retry 1', 'phoned 1']);
    expect(Object.keys(solutions)).toContain('phoned');
  });

  it('has words for every code, and for one that it does not know', () => {
    for (const [code, words] of Object.entries(deliveryCodes)) {
      expect(deliveryCodeWords(code)).toBe(words);
      expect(words.da).not.toBe(words.en);
    }
    expect(deliveryCodeWords('WHAT').da).toContain('ukendt');
    expect(deliveryCodeWords(null).da).toContain('ukendt');
  });
});

describe('a notice', () => {
  const notice = (caseId: string, kind: string, about: string): Notice => ({
    ...{ id: 1, caseId, kind, about, organisation: 'esbjerg', atMs: 0, seen: false },
  });

  it.each([
    [notice(CASE, 'breach', 'F1-15.n1'), `/cases/${CASE}`],
    [notice(CASE, 'invitation', 'meeting:m1'), `/cases/${CASE}/meetings/m1`],
    [notice(CASE, 'document', 'document:d1'), `/cases/${CASE}/documents`],
    [notice('organisation:esbjerg', 'reminder', 'X-20.2026'), '/organisations/esbjerg'],
    [notice('emergency:e_1', 'emergency', 'e_1'), '/emergency/e_1'],
  ])('leads to where its content is asked for: %#', (one, path) => {
    expect(noticePath(one)).toBe(path);
  });

  it('is of a case, an organisation or an emergency access', () => {
    expect(noticePlace(CASE)).toEqual({ kind: 'case', id: CASE });
    expect(noticePlace('organisation:esbjerg').kind).toBe('organisation');
    expect(noticePlace('emergency:e_1').kind).toBe('emergency');
  });

  it('of a unit is that of everybody who works in it for the municipality', () => {
    const caller = { subject: 'x', role: 'FP' as const, scope: 'syddanmark', how: 'demo' as const };
    expect(readerOf(caller as never).organisations).toContain('esbjerg');
    expect(readerOf({ ...caller, scope: 'esbjerg' } as never).organisations).toEqual(['esbjerg']);
  });

  it('is marked by its reader, and what are no ids is refused', async () => {
    const api = testApi();
    expect((await api.get('/v1/notices?unseen=true', 'esbjerg:FR')).body).toEqual({ items: [], next: null });
    expect((await api.post('/v1/notices/seen', {}, 'esbjerg:FR')).body).toEqual({ unseen: 0 });
    const refused = await api.post('/v1/notices/seen', { ids: ['x'] }, 'esbjerg:FR');
    expect([refused.status, refused.body.reason]).toEqual([422, 'ids']);
  });
});
