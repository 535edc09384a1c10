import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DraftContent, Drafts } from '../../api/draft-ports.ts';
import { postgresDrafts } from '../../api/reads/postgres-drafts.ts';
import { onBehalfOf } from '../../db/claim.ts';
import { connect, type Sql } from '../../db/connect.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { forgetOldDrafts } from '../../db/drafts/draft-rows.ts';
import { caseInStore } from './support/logged-api.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const WRITER = 'subject-writer';
let looking: Sql;
let drafts: Drafts;
let caseId: string;

beforeAll(async () => {
  looking = connect(store.postgres.url, { name: 'test looks', claim: 'none', max: 2 });
  drafts = postgresDrafts(store.sql, looking);
  caseId = await caseInStore(store, 'dd01');
});

afterAll(async () => {
  await looking.end({ timeout: 1 });
});

const as = <Value>(subject: string, scope: string, work: () => Promise<Value>): Promise<Value> =>
  onBehalfOf({ scope, unit: 'FR', subject }, work);
const place = (form: string, of = caseId, subject = WRITER) => ({ subject, caseId: of, form });
const content = (key: string, concern: string): DraftContent => ({
  key,
  version: 1,
  openedMs: 1,
  answers: { concern },
  about: null,
  step: 0,
});
const said = async (form: string, of = caseId) =>
  (await as(WRITER, 'esbjerg', () => drafts.find(place(form, of))))?.answers.concern;

it('keeps one draft per writer, case and form, and what is in it is sealed', async () => {
  await drafts.keep(place('receive-notification'), content('key-one', 'bekymring et'));
  await drafts.keep(place('receive-notification'), content('key-one', 'bekymring to'));
  await drafts.keep(place('refer-pregnancy', ''), content('key-two', 'henvisning'));
  expect(await said('receive-notification')).toBe('bekymring to');
  expect(await said('refer-pregnancy', '')).toBe('henvisning');
  const rows = await store.owner<{ row: string }[]>`
    select draft::text as row, set_config('tovholder.claim', 'system', false) from draft`;
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/bekymring|henvisning/);
});

it('shows a draft to its writer alone, and only while the case is in sight', async () => {
  const find = () => drafts.find(place('receive-notification'));
  expect(await as('subject-other', 'esbjerg', find)).toBeNull();
  expect(await as(WRITER, 'vejle', find)).toBeNull();
  expect(await find()).toBeNull();
  expect(await as('subject-other', 'esbjerg', () => drafts.list(WRITER, null))).toEqual([]);
  const listed = await as(WRITER, 'esbjerg', () => drafts.list(WRITER, null));
  expect(listed.map(({ form }) => form).sort()).toEqual(['receive-notification', 'refer-pregnancy']);
  expect((await as(WRITER, 'vejle', () => drafts.list(WRITER, null))).map(({ form }) => form)).toEqual([
    'refer-pregnancy',
  ]);
});

it('does not open a draft that was moved to another writer', async () => {
  await drafts.keep(place('record-contact'), content('key-three', 'kontakt'));
  await store.sql`update draft set subject = 'subject-thief' where form = 'record-contact'`;
  await expect(
    as('subject-thief', 'esbjerg', () => drafts.find(place('record-contact', caseId, 'subject-thief'))),
  ).rejects.toThrow();
  await store.sql`delete from draft where form = 'record-contact'`;
});

it('takes away with an act the draft of its own form, and no newer one', async () => {
  await drafts.keep(place('record-contact'), content('key-new', 'ny'));
  await drafts.drop(place('record-contact'), 'key-old');
  expect(await said('record-contact')).toBe('ny');
  await drafts.drop(place('record-contact'), 'key-new');
  expect(await said('record-contact')).toBeUndefined();
});

it('shows no draft after its thirty days, and removes it', async () => {
  await drafts.keep(place('record-contact'), content('key-four', 'gammel'));
  await store.sql`update draft set expires_at = now() - interval '1 second' where form = 'record-contact'`;
  expect(await said('record-contact')).toBeUndefined();
  expect(await forgetOldDrafts(store.sql)).toBe(1);
});

it('erases the drafts of a case with the case, and keeps none for it any more', async () => {
  expect(await said('receive-notification')).toBe('bekymring to');
  await destroyCaseKey(store.sql, caseId, 'test-data');
  expect(await store.sql`select 1 from draft where case_id = ${caseId}`).toHaveLength(0);
  await expect(drafts.keep(place('record-contact'), content('key-five', 'sent'))).rejects.toThrow();
});
