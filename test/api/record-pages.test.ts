import { expect, it } from 'vitest';
import { notification, opened } from './support/api.ts';
import { hiddenIn, type ShownPage, testPages } from './support/pages.ts';

async function staged() {
  const pages = testPages();
  const id = await opened(pages.api);
  const give = async (command: string, data: object, who = 'esbjerg:FR') => {
    const { status, body } = await pages.api.post(`/v1/cases/${id}/commands/${command}`, data, who);
    if (status !== 200) throw new Error(`${command}: ${JSON.stringify(body)}`);
  };
  return { ...pages, id, give, form: (command: string) => `/cases/${id}/record/${command}` };
}

/** What a list or radio buttons propose. */
const chosen = ({ html }: ShownPage, name: string) =>
  (new RegExp(`<select[^>]*name="${name}"[^>]*>.*?<option value="([^"]*)" selected`, 's').exec(html) ??
    new RegExp(`type="radio"[^>]*name="${name}" value="([^"]*)"[^>]*checked`).exec(html))?.[1];
const proposed = ({ html }: ShownPage, name: string) =>
  new RegExp(`value="([^"]*)"[^>]*name="${name}"`).exec(html)?.[1];

it('proposes the notification that is waited for, whichever came last', async () => {
  const { give, open, form } = await staged();
  await give('receive-notification', notification());
  await give('acknowledge-notification', { notificationId: 'n1', sentAt: '2026-03-02T09:40:00+01:00' });
  await give(
    'receive-notification',
    notification({ notificationId: 'n2', receivedAt: '2026-03-02T09:50:00+01:00' }),
  );
  expect(chosen(await open(form('acknowledge-notification')), 'notificationId')).toBe('n2');
  expect(chosen(await open(form('assess-notification')), 'notificationId')).toBe('n1');
});

it('proposes the next meeting to be held with its invitees, and the held one for the minutes', async () => {
  const { give, open, form } = await staged();
  const meeting = (meetingId: string, meetingAt: string) =>
    give('plan-meeting', {
      meetingId,
      kind: 'ad-hoc',
      meetingAt,
      invitees: ['FR', 'SP'],
      shortNoticeReason: 'haster',
    });
  await meeting('m2', '2026-03-20T10:00:00+01:00');
  await meeting('m1', '2026-03-12T10:00:00+01:00');
  const held = await open(form('hold-meeting'));
  expect(chosen(held, 'meetingId')).toBe('m1');
  expect(proposed(held, 'heldAt')).toBe('2026-03-02T10:00');
  expect(held.html).toMatch(/value="SP"[^>]*checked/);
});

it('proposes how it was done the last time, and never an outcome', async () => {
  const { give, open, form } = await staged();
  await give('record-contact', {
    ...{ at: '2026-03-02T09:45:00+01:00', by: 'FR', with: 'partner', method: 'home-visit', reached: false },
  });
  const again = await open(form('record-contact'));
  expect([chosen(again, 'with'), chosen(again, 'method'), chosen(again, 'by')]).toEqual([
    'partner',
    'home-visit',
    'FR',
  ]);
  expect(again.html).not.toMatch(/name="reached"[^>]*checked/);
  expect(again.html).toContain('Sidst registreret');
});

it('lets examinations and criteria be chosen by name, not typed as codes', async () => {
  const { open, form } = await staged();
  expect((await open(form('record-examination'))).html).toContain('>25 uger</option>');
  expect((await open(form('confirm-inclusion'))).html).toContain('1a Mindst 7 genstande om ugen');
});

it('finds an act by words of its name, without scripts', async () => {
  const { open, send, id } = await staged();
  const page = await open(`/cases/${id}/record`);
  const found = await send(`/cases/${id}/record`, page, { q: 'kvittér under' });
  expect(found.html).toContain('Kvittér for underretning');
  expect(found.html).not.toContain('Planlæg møde');
  expect((await send(`/cases/${id}/record`, page, { q: 'xyzzy' })).html).toContain(
    'Ingen registrering hedder sådan',
  );
});

it('takes a long form step by step, there and back, and records it as one act', async () => {
  const { open, send, form, id, api } = await staged();
  const first = await open(form('send-request-form'));
  expect(first.html).toContain('Trin 1 af 5');
  expect(first.html).not.toContain('name="background"');
  const start = { sentAt: '2026-03-02T10:00', by: 'FR', parentsConsent: 'true' };
  const second = await send(form('send-request-form'), first, { ...start, _step: 'next' });
  expect(second.html).toContain('Trin 2 af 5');
  expect(hiddenIn(second).parentsConsent).toBe('true');
  const third = await send(form('send-request-form'), second, {
    'concerning.name': 'Prøve Person',
    _step: 'next',
  });
  expect(third.html).toContain('Trin 3 af 5');
  const back = await send(form('send-request-form'), third, {
    background: 'Kort vurdering',
    _step: 'step-1',
  });
  expect(proposed(back, 'concerning.name')).toBe('Prøve Person');
  expect((await api.ports.reads.find(id))?.state.version).toBe(1);
  const last = await send(form('send-request-form'), back, {
    'concerning.name': 'Prøve Person',
    _step: 'step-4',
  });
  expect(last.html).toContain('Registrér');
  const done = await send(form('send-request-form'), last, {});
  expect(done.location).toBe(`/cases/${id}?recorded=2`);
  const [entry] = await api.ports.reads.journal(id, { after: 1, limit: 10 });
  expect(entry?.data).toMatchObject({ background: 'Kort vurdering', parentsConsent: true });
  expect(await api.ports.drafts.list('esbjerg:FR', null)).toEqual([]);
});

it('shows a mistake on the step where it can be put right', async () => {
  const { open, send, form } = await staged();
  const first = await open(form('send-request-form'));
  const last = await send(form('send-request-form'), first, { sentAt: '2026-03-02T10:00', _step: 'step-4' });
  const wrong = await send(form('send-request-form'), last, { sentAt: 'i går' });
  expect([wrong.status, wrong.html.includes('Trin 1 af 5')]).toEqual([422, true]);
});

it('shows what taking an act back would change before it is done, with a reason', async () => {
  const { give, open, send, form, id, api } = await staged();
  await give('receive-notification', notification());
  expect((await open(`/cases/${id}?recorded=2`)).html).toContain(`${form('retract')}?eventId=2`);
  expect((await open(`/cases/${id}/journal`)).html).toContain(`${form('retract')}?eventId=2`);
  const asked = await open(`${form('retract')}?eventId=2`);
  expect(chosen(asked, 'eventId')).toBe('2');
  expect(asked.html).not.toMatch(/name="eventId" value="1"/);
  const looked = await send(form('retract'), asked, {
    eventId: '2',
    reason: 'Forkert sag',
    at: '2026-03-02T10:00',
  });
  expect(looked.html).toContain('Disse frister falder væk');
  expect(looked.html).toContain('24-timers vurdering');
  expect((await api.ports.reads.find(id))?.state.version).toBe(2);
  const done = await send(form('retract'), looked, { _step: 'confirm' });
  expect(done.location).toBe(`/cases/${id}?recorded=3`);
  expect((await open(`/cases/${id}/journal`)).html).not.toContain('eventId=2"');
});
