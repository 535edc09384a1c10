import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { formatInstant } from '../../domain/calendar/index.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** An answer that was not the one that is meant: by what was asked, never by whose case. */
export class Unexpected extends Error {
  override name = 'Unexpected';
}

/** What somebody does at the product's address, each act as a whole; rejects with Unexpected. */
export function visitor(url: string) {
  const headersOf = (who: string) => ({ authorization: `Bearer demo:${who}` });

  async function expecting(answer: Response, status: number, path: string): Promise<Response> {
    if (answer.status === status) return answer;
    await answer.arrayBuffer();
    throw new Unexpected(`${answer.status} ${path.replace(/c_[0-9a-f]+/, '{id}')}`);
  }

  async function post(path: string, who: string, body: unknown, status = 200): Promise<Response> {
    const headers = {
      ...headersOf(who),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return expecting(answer, status, path);
  }

  const give = async (id: string, command: string, data: object): Promise<void> => {
    const answer = await post(`/v1/cases/${id}/commands/${command}`, 'esbjerg:FR', data);
    await answer.arrayBuffer();
  };

  const notify = (id: string, receivedMs: number, notificationId = 'n1'): Promise<void> =>
    give(id, 'receive-notification', {
      notificationId,
      receivedAt: formatInstant(receivedMs),
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'Bekymring',
    });

  return {
    /** A page or a file, read to its end. */
    async read(path: string, who: string, accept = 'text/html'): Promise<void> {
      const answer = await fetch(`${url}${path}`, { headers: { ...headersOf(who), accept } });
      await (await expecting(answer, 200, path)).arrayBuffer();
    },

    async openCase(): Promise<string> {
      const answer = await post(
        '/v1/cases',
        'esbjerg:FR',
        {
          kind: 'pregnancy',
          municipality: 'esbjerg',
          receivedAt: ago(20 * HOUR_MS),
          referrer: { role: 'GP', organisation: 'Lægehuset' },
          mother: { name: 'Prøve Person' },
        },
        201,
      );
      return ((await answer.json()) as { id: string }).id;
    },

    /** The nth act in a case: calls, notes, and now and then a notification whose first reminder leaves minutes later. */
    act(id: string, n: number): Promise<void> {
      if (n % 15 === 1) return notify(id, Date.now() - 12 * HOUR_MS + 2 * MINUTE_MS, `n${n}`);
      if (n % 3 === 2)
        return give(id, 'record-entry', { text: `Notat nummer ${n}, der er et par sætninger langt.` });
      const contact = { by: 'SSR', with: 'mother', at: ago(0), method: 'phone', reached: n % 2 === 0 };
      return give(id, 'record-contact', contact);
    },

    /** A notification; twelve hours after it was received its first reminder is due. */
    notify,

    async closeCase(id: string): Promise<void> {
      const answer = await post(`/v1/cases/${id}/commands/close-case`, 'esbjerg:FR-leader', {
        reason: 'Afsluttet',
      });
      await answer.arrayBuffer();
    },

    async preview(id: string): Promise<void> {
      const body = { template: 'hearing', fields: { matter: 'Prøve' } };
      await (await post(`/v1/cases/${id}/documents/preview`, 'esbjerg:FR', body)).arrayBuffer();
    },

    async askWhatIf(id: string): Promise<void> {
      const at = formatInstant(Date.now() + 24 * HOUR_MS);
      const data = { by: 'SSR', with: 'mother', at, method: 'phone', reached: true };
      const steps = [{ at, command: 'record-contact', data }];
      await (await post(`/v1/cases/${id}/what-if`, 'esbjerg:FR', { steps })).arrayBuffer();
    },

    /** Listens to what changes for so long, and goes away without a word. */
    async listen(who: string, ms: number): Promise<void> {
      const leave = new AbortController();
      const path = '/v1/events';
      const answer = await fetch(`${url}${path}`, { headers: headersOf(who), signal: leave.signal });
      await expecting(answer, 200, path);
      const reader = answer.body?.getReader();
      const first = await reader?.read();
      if (!first?.value) throw new Unexpected(`nothing said ${path}`);
      const reading = (async () => {
        while (!(await reader?.read())?.done);
      })().catch(() => {});
      await pause(ms);
      leave.abort();
      await reading;
    },

    /** Comes in by the login page as a browser does, looks at the list, and leaves by the button. */
    async logIn(user: string): Promise<void> {
      const cookies = new Map<string, string>();
      const go = async (path: string, status: number, form?: Record<string, string>): Promise<string> => {
        const headers = {
          accept: 'text/html',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        };
        const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
        const answer = await fetch(`${url}${path}`, { ...sent, headers, redirect: 'manual' });
        for (const cookie of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          cookies.set(name, value);
        }
        return (await expecting(answer, status, path)).text();
      };
      const tokenIn = (page: string) => /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
      await go('/login', 200).then((page) =>
        go('/login', 303, { user, next: '/work', _csrf: tokenIn(page) }),
      );
      const list = await go('/work', 200);
      await go('/logout', 303, { _csrf: tokenIn(list) });
    },
  };
}

export type Visitor = ReturnType<typeof visitor>;

const ago = (ms: number): string => formatInstant(Date.now() - 1_000 - ms);
