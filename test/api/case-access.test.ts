import { describe, expect, it } from 'vitest';
import { type CaseAccess, caseAccess } from '../../access/case-access.ts';
import { relationTo } from '../../access/relation.ts';
import { formatInstant, parseInstant } from '../../domain/calendar/index.ts';
import type { Role } from '../../domain/rules/roles.ts';
import { opened, type TestApi, testApi } from './support/api.ts';

const DAY_MS = 86_400_000;

async function give(
  api: TestApi,
  id: string,
  name: string,
  body: object,
  who = 'esbjerg:FR',
): Promise<number> {
  const { status, body: answer } = await api.post(`/v1/cases/${id}/commands/${name}`, body, who);
  if (status !== 200) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.events[0].id;
}

const accessOf = async (api: TestApi, id: string): Promise<readonly CaseAccess[]> => {
  const stored = await api.ports.reads.find(id);
  if (!stored) throw new Error('no case');
  return caseAccess(stored.state);
};

/** `ground scope unit`, in order. */
const said = async (api: TestApi, id: string): Promise<string[]> =>
  (await accessOf(api, id)).map(({ ground, scope, unit }) => [ground, scope, unit].join(' ').trim());

async function standingOf(api: TestApi, id: string, who: string, inDays: number): Promise<string> {
  const [scope = '', role = ''] = who.split(':');
  const nowMs = api.ports.clock() + inDays * DAY_MS;
  return relationTo({ scope, role: role as Role }, { id, access: await accessOf(api, id) }, nowMs);
}

async function staged() {
  const api = testApi();
  return { api, id: await opened(api) };
}

const home = ['authority esbjerg', 'region syddanmark'];

describe('who has a case', () => {
  it('is its municipality and the region from the beginning', async () => {
    const { api, id } = await staged();
    expect(await said(api, id)).toEqual(home);
  });

  it('changes with the acknowledged handover, not with the announced move', async () => {
    const { api, id } = await staged();
    await give(api, id, 'report-move', { toMunicipality: 'aabenraa', movesOn: '2026-03-02' });
    await give(api, id, 'notify-new-municipality', {});
    expect(await said(api, id)).toEqual(home);
    const taken = await give(api, id, 'acknowledge-transfer', {});
    expect(await said(api, id)).toEqual([
      'authority aabenraa',
      'region syddanmark',
      'former-authority esbjerg',
    ]);
    await give(api, id, 'retract', { eventId: taken, reason: 'fejl' }, 'aabenraa:FR');
    expect(await said(api, id)).toEqual(home);
  });

  it('stays where it is when the family moves out of the area, and when the transfer is rejected', async () => {
    const { api, id } = await staged();
    await give(api, id, 'report-move', { toMunicipality: 'Københavns Kommune', movesOn: '2026-03-02' });
    await give(api, id, 'notify-new-municipality', {});
    await give(api, id, 'reject-transfer', { reason: 'ikke flyttet' });
    await give(api, id, 'notify-new-municipality', {});
    await give(api, id, 'acknowledge-transfer', {});
    expect(await said(api, id)).toEqual(home);
  });

  it('comes back to the first with the family; the one between knows what it had', async () => {
    const { api, id } = await staged();
    for (const [toMunicipality, who] of [
      ['Ærø Kommune', 'esbjerg:FR'],
      ['ESBJERG', 'aeroe:FR'],
    ] as const) {
      await give(api, id, 'report-move', { toMunicipality, movesOn: '2026-03-02' }, who);
      await give(api, id, 'notify-new-municipality', {}, who);
      await give(api, id, 'acknowledge-transfer', {}, who);
    }
    expect(await said(api, id)).toEqual([...home, 'former-authority aeroe']);
    expect(await standingOf(api, id, 'aeroe:FR', 0)).toBe('former-authority');
    expect(await standingOf(api, id, 'aeroe:DAY', 0)).toBe('none');
    expect(await standingOf(api, id, 'esbjerg:FR', 0)).toBe('authority');
  });
});

describe('a guest at a meeting', () => {
  const guests = [
    { role: 'FR', organisation: 'aabenraa' },
    { role: 'SP', organisation: 'aabenraa' },
  ];
  async function invited(meetingAt = '2026-03-12T10:00:00+01:00') {
    const { api, id } = await staged();
    await give(api, id, 'plan-meeting', { meetingId: 'm1', kind: 'ad-hoc', meetingAt, invitees: ['FR'] });
    const dispatchedAt = formatInstant(api.ports.clock());
    await give(api, id, 'invite-to-meeting', { meetingId: 'm1', dispatchedAt, guests: guests.slice(0, 1) });
    await give(api, id, 'invite-to-meeting', { meetingId: 'm1', dispatchedAt, guests: guests.slice(1) });
    return { api, id };
  }

  it('is let in with the unit that was invited, by whichever invitation, its leader too, and nobody else there', async () => {
    const { api, id } = await invited();
    expect(await said(api, id)).toEqual([...home, 'invited aabenraa FR', 'invited aabenraa SP']);
    for (const who of ['aabenraa:FR', 'aabenraa:FR-leader', 'aabenraa:SP'])
      expect([who, await standingOf(api, id, who, 0)]).toEqual([who, 'invited']);
    for (const who of ['aabenraa:VM', 'aabenraa:director', 'aabenraa:dpo', 'vejle:FR'])
      expect([who, await standingOf(api, id, who, 0)]).toEqual([who, 'none']);
    // Those who have the case are no guests in it.
    expect(await standingOf(api, id, 'esbjerg:FR', 0)).toBe('authority');
  });

  it('is out again 14 days after a meeting whose minutes never came', async () => {
    const { api, id } = await invited();
    expect(await standingOf(api, id, 'aabenraa:FR', 23)).toBe('invited');
    expect(await standingOf(api, id, 'aabenraa:FR', 24)).toBe('none');
  });

  it('is out at once when the meeting is cancelled', async () => {
    const { api, id } = await invited();
    await give(api, id, 'cancel-meeting', { meetingId: 'm1', reason: 'sygdom' });
    expect(await standingOf(api, id, 'aabenraa:FR', 0)).toBe('none');
  });

  it('is out when the case has closed', async () => {
    const { api, id } = await invited();
    await give(api, id, 'close-case', { reason: 'afsluttet' }, 'esbjerg:FR-leader');
    expect(await standingOf(api, id, 'aabenraa:FR', 1)).toBe('none');
    expect(await standingOf(api, id, 'esbjerg:FR', 1)).toBe('authority');
  });

  it('must be a professional of an authority of the agreement', async () => {
    const { api, id } = await invited();
    const dispatchedAt = formatInstant(api.ports.clock());
    for (const guest of [
      { role: 'FR', organisation: 'berlin' },
      { role: 'mother', organisation: 'aabenraa' },
      { role: 'FR' },
    ]) {
      const body = { meetingId: 'm1', dispatchedAt, guests: [guest] };
      const answer = await api.post(`/v1/cases/${id}/commands/invite-to-meeting`, body);
      expect([guest, answer.status, answer.body.code]).toEqual([guest, 422, 'VALIDATION']);
    }
  });
});

describe('a receiver at another authority', () => {
  const to = { to: 'FR', organisation: 'aabenraa', categories: ['health'] };

  it('knows of it until the consent behind it is withdrawn', async () => {
    const { api, id } = await staged();
    await give(api, id, 'give-consent', {
      ...{ consentId: 'k1', direction: 'disclose', subject: 'mother', giver: { role: 'mother' } },
      ...{
        receivers: ['FR'],
        categories: ['health'],
        purpose: 'prøve',
        form: 'written',
        givenOn: '2026-03-02',
      },
    });
    await give(api, id, 'disclose', { disclosureId: 'd1', consentId: 'k1', ...to });
    expect(await standingOf(api, id, 'aabenraa:FR', 364)).toBe('disclosed-to');
    expect(await standingOf(api, id, 'aabenraa:FR', 366)).toBe('none');
    api.setClock('2026-03-02T11:00:00+01:00');
    await give(api, id, 'withdraw-consent', { consentId: 'k1' });
    expect(await standingOf(api, id, 'aabenraa:FR', 0)).toBe('none');
  });

  it('knows of it for as long as the case lives where the law carried it', async () => {
    const { api, id } = await staged();
    await give(api, id, 'disclose', { disclosureId: 'd1', legalBasis: 'BL § 133', ...to });
    expect(await standingOf(api, id, 'aabenraa:FR', 3)).toBe('disclosed-to');
    const [, , row] = await accessOf(api, id);
    expect(row).toMatchObject({ about: 'd1', unit: 'FR', because: 2 });
    expect(row?.fromMs).toBe(parseInstant('2026-03-02T10:00:00+01:00'));
  });
});
