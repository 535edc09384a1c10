import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { formatInstant } from '../../../domain/calendar/index.ts';

/** What a caller was told of one attempt. `unknown`: no answer, a time-out or 503: it may have been done or not. */
export type Heard = 'ok' | 'refused' | 'unknown';

/** An answered command, as far as the checks look at it. */
export interface AcceptedAnswer {
  id?: string;
  version: number;
  events: { id: number }[];
}

/** One command with everything that its caller heard of it, attempt by attempt. */
export interface Operation {
  key: string;
  /** What the key is known by in the store. */
  keyHash: string;
  caseId: string | null;
  /** Whose command it is, as a demo identity. */
  user: string;
  path: string;
  body: unknown;
  heard: Heard[];
  answer: AcceptedAnswer | null;
  /** The code of the refusal, where it was refused. */
  refusal?: string;
}

/** A caller that writes down what it asked and what it heard, as the checker of a history needs it. */
export interface RecordingClient {
  operations: Operation[];
  /** Answers that no outage excuses: 5xx other than 503, or 503 without Retry-After. */
  improper: string[];
  /** How often each reason was given for not answering now. */
  reasons: Map<string, number>;
  /** Commands without an answer at this moment. */
  outstanding: () => number;
  openCase: (options?: { receivedAt?: string }) => Promise<Operation>;
  give: (
    caseId: string,
    command: string,
    data: object,
    headers?: Record<string, string>,
    user?: string,
  ) => Promise<Operation>;
  /** Asks once more with the same key. */
  again: (operation: Operation) => Promise<Heard>;
  /** Asks again, with the same keys, for all whose outcome is unknown, until each is known. */
  settle: (limitMs: number) => Promise<boolean>;
}

const USER = 'esbjerg:FR';
const PATIENCE_MS = 25_000;
/** Stands for a person's name in every case of these tests; it may turn up nowhere in plain text. */
export const CANARY = 'Kanariefugl Prøvesen';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const moment = (hoursAgo: number): string =>
  formatInstant(Math.floor(Date.now() / 1000) * 1000 - hoursAgo * 3_600_000);

/** A caller of the API at `url`, asked for anew at each attempt: after a restart it is another one. */
export function recordingClient(url: () => string): RecordingClient {
  const operations: Operation[] = [];
  const improper: string[] = [];
  const reasons = new Map<string, number>();
  let outstanding = 0;
  let counter = 0;

  async function attempt(operation: Operation, headers: Record<string, string> = {}): Promise<Heard> {
    outstanding += 1;
    let heard: Heard = 'unknown';
    try {
      const response = await fetch(`${url()}${operation.path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer demo:${operation.user}`,
          'idempotency-key': operation.key,
          ...headers,
        },
        body: JSON.stringify(operation.body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const body = (await response.json()) as AcceptedAnswer & { reason?: string };
      if (response.status === 503 && body.reason)
        reasons.set(body.reason, (reasons.get(body.reason) ?? 0) + 1);
      if (response.ok) {
        heard = 'ok';
        hear(operation, body);
      } else if (response.status >= 500 || response.status === 429) {
        if (response.status >= 500 && (response.status !== 503 || !response.headers.has('retry-after')))
          improper.push(`${operation.path.split('/').at(-1)} answered ${response.status}`);
      } else {
        heard = 'refused';
        operation.refusal = (body as { code?: string }).code ?? String(response.status);
      }
    } catch {
      // The connection broke, or nobody answered in time.
    } finally {
      outstanding -= 1;
    }
    operation.heard.push(heard);
    return heard;
  }

  function hear(operation: Operation, answer: AcceptedAnswer): void {
    if (operation.answer && JSON.stringify(operation.answer) !== JSON.stringify(answer))
      improper.push('the same key got another answer');
    operation.answer = answer;
    operation.caseId ??= answer.id ?? null;
  }

  function operationOf(path: string, caseId: string | null, body: unknown, user = USER): Operation {
    const key = `op-${counter++}`;
    const keyHash = sha256(sha256(`${user}\n${key}`));
    const operation: Operation = { key, keyHash, caseId, user, path, body, heard: [], answer: null };
    operations.push(operation);
    return operation;
  }

  return {
    operations,
    improper,
    reasons,
    outstanding: () => outstanding,
    async openCase({ receivedAt = moment(40) } = {}) {
      const operation = operationOf('/v1/cases', null, {
        kind: 'pregnancy',
        municipality: 'esbjerg',
        receivedAt,
        referrer: { role: 'GP', organisation: 'Lægehuset' },
        mother: { name: CANARY },
      });
      await attempt(operation);
      return operation;
    },
    async give(caseId, command, data, headers, user) {
      const operation = operationOf(`/v1/cases/${caseId}/commands/${command}`, caseId, data, user);
      await attempt(operation, headers);
      return operation;
    },
    again: (operation) => attempt(operation),
    async settle(limitMs) {
      const limit = Date.now() + limitMs;
      for (const operation of operations) {
        while (operation.answer === null && !operation.heard.includes('refused')) {
          if (Date.now() > limit) return false;
          if ((await attempt(operation)) === 'unknown') await pause(250);
        }
      }
      return true;
    },
  };
}

/** A contact of a moment ago; may be given any number of times. */
export const contact = () => ({
  by: 'SSR',
  with: 'mother',
  at: moment(1),
  method: 'phone',
  reached: true,
  note: CANARY,
});

/** A notification whose 24 hours have passed: reminder and breach leave at once. */
export const lateNotification = (notificationId: string) => ({
  notificationId,
  receivedAt: moment(30),
  form: 'written',
  notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
  concern: CANARY,
});
