import type { JsonObject } from '../../../domain/json.ts';
import { livedCase, type TestPages } from '../support/pages.ts';
import type { Hands } from './hands.ts';

/** The moment at which the tasks are done; a Monday. */
export const NOW = '2026-03-02T10:00:00+01:00';

/** One whole task: from the first page to what it leaves behind. */
export interface Task {
  name: string;
  /** What is done, for the table of clicks. */
  title: string;
  /** How often in a caseworker's week; the frequent ones are held to the aim. */
  frequent: boolean;
  as: string;
  /** What was there before; answers where the task begins. */
  before(pages: TestPages): Promise<string>;
  walk(hands: Hands): Promise<void>;
  /** What is to be read on the page in the end. */
  leaves: string;
}

const referral: JsonObject = {
  ...{ receivedAt: '2026-02-27T09:00:00+01:00', referrer: { role: 'GP' }, edd: '2026-08-20' },
  ...{ eddSource: 'scan', mother: { name: 'Prøve Person' } },
};
const notified = [
  'receive-notification',
  {
    ...{ notificationId: 'n1', receivedAt: '2026-03-02T08:30:00+01:00', form: 'written' },
    ...{ notifier: { role: 'GP', professional: true }, concern: 'Bekymring for det ufødte barn' },
  },
] as const satisfies readonly [string, JsonObject];
const assessed = [
  'assess-notification',
  { notificationId: 'n1', danger: false, acuteMeasures: false, assessors: ['FR'] },
] as const satisfies readonly [string, JsonObject];
const born = [
  'record-birth',
  { bornAt: '2026-02-28T22:15:00+01:00', children: [{ ref: 'child:1', alive: true }] },
] as const satisfies readonly [string, JsonObject];
const consented = [
  'give-consent',
  {
    ...{
      consentId: 'c1',
      direction: 'disclose',
      subject: 'mother',
      giver: { role: 'mother' },
      form: 'written',
    },
    ...{ receivers: ['SP'], categories: ['health'], purpose: 'Støtte efter fødslen', givenOn: '2026-02-28' },
  },
] as const satisfies readonly [string, JsonObject];

const aCase =
  (...commands: readonly (readonly [string, JsonObject])[]) =>
  async (pages: TestPages): Promise<string> =>
    `/cases/${await livedCase(pages, referral, commands)}`;

/** A case whose child is expected these days. */
const aLateCase =
  (...commands: readonly (readonly [string, JsonObject])[]) =>
  async (pages: TestPages): Promise<string> =>
    `/cases/${await livedCase(pages, { ...referral, edd: '2026-03-08' }, commands)}`;

const SEND = 'main form.tov-form button[type=submit].button-primary';

/** Presses the button until the act is recorded: some acts are looked over first, long forms come in steps. */
export async function send(hands: Hands): Promise<void> {
  for (let n = 0; n < 8; n += 1) {
    const isLookedOver = (await hands.page.locator('button[value="confirm"]').count()) > 0;
    await hands.press(isLookedOver ? 'button[value="confirm"]' : SEND);
    if (/recorded=/.test(hands.page.url())) return;
    if (await hands.page.locator('#error-summary').count())
      throw new Error((await hands.page.textContent('#error-summary')) ?? 'refused');
  }
  throw new Error('the form never ends');
}

/** From the case: the act among those that can be done now. */
const likely = (hands: Hands, title: string): Promise<void> =>
  hands.press(`main a.tov-act:has-text("${title}")`);

/** From the case: any act, by way of everything that can be recorded. */
async function anyAct(hands: Hands, command: string): Promise<void> {
  await hands.press('.tov-tabs a[href$="/record"]');
  await hands.press(`main a[href*="/record/${command}"]`);
}

/** The tasks, in the order in which a case meets them. */
export const tasks: readonly Task[] = [
  {
    ...{ name: 'refer', title: 'Record a referral', frequent: true, as: 'esbjerg:FR' },
    before: async () => '/work',
    async walk(hands) {
      await hands.press('nav a[href="/refer"]');
      await hands.press('main a[href^="/refer/pregnancy"]');
      await hands.answer('referrer.role', 'GP');
      await hands.answer('mother.name', 'Prøve Person');
      await hands.answer('edd', '2026-09-20');
      await send(hands);
    },
    leaves: 'Registreret',
  },
  {
    ...{ name: 'notify', title: 'Receive a notification', frequent: true, as: 'esbjerg:FR' },
    before: aCase(),
    async walk(hands) {
      await anyAct(hands, 'receive-notification');
      await hands.answer('form', 'written');
      await hands.answer('notifier.professional', true);
      await hands.answer('concern', 'Bekymring for det ufødte barn');
      await send(hands);
    },
    leaves: '24-timers vurdering',
  },
  {
    ...{ name: 'assess', title: 'Assess it within 24 hours', frequent: true, as: 'esbjerg:FR' },
    before: aCase(notified),
    async walk(hands) {
      await likely(hands, 'Vurdér underretning');
      await hands.answer('danger', false);
      await hands.answer('acuteMeasures', false);
      await send(hands);
    },
    leaves: 'Opfyldte frister',
  },
  {
    ...{ name: 'acknowledge', title: 'Acknowledge it', frequent: true, as: 'esbjerg:FR' },
    before: aCase(notified, assessed),
    async walk(hands) {
      await likely(hands, 'Kvittér for underretning');
      await send(hands);
    },
    leaves: 'Opfyldte frister',
  },
  {
    ...{ name: 'why', title: 'Why is this due on that day?', frequent: true, as: 'esbjerg:FR' },
    before: aCase(notified),
    async walk(hands) {
      await hands.press('main a[href$="/deadlines/F1-17.n1"]');
    },
    leaves: 'hverdage',
  },
  {
    ...{ name: 'meeting', title: 'Plan a meeting', frequent: true, as: 'esbjerg:FR' },
    before: aCase(),
    async walk(hands) {
      await hands.press('.tov-tabs a[href$="/meetings"]');
      await hands.press('main a[href*="/record/plan-meeting"]');
      await hands.answer('kind', 'term');
      await hands.answer('meetingAt', '2026-04-20T13:00');
      await hands.answer('invitees', ['FR', 'FP', 'SP', 'mother']);
      await send(hands);
    },
    leaves: 'Registreret',
  },
  {
    ...{ name: 'document', title: 'Write a letter and have it saved', frequent: true, as: 'esbjerg:FR' },
    before: aCase(),
    async walk(hands) {
      await hands.press('.tov-tabs a[href$="/documents"]');
      await hands.answer('template', 'hearing');
      await hands.press('main form button:has-text("Begynd")');
      await hands.answer('fields.matter', 'Støtte i hjemmet');
      await hands.press('main form button:has-text("Gem udkast")');
    },
    leaves: 'Udkast',
  },
  {
    ...{ name: 'birth', title: 'Record a birth', frequent: false, as: 'syddanmark:NF' },
    before: aLateCase(),
    async walk(hands) {
      await anyAct(hands, 'record-birth');
      await hands.answer('bornAt', '2026-03-02T06:15');
      await hands.answer('children.0.alive', true);
      await send(hands);
    },
    leaves: 'Barnet',
  },
  {
    ...{ name: 'discharge', title: 'Discharge the mother', frequent: false, as: 'syddanmark:NF' },
    before: aLateCase(born),
    async walk(hands) {
      await anyAct(hands, 'discharge');
      await hands.answer('who', 'mother');
      await send(hands);
    },
    leaves: 'Registreret',
  },
  {
    ...{ name: 'consent', title: 'Record that a consent was withdrawn', frequent: false, as: 'esbjerg:FR' },
    before: aCase(consented),
    async walk(hands) {
      await anyAct(hands, 'withdraw-consent');
      await hands.answer('consentId', 'c1');
      await send(hands);
    },
    leaves: 'Registreret',
  },
  {
    ...{ name: 'take', title: 'Take a case', frequent: true, as: 'esbjerg:FR' },
    before: aCase(notified),
    async walk(hands) {
      await hands.press('main button:has-text("Tag sagen")');
    },
    leaves: 'Giv fra dig',
  },
];
