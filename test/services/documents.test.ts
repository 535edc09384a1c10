import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { insertDigitalPostSender } from '../../db/digital-post/settings.ts';
import { findDocument } from '../../db/documents/locked-documents.ts';
import { insertOwnTemplate } from '../../db/documents/own-templates.ts';
import { publish } from '../../db/publish.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { acceptTemplate } from '../../documents/own-templates/accept-template.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { type DocumentTemplate, documentTemplates } from '../../domain/documents/registry.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { PersonRegister } from '../../persons/person-register.ts';
import { digitalPostChannel } from '../../worker/delivery/channels/digital-post/channel.ts';
import { httpDigitalPost } from '../../worker/delivery/channels/digital-post/http-provider.ts';
import { mailChannel } from '../../worker/delivery/channels/mail.ts';
import { taskChannel } from '../../worker/delivery/family/task-channel.ts';
import { peopleOf } from '../../worker/delivery/people.ts';
import { startSender } from '../../worker/delivery/sender.ts';
import { type LocalDigitalPost, startDigitalPost } from '../../worker/embedded/digital-post.ts';
import { listPost } from '../../worker/embedded/kept-post.ts';
import { listMails, type MailCatcher, startMailCatcher } from '../../worker/embedded/mail-catcher.ts';
import { DOCX } from '../../worker/letters/set-with-template.ts';
import type { Loop } from '../../worker/loop.ts';
import type { LiveCase } from '../../workflows/live-case.ts';
import { readPdf } from '../api/support/read-pdf.ts';
import { docx, wordsOf } from '../runtime/docx-template.ts';
import { batchAt, give, openedCase, settled } from './support/case-on-paper.ts';
import { hoursAgo } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const hearing = documentTemplates.find(({ name }) => name === 'hearing') as DocumentTemplate;
const CANARY = 'Kanariefugl';
const HIDDEN = 'Skjulvej 7, 6700 Esbjerg';
const numbers = { mother: '6806950014', partner: '7112914321' };
const names = { mother: 'Prøve Moder', partner: 'Prøve Partner' };
let catcher: MailCatcher;
let post: LocalDigitalPost;
let sender: Loop | null = null;
const mails = () => join(store.folder, 'mails');
const letters = () => join(store.folder, 'letters');

beforeAll(async () => {
  catcher = await startMailCatcher({ port: 0, folder: mails() });
  post = await startDigitalPost({ port: 0, folder: letters(), receiptAfterMs: 0 });
});
afterEach(async () => {
  await sender?.stop();
  sender = null;
});
afterAll(() => Promise.all([catcher?.stop(), post?.stop()]));

const parents = ['mother', 'partner'] as const;
const told = <Value>(value: Value) => [{ value, recordedAt: '', caseId: '' }];

/** Both parents are in the register; the mother's address is protected. */
const register = {
  personsOf: async (caseId: string) =>
    parents.map((who) => ({ caseId, who, personId: who, official: false })),
  isProtected: async (who: string) => who === 'mother',
  find: async (who: (typeof parents)[number]) => ({
    ...{ id: who, municipality: 'esbjerg', names: told(names[who]) },
    addresses: who === 'mother' ? told(HIDDEN) : [],
    numbers: told({ kind: 'replacement', value: numbers[who] }),
  }),
} as unknown as PersonRegister;

function startDelivering(): void {
  const { sql } = store;
  const provider = httpDigitalPost({ url: post.url });
  const from = 'tovholder@example.invalid';
  sender = startSender({
    sql,
    channels: [
      mailChannel({ url: catcher.url, from }),
      taskChannel(sql),
      digitalPostChannel({ sql, provider, register }),
    ],
    people: peopleOf(sql, true),
    publicUrl: 'https://tovholder.example.invalid',
    from,
  });
}

/** A child with two custody holders. */
function child(id: string): LiveCase {
  const at = hoursAgo(48);
  const data: JsonObject = {
    ...{
      receivedAt: at,
      referrer: { role: 'GP', organisation: 'Lægehuset' },
      mother: { name: 'Prøve Moder' },
    },
    child: { bornAt: hoursAgo(24 * 30), gestationalAge: '39+0' },
  };
  const live = openedCase({ id, kind: 'child' }, { at, data });
  const from = at.slice(0, 10);
  return give(live, hoursAgo(47), 'record-custody', { child: 'child:1', holders: [...parents], from });
}

async function written(live: LiveCase): Promise<LiveCase> {
  const batch = batchAt(live, formatInstant(Date.now()));
  const once = settled(live, batch, await publish(store.sql, batch));
  // What is published again tells nobody again.
  await publish(store.sql, batch);
  return once;
}

const documentRows = (caseId: string) => store.sql`
  select deadline_id, step, recipient, sent_at, cancel_reason from outbox
  where case_id = ${caseId} and kind = 'document' order by recipient`;

test('each receiver gets the document once: a link for professionals, a copy of one’s own for each custody holder', async () => {
  await insertDigitalPostSender(
    store.sql,
    'esbjerg',
    { enabled: true, cvr: '29189803', label: 'Prøvestrand Kommune' },
    { subject: 'u_leader', role: 'FR-leader' },
  );
  // A template of the municipality's own is for what is locked; Digital Post takes PDF.
  const accepted = acceptTemplate(hearing, docx(['{title}', '{fields.matter}']));
  if (!accepted.ok) throw new Error(accepted.mistake.en);
  const own = {
    organisation: 'esbjerg',
    template: 'hearing',
    file: accepted.file,
    putMs: Date.now() - 7_200_000,
  };
  const by = { subject: 'u_leader', role: 'FR-leader' };
  expect(await insertOwnTemplate(store.sql, { ...own, by })).toBe(true);
  expect(await insertOwnTemplate(store.sql, { ...own, by })).toBe(false);
  const id = `c_d1${'0'.repeat(30)}`;
  const drafts = [
    [
      'draft-document',
      { template: 'hearing', fields: { matter: `${CANARY} bor på skjulvej 7,  6700 Esbjerg.` } },
    ],
    ['approve-document', { documentId: 'b1' }],
    ['start-hearing', { documentId: 'b1' }],
    ['draft-document', { template: 'notification', fields: { cause: CANARY }, drafter: 'a' }],
    ['approve-document', { documentId: 'b2', approver: 'b' }],
    ['send-notification', { to: 'FR', documentId: 'b2' }],
  ] as const;
  await written(drafts.reduce((live, [name, data]) => give(live, hoursAgo(1), name, data), child(id)));
  expect(
    (await documentRows(id)).map(({ deadline_id, step, recipient }) => [deadline_id, step, recipient]),
  ).toEqual([
    ['document:b1', 's1', 'FMI'],
    ['document:b2', 's1', 'FR'],
  ]);
  await store.owner`update outbox set next_attempt_at = now() where case_id = ${id}`;
  startDelivering();
  expect(await waitUntil(async () => (await documentRows(id)).every((row) => row.sent_at), 20_000)).toBe(
    true,
  );

  const kept = await listPost(letters());
  expect(kept.map(({ cpr, format }) => [cpr, format]).sort()).toEqual([
    [numbers.mother, 'application/pdf'],
    [numbers.partner, 'application/pdf'],
  ]);
  for (const who of parents) {
    const letter = kept.find(({ cpr }) => cpr === numbers[who]);
    const pdf = await readPdf(Buffer.from(letter?.content ?? '', 'base64'));
    expect(pdf).toMatchObject({ title: 'Partshøring', tagged: true, pdfUa: '1' });
    const text = pdf.text.replace(/\s+/g, ' ');
    expect(text).toContain(names[who]);
    expect(text.toLowerCase().includes('skjulvej')).toBe(who === 'mother');
  }
  const got = (await listMails(mails())).filter(({ text }) => text.includes(`/cases/${id}/documents/b2`));
  expect(got).toHaveLength(1);
  const said = (await listMails(mails())).map(({ subject, text }) => `${subject}\n${text}`).join('\n');
  for (const word of [CANARY, 'Prøve', 'Skjulvej', ...Object.values(numbers)])
    expect(said).not.toContain(word);
}, 60_000);

test('what is locked says nothing in the store, and is gone with the case’s key', async () => {
  const id = `c_d1${'0'.repeat(30)}`;
  const [row] =
    await store.owner`select row_to_json(t)::text as text from locked_document t where case_id = ${id}`;
  expect(row?.text).toContain('sealed:');
  for (const word of [CANARY, 'Skjulvej', names.mother, '%PDF']) expect(row?.text).not.toContain(word);
  const locked = await findDocument(store.sql, id, 'b1', 1);
  expect(locked).toMatchObject({ mediaType: DOCX, templateOf: 'esbjerg', templateVersion: 1 });
  expect(wordsOf(locked?.file ?? new Uint8Array())).toContain(CANARY);
  await expect(store.owner`update own_template set role = 'other'`).rejects.toThrow();
  await expect(
    store.owner`update locked_document set template = 'other' where case_id = ${id}`,
  ).rejects.toThrow();
  await destroyCaseKey(store.sql, id, 'test-data');
  expect(await store.owner`select 1 from locked_document where case_id = ${id}`).toHaveLength(0);
});
