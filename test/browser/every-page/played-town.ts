import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, civilDateOf, parseInstant } from '../../../domain/calendar/index.ts';
import { handoverId } from '../../../domain/handover/handover.ts';
import type { JsonObject } from '../../../domain/json.ts';
import type { Scenario } from '../../../domain/simulation/scenario.ts';
import { given } from '../../../worker/demo/load-life.ts';
import { moveToToday } from '../../../worker/demo/move-to-today.ts';
import { demoLives } from '../../../worker/demo/stories.ts';
import { keepPost } from '../../../worker/embedded/kept-post.ts';
import { keepMail } from '../../../worker/embedded/mails.ts';
import { startPages, type TestPages } from '../support/pages.ts';
import { EMERGENCY, portsThatTell, type ToldRows, tellAbout } from './told-from-elsewhere.ts';

/** The moment at which every page is looked at, so that a picture taken again is the same picture. */
export const NOW = '2026-02-19T10:00:00+01:00';

/** What stands in the places of an address: `:id` a case, `:meetingId` a meeting of it, and so on. */
export type PlaceNames = Readonly<Record<string, string>>;

/** A town in which something happens on every page: the demo's three lives, and what else there is to be seen. */
export interface PlayedTown {
  pages: TestPages;
  places: PlaceNames;
  stop(): Promise<void>;
}

const MAIL = `${parseInstant('2026-02-19T08:00:00+01:00')}-${'a'.repeat(32)}`;
const LETTER = '00000000-0000-4000-8000-000000000001';
const TASK = `t_${'1'.repeat(32)}`;

export async function playedTown(): Promise<PlayedTown> {
  const folder = await mkdtemp(join(tmpdir(), 'tovholder-town-'));
  const rows: ToldRows = { notices: [], dead: [], emergencies: [] };
  let nowMs = parseInstant(NOW) ?? 0;
  const clock = () => nowMs;
  let born = 0;
  const pages = await startPages(NOW, join(folder, 'mails'), {
    over: portsThatTell(rows, clock),
    postFolder: join(folder, 'post'),
    newId: () => {
      born += 1;
      return `c_${String(born).padStart(6, '0').replaceAll('0', 'b')}${'0'.repeat(26)}`;
    },
  });
  const setClock = (at: string) => {
    nowMs = parseInstant(at) ?? nowMs;
    pages.setClock(at);
  };
  const cases: Record<string, ReadonlyMap<string, string>> = {};
  for (const { name, past } of demoLives)
    cases[name] = await live(
      pages,
      setClock,
      moveToToday(past, civilDateOf(parseInstant(NOW) ?? 0)),
      `demo/${name}`,
    );
  setClock(NOW);
  const pregnancy = cases['esbjerg-new']?.get('pregnancy') ?? '';
  const whole = cases.esbjerg?.get('pregnancy') ?? '';
  const child = cases.esbjerg?.get('child:1') ?? '';
  await more(pages, pregnancy);
  tellAbout(rows, { pregnancy, child }, NOW);
  await caught(folder, pregnancy);
  const webhook = await written(pages, pregnancy);
  const moving = await movingAway(pages);
  const twin = await twins(pages);
  const [handover] = await pages.store.handovers.list('aabenraa', 1);
  return {
    pages,
    places: {
      ...{ id: pregnancy, child, whole, meetingId: 'm1', deadlineId: 'F1-15.n1', documentId: 'b1' },
      ...{ command: 'assess-notification', kind: 'pregnancy', ruleId: 'F1-17', organisation: 'esbjerg' },
      ...{ mailId: MAIL, uuid: LETTER, taskId: TASK, accessId: EMERGENCY, webhook, file: '1.pdf' },
      ...{ template: 'minutes', twin, handover: handover ? handoverId(handover) : '', moving },
    },
    async stop() {
      await pages.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Lives a life step by step; answers the ids of its cases by their names in the life. */
async function live(pages: TestPages, setClock: (at: string) => void, life: Scenario, key: string) {
  const [refer, ...rest] = life.steps;
  if (!refer) throw new Error('a life without steps');
  setClock(refer.at);
  const { gateway } = pages.store;
  const { kind, municipality } = life;
  const opened = await gateway.openCase({ kind, municipality }, given(refer), { key: `${key}/0` });
  if (!opened.ok) throw new Error(opened.refusal.message.en);
  const ids = new Map([[refer.case, opened.answer.id]]);
  for (const [i, step] of rest.entries()) {
    setClock(step.at);
    const answer = await gateway.giveCommand(ids.get(step.case) ?? '', given(step), {
      key: `${key}/${i + 1}`,
    });
    if (!answer.ok) throw new Error(`${step.command}: ${answer.refusal.message.en}`);
    for (const { ref, id } of answer.answer.links) ids.set(ref, id);
  }
  return ids;
}

/** A meeting, a protected address, and a move that waits for its answer, in the newest case. */
async function more({ store }: TestPages, id: string): Promise<void> {
  const on = (days: number) => addDays(civilDateOf(parseInstant(NOW) ?? 0), days);
  const acts: [string, JsonObject][] = [
    [
      'plan-meeting',
      {
        ...{ meetingId: 'm1', kind: 'first-coordination', meetingAt: `${on(14)}T13:00:00+01:00` },
        ...{ invitees: ['FR', 'FP', 'SP', 'CMU', 'mother'], place: 'Mødelokale 3' },
      },
    ],
    ['protect-address', { who: 'mother', from: on(-1) }],
  ];
  for (const [name, data] of acts) {
    const answer = await store.gateway.giveCommand(id, { name, data, role: 'FR' });
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.message.en}`);
  }
  store.familyTasks.push({
    ...{ id: TASK, messageSeq: 1, caseId: id, kind: 'document', about: 'document:b1', due: null },
    ...{ recipient: 'mother', reason: 'not-configured', settled: null },
    madeMs: (parseInstant(NOW) ?? 0) - 3_600_000,
  });
}

/** A family that moves to another municipality, which has not answered yet. */
async function movingAway(pages: TestPages): Promise<string> {
  const { gateway } = pages.store;
  const data = {
    ...{ receivedAt: '2026-02-10T09:00:00+01:00', referrer: { role: 'GP' }, edd: '2026-08-01' },
    mother: { name: 'Prøve Nielsen' },
  };
  const opened = await gateway.openCase(
    { kind: 'pregnancy', municipality: 'esbjerg' },
    { name: 'refer', data, role: 'SSR' },
    { key: 'town/moving' },
  );
  if (!opened.ok) throw new Error(opened.refusal.message.en);
  const { id } = opened.answer;
  const acts: [string, JsonObject, 'FR' | 'SSR'][] = [
    ['report-move', { toMunicipality: 'Aabenraa', movesOn: '2026-03-01' }, 'FR'],
    ['notify-new-municipality', { summary: 'Kvinden er tryg ved sundhedsplejersken.' }, 'SSR'],
  ];
  for (const [name, said, role] of acts) {
    const answer = await gateway.giveCommand(id, { name, data: said, role });
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.message.en}`);
  }
  return id;
}

/** Two children of one birth; answers the case of the first. */
async function twins({ store: { gateway } }: TestPages): Promise<string> {
  const refer = {
    ...{ receivedAt: '2026-02-02T09:00:00+01:00', referrer: { role: 'GP' }, edd: '2026-02-20' },
    mother: { name: 'Prøve Sørensen' },
  };
  const opened = await gateway.openCase(
    { kind: 'pregnancy', municipality: 'esbjerg' },
    { name: 'refer', data: refer, role: 'SSR' },
    { key: 'town/twins' },
  );
  if (!opened.ok) throw new Error(opened.refusal.message.en);
  const data = {
    bornAt: '2026-02-15T07:20:00+01:00',
    children: [
      { ref: 'child:1', alive: true, gestationalAge: '39+2' },
      { ref: 'child:2', alive: true, gestationalAge: '39+2' },
    ],
  };
  const birth = await gateway.giveCommand(opened.answer.id, { name: 'record-birth', data, role: 'NF' });
  if (!birth.ok) throw new Error(birth.refusal.message.en);
  return birth.answer.links[0]?.id ?? '';
}

/** What the demo's catchers of mails and letters hold. */
async function caught(folder: string, caseId: string): Promise<void> {
  await keepMail(join(folder, 'mails'), {
    id: MAIL,
    ...{ receivedAt: '2026-02-19T08:00:00+01:00', from: 'tovholder@tovholder.invalid' },
    to: ['fr.esbjerg@tovholder.invalid'],
    subject: 'Tovholder: en frist kræver din opmærksomhed',
    text: `En frist kræver din opmærksomhed.\n\nhttp://127.0.0.1/cases/${caseId}\n`,
    headers: {},
  });
  await keepPost(join(folder, 'post'), {
    ...{ uuid: LETTER, receivedAt: '2026-02-19T08:05:00+01:00', transmissionId: LETTER },
    ...{ title: 'Kvittering for underretning', sender: { cvr: '00000000', label: 'Esbjerg Kommune' } },
    ...{
      cpr: '0000000000',
      format: 'application/pdf',
      content: Buffer.from('%PDF-1.7\n').toString('base64'),
    },
    ...{ seq: 1, receiptFromMs: 0, error: null },
  });
}

/** What is made on the pages themselves: a letter as a draft, a webhook, a calendar address, a saved view. */
async function written(pages: TestPages, id: string): Promise<string> {
  const worker = await pages.as('esbjerg:FR', { javaScriptEnabled: false });
  await worker.goto(`/cases/${id}/documents/new?template=hearing`);
  await worker.fill('[name="fields.matter"]', 'Støtte i hjemmet før fødslen');
  await worker.click('button:has-text("Gem udkast")');
  await worker.context().close();
  const leader = await pages.as('esbjerg:FR-leader', { javaScriptEnabled: false });
  const hook = await leader.request.post('/v1/webhooks', {
    headers: { Authorization: 'Bearer demo:esbjerg:FR-leader', 'Idempotency-Key': 'town' },
    data: { url: 'http://127.0.0.1:9/hook' },
  });
  const { id: webhook } = await hook.json();
  await leader.context().close();
  return String(webhook);
}
