import { createApp } from '../../../api/app.ts';
import { demoIdentity } from '../../../api/identity/identify.ts';
import type { Ports } from '../../../api/ports.ts';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { pureStore } from './pure-gateway.ts';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** The API over the pure store, asked as one demo user after another. */
export interface TestApi {
  ports: Ports;
  /** Unforeseen failures that were reported; a test that makes one must expect it. */
  reported: unknown[];
  /** Moves the clock that stamps commands. */
  setClock(at: string): void;
  get(path: string, as?: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, as?: string, headers?: Record<string, string>): Promise<Answer>;
  request(path: string, init: RequestInit): Promise<Answer>;
}

export function testApi(at = '2026-03-02T10:00:00+01:00', over: Partial<Ports> = {}): TestApi {
  let nowMs = parseInstant(at) ?? 0;
  const reported: unknown[] = [];
  const clock = () => nowMs;
  const ports: Ports = {
    ...pureStore(clock),
    clock,
    readiness: async () => ({ engine: true, database: true, worker: true, watch: true }),
    report: (_where, error) => reported.push(error),
    ...over,
  };
  const app = createApp(ports, demoIdentity);
  const request = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(path, init);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  const as = (who: string) => ({ Authorization: `Bearer demo:${who}` });
  return {
    ports,
    reported,
    setClock(to) {
      nowMs = parseInstant(to) ?? nowMs;
    },
    get: (path, who = 'esbjerg:FR', headers = {}) => request(path, { headers: { ...as(who), ...headers } }),
    post: (path, body, who = 'esbjerg:FR', headers = {}) =>
      request(path, {
        method: 'POST',
        headers: { ...as(who), 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    request,
  };
}

/** A referral of a pregnant woman as `POST /v1/cases` takes it. */
export const referral = (more: Record<string, unknown> = {}) => ({
  kind: 'pregnancy',
  municipality: 'esbjerg',
  receivedAt: '2026-03-02T09:00:00+01:00',
  referrer: { role: 'GP', organisation: 'Lægehuset Prøvestrand' },
  mother: { name: 'Prøve Person', cpr: '6806950014' },
  edd: '2026-08-20',
  eddSource: 'scan',
  ...more,
});

export const notification = (more: Record<string, unknown> = {}) => ({
  notificationId: 'n1',
  receivedAt: '2026-03-02T09:30:00+01:00',
  form: 'written',
  notifier: { role: 'CMU', organisation: 'Rusmiddelcenter', professional: true },
  concern: 'bekymring for det ufødte barn',
  ...more,
});

/** Opens a case and answers its id. */
export async function opened(
  api: TestApi,
  more: Record<string, unknown> = {},
  who = 'esbjerg:FR',
): Promise<string> {
  const { status, body } = await api.post('/v1/cases', referral(more), who);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.id;
}
