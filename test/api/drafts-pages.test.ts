import { expect, it } from 'vitest';
import type { Denial } from '../../api/denied.ts';
import { opened } from './support/api.ts';
import { hiddenIn, testPages } from './support/pages.ts';

const contact = {
  at: '2026-03-02T10:00',
  by: 'FR',
  with: 'mother',
  method: 'phone',
  reached: 'true',
  note: 'Ringede to gange',
};

async function staged() {
  const pages = testPages();
  const id = await opened(pages.api);
  const form = `/cases/${id}/record/record-contact`;
  return { ...pages, id, form };
}

it('keeps what is typed, says when, and asks whether to go on with it', async () => {
  const { open, send, form, id } = await staged();
  const said = await send(`${form}/draft`, await open(form), contact);
  expect(said.html).toContain('Kladde gemt kl. 10.00');
  const asked = await open(form);
  expect(asked.html).toContain('Du har en kladde fra kl. 10.00');
  expect(asked.html).toContain('Ringede to gange');
  expect(asked.html).not.toContain('tov-form');
  const taken = await open(`${form}?draft=continue`);
  expect(taken.html).toContain('Ringede to gange');
  expect(taken.html).toContain('Svarene er fra din kladde');
  expect((await open('/drafts')).html).toContain(`/cases/${id}/record/record-contact`);
  expect((await open(`/cases/${id}/record`)).html).toContain('Dine kladder i sagen');
  expect((await open('/work')).html).toContain('Mine kladder (1)');
});

it('shows a draft to nobody else, in no list either', async () => {
  const { open, send, form } = await staged();
  await send(`${form}/draft`, await open(form), contact);
  for (const who of ['esbjerg:SP', 'syddanmark:FP']) {
    const other = await open(form, who);
    expect(other.status).toBe(200);
    expect(other.html).not.toContain('Ringede to gange');
    expect((await open('/drafts', who)).html).toContain('Du har ingen kladder');
  }
});

it('takes the draft away when the act is recorded, and when its writer begins again', async () => {
  const { open, send, form, id, api } = await staged();
  const first = await open(form);
  await send(`${form}/draft`, first, contact);
  const again = await send(`${form}/draft/drop`, first, {});
  expect([again.status, again.location]).toEqual([303, form]);
  const fresh = await open(form);
  expect(fresh.html).not.toContain('Ringede to gange');
  await send(`${form}/draft`, fresh, contact);
  const taken = await open(`${form}?draft=continue`);
  expect(hiddenIn(taken)._key).toBe(hiddenIn(fresh)._key);
  expect((await send(form, taken, contact)).location).toBe(`/cases/${id}?recorded=2`);
  expect(await api.ports.drafts.list('esbjerg:FR', null)).toEqual([]);
  expect((await open(form)).html).toContain('tov-form');
});

it('keeps a draft by a button where there are no scripts, and records nothing', async () => {
  const { open, send, form, id, api } = await staged();
  const page = await open(form);
  expect(page.html).toMatch(/<noscript><button[^>]*value="draft"/);
  const kept = await send(form, page, { ...contact, _step: 'draft' });
  expect(kept.html).toContain('Kladde gemt kl. 10.00');
  expect(kept.html).toContain('Ringede to gange');
  expect((await api.ports.reads.find(id))?.state.version).toBe(1);
});

it('shows with a draft what was recorded since it was begun', async () => {
  const { open, send, form, id, api } = await staged();
  await send(`${form}/draft`, await open(form), contact);
  const other = await api.post(`/v1/cases/${id}/commands/record-contact`, {
    at: '2026-03-02T10:00:00+01:00',
    by: 'FR',
    with: 'partner',
    method: 'phone',
    reached: false,
  });
  expect(other.status).toBe(200);
  const taken = await open(`${form}?draft=continue`);
  expect(taken.html).toContain('Sagen er ændret');
  expect(taken.html).toContain('Det samme er registreret imens');
  expect(taken.html).toMatch(/<strong>Partner<\/strong>.*<strong>Mor<\/strong>/s);
  expect((await send(form, taken, contact)).location).toBe(`/cases/${id}?recorded=3`);
});

it('keeps no draft for those who may not give the command, or do not see the case', async () => {
  const { open, send, form, api, id } = await staged();
  const page = await open(form);
  const denied: Denial[] = [];
  api.ports.denied = (one) => denied.push(one);
  expect((await send(`${form}/draft`, page, contact, 'vejle:FR')).status).toBe(404);
  // Whoever guesses is told nothing, and the log is.
  expect(denied).toMatchObject([{ subject: 'vejle:FR', caseId: id, answer: 'NOT_FOUND' }]);
  expect((await send(`${form}/draft`, page, contact, 'esbjerg:dpo')).status).not.toBe(200);
  expect((await send(form.replace('record-contact', 'refer/draft'), page, contact)).status).toBe(404);
  expect(await api.ports.drafts.list('vejle:FR', null)).toEqual([]);
});

it('keeps the draft of a referral before there is a case, and takes it away when the case is opened', async () => {
  const { open, send, api } = await staged();
  const page = await open('/refer/pregnancy');
  const referral = { receivedAt: '2026-03-02T09:00', 'referrer.role': 'GP', 'mother.name': 'Prøve Person' };
  const more = { municipality: 'esbjerg', edd: '2026-08-20', eddSource: 'scan' };
  expect((await send('/refer/pregnancy/draft', page, { ...referral, ...more })).html).toContain(
    'Kladde gemt',
  );
  expect((await open('/drafts')).html).toContain('href="/refer/pregnancy"');
  expect((await open('/refer/pregnancy', 'esbjerg:SP')).html).not.toContain('Prøve Person');
  expect((await open('/refer/pregnancy')).html).toContain('Du har en kladde');
  const taken = await open('/refer/pregnancy?draft=continue');
  expect(taken.html).toContain('value="Prøve Person"');
  const done = await send('/refer/pregnancy', taken, { ...referral, ...more, _step: 'another' });
  expect(done.location).toMatch(/^\/cases\/c_/);
  expect(await api.ports.drafts.list('esbjerg:FR', null)).toEqual([]);
});

it('takes away the draft of a document, whose command is itself called a draft', async () => {
  const { open, send, id, api } = await staged();
  const form = `/cases/${id}/record/draft-document`;
  await send(`${form}/draft`, await open(form), { title: 'Brev' });
  const asked = await open(form);
  const drop = /action="([^"]*\/drop)"/.exec(asked.html)?.[1] ?? '';
  expect((await send(drop, asked, {})).status).toBe(303);
  expect(await api.ports.drafts.list('esbjerg:FR', null)).toEqual([]);
});
