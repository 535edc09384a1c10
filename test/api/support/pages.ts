import { createApp } from '../../../api/app.ts';
import { demoIdentity } from '../../../api/identity/identify.ts';
import { mountPages } from '../../../web/mount.ts';
import { type TestApi, testApi } from './api.ts';

/** A page as it came: what tests look for in it. */
export interface ShownPage {
  status: number;
  /** Where it leads on, or null. */
  location: string | null;
  html: string;
}

export interface TestPageApi {
  api: TestApi;
  open(path: string, who?: string): Promise<ShownPage>;
  /** Sends answers to a form, with its hidden fields as they were in `page`, as a browser without scripts does. */
  send(
    path: string,
    page: ShownPage,
    answers: Readonly<Record<string, string>>,
    who?: string,
  ): Promise<ShownPage>;
}

/** The pages over the pure store, without a browser. */
export function testPages(at?: string): TestPageApi {
  const api = testApi(at);
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  let browser = '';
  const ask = async (path: string, who: string, init: RequestInit = {}): Promise<ShownPage> => {
    const Cookie = [`tovholder_demo=${encodeURIComponent(who)}`, browser].filter(Boolean).join('; ');
    const headers = { Accept: 'text/html', Cookie, ...init.headers };
    const answer = await app.request(path, { ...init, headers });
    const set = answer.headers.getSetCookie().find((one) => one.includes('browser'));
    if (set) browser = set.split(';')[0] ?? '';
    return { status: answer.status, location: answer.headers.get('Location'), html: await answer.text() };
  };
  return {
    api,
    open: (path, who = 'esbjerg:FR') => ask(path, who),
    send: (path, page, answers, who = 'esbjerg:FR') =>
      ask(path, who, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams({ ...hiddenIn(page), ...answers }).toString(),
      }),
  };
}

/** The hidden fields of a page's form, each with its last value. */
export const hiddenIn = ({ html }: ShownPage): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
