import { describe, expect, it } from 'vitest';
import { referral, type TestApi, testApi } from './support/api.ts';

// 2 March 2026 at 10; the meeting is five days ahead, and Esbjerg has agreed on seven.
const MEETING_AT = '2026-03-07T13:00:00+01:00';
const AGENDA = 'Samlet problemstilling for kanariefuglen';

async function planned(api: TestApi, more: object = {}): Promise<string> {
  const { body } = await api.post('/v1/cases', referral());
  const meeting = {
    meetingId: 'm1',
    kind: 'first-coordination',
    meetingAt: MEETING_AT,
    invitees: ['FR', 'FP', 'GP', 'mother'],
    agenda: [AGENDA, 'Opgaver'],
    place: 'Mødelokale 3',
    ...more,
  };
  const answer = await api.post(`/v1/cases/${body.id}/commands/plan-meeting`, meeting);
  expect(answer.status).toBe(200);
  return body.id;
}

const give = async (api: TestApi, id: string, command: string, data: object) => {
  const answer = await api.post(`/v1/cases/${id}/commands/${command}`, data);
  expect([command, answer.status]).toEqual([command, 200]);
};

describe('the meetings of a case', () => {
  it('say how short their notice is, and why', async () => {
    const api = testApi();
    const id = await planned(api);
    await give(api, id, 'invite-to-meeting', { meetingId: 'm1', shortNoticeReason: 'Akut behov' });
    const { body } = await api.get(`/v1/cases/${id}/meetings`);
    expect(body.items[0]).toMatchObject({
      meetingId: 'm1',
      notice: {
        requiredDays: 7,
        givenDays: 5,
        latestDispatchOn: '2026-02-28',
        short: true,
        reason: 'Akut behov',
      },
    });
  });

  it('can be asked about before one is planned or moved; nothing is written', async () => {
    const api = testApi();
    const id = await planned(api);
    const ask = (query: string) => api.get(`/v1/cases/${id}/meeting-notice?${query}`);
    const at = encodeURIComponent(MEETING_AT);
    expect((await ask(`kind=term&meetingAt=${at}`)).body).toMatchObject({
      notice: { requiredDays: 7, givenDays: 5, short: true },
    });
    expect((await ask(`kind=term&meetingAt=${at}&dispatchedOn=2026-02-20`)).body.notice.short).toBe(false);
    expect((await ask(`kind=ad-hoc&meetingAt=${at}`)).body).toEqual({ notice: null });
    expect((await ask('kind=term&meetingAt=nonsense')).status).toBe(422);
    expect((await ask(`kind=birthday&meetingAt=${at}`)).status).toBe(422);
    expect((await ask(`kind=term&meetingAt=${at}&dispatchedOn=soon`)).status).toBe(422);
  });

  it('tell agenda, place, and how consent stands to each invited', async () => {
    const api = testApi();
    const id = await planned(api);
    const { body } = await api.get(`/v1/cases/${id}/meetings/m1`);
    expect(body).toMatchObject({ agenda: [AGENDA, 'Opgaver'], place: 'Mødelokale 3' });
    expect(
      body.standings.map(({ role, now }: { role: string; now: { may: boolean } }) => [role, now.may]),
    ).toEqual([
      ['FR', false],
      ['FP', true],
      ['GP', false],
      ['mother', true],
    ]);
  });

  it('keep from the GP, without consent, what it is about and how others stand', async () => {
    const api = testApi();
    const id = await planned(api);
    const before = (await api.get(`/v1/cases/${id}/meetings/m1`, 'esbjerg:GP')).body;
    expect(before).toMatchObject({ place: 'Mødelokale 3', agenda: [] });
    expect(before.standings.map(({ role }: { role: string }) => role)).toEqual(['GP']);
    expect(before).not.toHaveProperty('minutesTo');
    await give(api, id, 'give-consent', {
      direction: 'meeting',
      subject: 'mother',
      giver: { role: 'mother' },
      receivers: ['GP'],
      categories: ['health'],
      purpose: 'Møde',
      form: 'oral',
      givenOn: '2026-03-02',
    });
    expect((await api.get(`/v1/cases/${id}/meetings/m1`, 'esbjerg:GP')).body.agenda).toEqual([
      AGENDA,
      'Opgaver',
    ]);
  });

  it('are not there for whom they are not', async () => {
    const api = testApi();
    const id = await planned(api, { invitees: ['FR', 'FP'] });
    expect((await api.get(`/v1/cases/${id}/meetings/m9`)).status).toBe(404);
    expect((await api.get(`/v1/cases/${id}/meetings/m1`, 'esbjerg:GP')).status).toBe(404);
    expect((await api.get(`/v1/cases/${id}/meetings/m1`, 'aabenraa:FR')).status).toBe(404);
  });

  it('tell what was agreed, by whom and when, and whom the minutes reach', async () => {
    const api = testApi();
    const id = await planned(api);
    api.setClock('2026-03-07T15:00:00+01:00');
    await give(api, id, 'hold-meeting', {
      meetingId: 'm1',
      heldAt: MEETING_AT,
      participants: ['FR', 'FP', 'mother'],
      consents: [],
      nextMeetingOn: '2026-06-01',
      oralConsents: [
        {
          giver: 'mother',
          subject: 'mother',
          receivers: ['FR'],
          categories: ['health'],
          purpose: 'Møde og referat',
        },
      ],
    });
    await give(api, id, 'agree-tasks', {
      meetingId: 'm1',
      tasks: [{ what: 'Kontakt jobcenteret', owner: 'FR', dueOn: '2026-03-20' }],
    });
    const { body } = await api.get(`/v1/cases/${id}/meetings/m1`);
    expect(body).toMatchObject({
      nextMeetingOn: '2026-06-01',
      consents: ['k1'],
      tasks: [
        { taskId: 't1', what: 'Kontakt jobcenteret', owner: 'FR', deadlineId: 'F2-28.t1', status: 'open' },
      ],
      minutesTo: {
        to: ['FR', 'FP', 'mother'],
        withheld: [{ role: 'GP', why: 'no-consent' }],
      },
    });
    await give(api, id, 'complete-task', { taskId: 't1' });
    const [task] = (await api.get(`/v1/cases/${id}/meetings/m1`)).body.tasks;
    expect(task.status).toBe('met');
  });
});
