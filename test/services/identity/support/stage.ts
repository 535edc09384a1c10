import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../../../../api/app.ts';
import { readLoginSettings } from '../../../../api/identity/login-settings.ts';
import { openLogin } from '../../../../api/identity/open-login.ts';
import type { LoginEvent } from '../../../../api/identity/page-login.ts';
import type { Ports } from '../../../../api/ports.ts';
import { mountPages } from '../../../../web/mount.ts';
import { freePort } from '../../../../worker/embedded/free-port.ts';
import { type PureStore, pureStore } from '../../../api/support/pure-gateway.ts';
import { type Store, testStore } from '../../support/store.ts';
import { type Agent, agent, formOf } from './browser-agent.ts';
import { AUDIENCE, CLIENT, startIssuer, type TestIssuer } from './issuer.ts';

/** The API and the pages with a login for real: an OpenID provider, sessions in PostgreSQL; the cases are in memory. */
export interface LoginStage {
  store: Store;
  cases: PureStore;
  issuer: TestIssuer;
  url: string;
  events: LoginEvent[];
  /** Unforeseen failures that were reported. */
  reported: unknown[];
  /** Logs somebody in from nothing; answers the page they come to. */
  logIn(
    who: string,
    by?: Agent,
    start?: string,
  ): Promise<{ by: Agent; url: string; status: number; text: string }>;
}

export interface StageOptions {
  env?: NodeJS.ProcessEnv;
  /** The public keys with which this system proves who it is, instead of a secret. */
  clientKeys?: () => Promise<{ jwks: unknown; env: NodeJS.ProcessEnv }>;
}

export function loginStage(options: StageOptions = {}): LoginStage {
  const stage = { events: [] as LoginEvent[], reported: [] as unknown[] } as LoginStage;
  stage.store = testStore();
  const ending: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const [port, issuerPort] = [await freePort(), await freePort()];
    stage.url = `http://127.0.0.1:${port}`;
    const keys = await options.clientKeys?.();
    stage.issuer = await startIssuer(issuerPort, `${stage.url}/login/callback`, keys);
    const secret = join(mkdtempSync(join(tmpdir(), 'tovholder-login-')), 'secret');
    writeFileSync(secret, `${CLIENT.secret}\n`, { mode: 0o600 });
    const read = readLoginSettings({
      OIDC_ISSUER: stage.issuer.url,
      OIDC_CLIENT_ID: CLIENT.id,
      ...(keys ? keys.env : { OIDC_CLIENT_SECRET_FILE: secret }),
      OIDC_AUDIENCE: AUDIENCE,
      PUBLIC_URL: stage.url,
      ...options.env,
    });
    if (!read.ok || !read.login) throw new Error(read.ok ? 'no login' : read.mistakes.join('\n'));
    const opened = openLogin(read.login, stage.store.postgres.url, 0);
    stage.cases = pureStore(Date.now);
    const ports: Ports = {
      ...stage.cases,
      clock: Date.now,
      readiness: async () => ({ engine: true, database: true, worker: true, watch: true }),
      report: (_where, error) => stage.reported.push(error),
    };
    const app = createApp(ports, opened.identify);
    const login = { ...opened.pages, onEvent: (event: LoginEvent) => stage.events.push(event) };
    mountPages(app, { ports, identify: opened.identify, demo: false, mailFolder: null, login });
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
    ending.push(
      () => new Promise((done) => server.close(done)),
      opened.close,
      () => stage.issuer.stop(),
    );
  }, 60_000);
  afterAll(async () => {
    await Promise.allSettled(ending.map((end) => end()));
  });
  stage.logIn = async (who, by = agent(), start = '/login/start') => {
    const first = await by.open(new URL(start, stage.url).href);
    return { by, ...(await throughIssuer(by, stage.issuer.url, first, who)) };
  };
  return stage;
}

type Page = Awaited<ReturnType<Agent['open']>>;

/** Fills in the login service's own pages until they lead back. */
export async function throughIssuer(by: Agent, issuerUrl: string, first: Page, who: string): Promise<Page> {
  let page = first;
  for (const prompt of ['login', 'consent']) {
    if (!page.url.startsWith(`${issuerUrl}/interaction/`)) continue;
    page = await by.open(page.url, formOf({ prompt, login: who, password: 'x' }));
  }
  return page;
}
