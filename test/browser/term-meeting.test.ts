import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDateOf } from '../../domain/calendar/index.ts';
import { freePort } from '../../worker/embedded/free-port.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { type CaughtMail, listMails } from '../../worker/embedded/mails.ts';
import { resolveTemporalCli } from '../../worker/embedded/temporal-binary.ts';
import { runScript, type ScriptRun } from '../runtime/run-script.ts';
import { temporaryFolder } from '../runtime/temporary-folder.ts';
import { launch } from './support/pages.ts';

// The whole product as `npm start` runs it: real Temporal, PostgreSQL, sender and mail server, and a real browser.
const home = join(temporaryFolder(), 'home');
const mother = 'Prøve Kanariefugl';
let product: ScriptRun;
let url: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  product = runScript('cli/start.ts', [], {
    TOVHOLDER_HOME: home,
    TOVHOLDER_DEMO_DATA: '0',
    PORT: String(await freePort()),
    TEMPORAL_CLI_PATH: await resolveTemporalCli(tovholderHome(), () => {}),
    DATABASE_URL: '',
    TEMPORAL_ADDRESS: '',
    OIDC_ISSUER: '',
    SMTP_URL: '',
  });
  [url, browser] = await Promise.all([
    product.line(/^ready /).then((line) => line.replace('ready ', '')),
    launch(),
  ]);
  page = await as('esbjerg:FR');
}, 120_000);
// While its folder is still there: what it started is found by it.
afterAll(async () => {
  await browser?.close();
  product.child.kill('SIGTERM');
  await product.ended;
});

async function as(user: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: 'da-DK' });
  const one = await context.newPage();
  await one.goto('/login');
  await one.click(`button[value="${user}"]`);
  await one.waitForURL(/\/work/);
  return one;
}

const mails = () => listMails(join(home, 'mails'));

/** Everything that one mailbox holds of a kind, by its subject. */
const held = async (mailbox: string, subject: string): Promise<CaughtMail[]> =>
  (await mails()).filter((mail) => mail.to.includes(mailbox) && mail.subject.includes(subject));

const mailboxes = async (subject: string): Promise<string[]> =>
  (await mails())
    .filter((mail) => mail.subject.includes(subject))
    .flatMap(({ to }) => to)
    .toSorted();

async function record(): Promise<void> {
  await page.click('main form button[type="submit"]');
  await page.waitForLoadState();
  if (await page.locator('button[value="confirm"]').count()) await page.click('button[value="confirm"]');
  await page.waitForURL(/recorded=/);
}

/** Writes a document about the meeting as it is proposed, approves it, and answers where it stands. */
async function approved(pregnancy: string, template: string): Promise<string> {
  await page.goto(`${pregnancy}/documents/new?template=${template}&meetingId=m1`);
  await page.click('button:has-text("Gem udkast")');
  await page.waitForURL(/\/documents\/(?!new)[^/?]+$/);
  const at = new URL(page.url()).pathname;
  await page.click('button:has-text("Godkend og lås")');
  await page.waitForSelector('a:has-text("Registrér afsendelse")');
  return at;
}

const address = (role: string) => `${role}.esbjerg@tovholder.invalid`;

describe('the term meeting of a caseworker, with real mailboxes', () => {
  let pregnancy: string;
  let minutes: string;

  it('is planned and invited to: each professional has it in the calendar, the family is not mailed', async () => {
    await page.goto('/refer/pregnancy');
    await page.selectOption('[name="referrer.role"]', 'GP');
    await page.fill('[name="mother.name"]', mother);
    await page.fill('[name="edd"]', addDays(civilDateOf(Date.now()), 70));
    await page.check('[name="eddSource"][value="scan"]');
    await page.click('button:has-text("Opret sagen")');
    await page.waitForURL(/\/cases\/c_/);
    pregnancy = new URL(page.url()).pathname;

    await page.goto(`${pregnancy}/meetings`);
    await page.click('text=Planlæg et møde');
    await page.selectOption('select[name="kind"]', 'term');
    await page.fill('input[name="meetingAt"]', `${addDays(civilDateOf(Date.now()), 20)}T13:00`);
    for (const role of ['FR', 'FP', 'SP', 'NF', 'GP', 'mother'])
      await page.check(`input[name="invitees"][value="${role}"]`);
    await record();
    await page.goto(`${pregnancy}/meetings/m1`);
    await page.click('text=Afsend indkaldelse');
    await record();
    await expect
      .poll(() => mailboxes('indkaldelse'), { timeout: 30_000 })
      .toEqual(['fp', 'fr', 'gp', 'nf', 'sp'].map(address));
  });

  it('is held with consent given aloud, and minutes and request form are approved and sent', async () => {
    await page.goto(`${pregnancy}/meetings/m1`);
    await page.click('text=Registrér, at mødet er holdt');
    for (const role of ['NF', 'GP']) await page.uncheck(`input[name="participants"][value="${role}"]`);
    await page.click('summary:has-text("Samtykke nr. 1")');
    await page.check('input[name="oralConsents.0.giver"][value="mother"]');
    await page.check('input[name="oralConsents.0.subject"][value="mother"]');
    for (const role of ['FR', 'SP', 'NF'])
      await page.check(`input[name="oralConsents.0.receivers"][value="${role}"]`);
    await page.check('input[name="oralConsents.0.categories"][value="health"]');
    await page.fill('textarea[name="oralConsents.0.purpose"]', 'Mødet og dets referat');
    await record();

    minutes = await approved(pregnancy, 'minutes');
    await page.click('a:has-text("Registrér afsendelse")');
    expect(await page.textContent('main')).toContain('intet samtykke nævner dem');
    await record();
    await approved(pregnancy, 'request-form');
    await page.click('a:has-text("Registrér afsendelse")');
    await record();
  });

  it('leaves in each mailbox exactly what consent allows', async () => {
    const sent = ['fp', 'fp', 'fr', 'nf', 'sp'].map(address);
    await expect.poll(() => mailboxes('dokument'), { timeout: 30_000 }).toEqual(sent);
    expect((await mails()).filter((mail) => JSON.stringify(mail).includes(mother))).toEqual([]);
    expect((await mails()).flatMap(({ to }) => to).filter((to) => /^(mother|partner|fmi)/.test(to))).toEqual(
      [],
    );

    const [mail] = await held(address('nf'), 'dokument');
    const link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect(new URL(link).pathname).toBe(minutes);
    const ward = await as('syddanmark:NF');
    expect((await ward.goto(link))?.status()).toBe(200);
    const file = await ward.request.get(`${minutes}/versions/1.pdf`);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const reviewer = await as('aabenraa:FR');
    expect((await reviewer.goto(link))?.status()).toBe(404);
  });

  it('makes what is meant for the mother a task of the clinic’s social worker', async () => {
    const worker = await as('syddanmark:SSR');
    await worker.goto('/tasks');
    expect(await worker.textContent('main')).toContain('Referat af møde');
  });
});
