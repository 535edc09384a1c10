import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@hono/node-server';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createApp } from '../../../api/app.ts';
import { demoIdentity } from '../../../api/identity/identify.ts';
import type { Ports } from '../../../api/ports.ts';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { mountPages } from '../../../web/mount.ts';
import { type PureStore, pureStore } from '../../api/support/pure-gateway.ts';

/** The pages over the pure store on a port of this machine, and a real browser to look at them with. */
export interface TestPages {
  url: string;
  store: PureStore;
  /** Unforeseen failures that were reported. */
  reported: unknown[];
  setClock(at: string): void;
  /** A page of somebody who is logged in; `user` as `esbjerg:FR`. */
  as(user: string, options?: BrowserContextOptions): Promise<Page>;
  /** A fresh page of nobody. */
  nobody(options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

interface PagesOptions {
  over?: Partial<Ports>;
  postFolder?: string | null;
  /** Names the cases that no key names. */
  newId?: () => string;
}

/** `over` takes the place of single ports of the pure store; `postFolder` holds letters that the local Digital Post took. */
export async function startPages(
  at: string,
  mailFolder: string | null = null,
  { over = {}, postFolder = null, newId }: PagesOptions = {},
): Promise<TestPages> {
  let nowMs = parseInstant(at) ?? 0;
  const clock = () => nowMs;
  const reported: unknown[] = [];
  const store = pureStore(clock, newId);
  const ports: Ports = {
    ...store,
    clock,
    readiness: async () => ({ engine: true, database: true, worker: true, watch: true }),
    report: (_where, error) => reported.push(error),
    ...over,
  };
  const app = createApp(ports, demoIdentity);
  mountPages(app, { ports, identify: demoIdentity, demo: true, mailFolder, postFolder });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((ready) => server.once('listening', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launch();
  const nobody = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ baseURL: url, locale: 'da-DK', ...options });
    return context.newPage();
  };
  return {
    url,
    store,
    reported,
    setClock: (to) => {
      nowMs = parseInstant(to) ?? nowMs;
    },
    nobody,
    async as(user, options) {
      const page = await nobody(options);
      await page.goto('/login');
      await page.click(`button[value="${user}"]`);
      await page.waitForURL(/\/work$/);
      return page;
    },
    async stop() {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A real browser without a window. */
export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** Opens a case and gives it commands without the pages; answers its id. */
export async function livedCase(
  { store }: TestPages,
  data: JsonObject,
  commands: readonly (readonly [string, JsonObject])[] = [],
  clockOffsetMs?: number,
): Promise<string> {
  const opened = await store.gateway.openCase(
    { kind: 'pregnancy', municipality: 'esbjerg', ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }) },
    { name: 'refer', data, role: 'SSR' },
  );
  if (!opened.ok) throw new Error(opened.refusal.message.en);
  for (const [name, given] of commands) {
    const answer = await store.gateway.giveCommand(opened.answer.id, { name, data: given, role: 'FR' });
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.message.en}`);
  }
  return opened.answer.id;
}

/** What axe finds on a page, as `rule: element`; nothing is what we want. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // What passed is not listed, and no second page is opened: the same faults in half the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
