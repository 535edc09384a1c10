import { randomUUID } from 'node:crypto';
import type { Sql } from '../../db/connect.ts';
import {
  claimEndpoints,
  type DeliveryRow,
  dueDeliveries,
  endpointIsGone,
  releaseEndpoint,
  settleDelivery,
} from '../../db/webhooks/deliveries.ts';
import { openEndpoint } from '../../db/webhooks/endpoints.ts';
import { fanOut, forgetOldChanges } from '../../db/webhooks/fan-out.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { type Loop, startLoop } from '../loop.ts';
import { callEndpoint } from './call-endpoint.ts';
import { blockAfter, GIVE_UP_SECONDS, pauseAfter } from './retry-pause.ts';
import { signedHeaders } from './sign.ts';

const POLL_MS = 500;
const TIDY_MS = 3_600_000;
/** Endpoints that are served at once; each has its own way, so that a slow one holds nobody up. */
const ENDPOINTS = 10;
const CALLS_AT_ONCE = 4;
const CALLS_A_TURN = 40;
// Longer than a turn can take: 40 calls, four at a time, of ten seconds at most.
const LEASE_SECONDS = 180;
/** After so long another endpoint gets its turn. */
const GO_ON_MS = 40_000;

interface WebhookParts {
  sql: Sql;
  /** A demo on one machine may call that machine. */
  allowLoopback: boolean;
  onError: (error: unknown) => void;
}

/**
 * Tells endpoints what has happened, each event until the endpoint has taken it. Calls of one case come in order, those of
 * different endpoints never wait for each other. A call whose answer was lost is made again under the same id.
 */
export function startWebhooks({ sql, allowLoopback, onError }: WebhookParts): Loop {
  const by = randomUUID();
  const stopping = new AbortController();
  const served = new Map<string, Promise<void>>();

  async function serve(endpoint: { id: string; organisation: string; failures: number }): Promise<void> {
    let block: number | null | undefined;
    try {
      const secret = await openEndpoint(sql, endpoint.id);
      const untilMs = Date.now() + GO_ON_MS;
      let taken = secret !== undefined;
      // What comes next in a case can go as soon as what was before it is taken.
      while (secret && taken && typeof block !== 'number' && Date.now() < untilMs) {
        taken = false;
        const next = (await dueDeliveries(sql, endpoint.id, CALLS_A_TURN)).values();
        const line = async () => {
          for (const delivery of next) {
            if (typeof block === 'number' || stopping.signal.aborted) return;
            const outcome = await call(delivery, secret);
            taken ||= outcome === 'accepted';
            block = outcome === 'host' ? blockAfter(endpoint.failures + 1, endpoint.id) : (block ?? null);
          }
        };
        await Promise.all(Array.from({ length: CALLS_AT_ONCE }, line));
      }
    } finally {
      await releaseEndpoint(sql, endpoint.id, by, block);
    }

    async function call(delivery: DeliveryRow, { url, secret }: { url: string; secret: string }) {
      const { messageId: id, attempts } = delivery;
      const body = bodyOf(delivery);
      const outcome = await callEndpoint(url, body, signedHeaders(secret, { id, atMs: Date.now(), body }), {
        allowLoopback,
        stopping: stopping.signal,
      });
      if (outcome.kind === 'gone') await endpointIsGone(sql, endpoint.id);
      const { code } = outcome;
      await settleDelivery(
        sql,
        delivery.seq,
        endpoint,
        outcome.kind === 'accepted'
          ? { delivered: true, code }
          : {
              delivered: false,
              code,
              retrySeconds: pauseAfter(attempts + 1, id),
              giveUpSeconds: GIVE_UP_SECONDS,
            },
      );
      return outcome.kind;
    }
  }

  const telling = startLoop(POLL_MS, () => fanOut(sql), onError);
  const tidying = startLoop(
    TIDY_MS,
    async () => {
      await forgetOldChanges(sql);
      return false;
    },
    onError,
  );
  const sending = startLoop(
    POLL_MS,
    async () => {
      const limit = ENDPOINTS - served.size;
      if (limit <= 0) return false;
      const claim = { by, limit, leaseSeconds: LEASE_SECONDS, not: [...served.keys()] };
      for (const endpoint of await claimEndpoints(sql, claim)) {
        const work = serve(endpoint)
          .catch((error: unknown) => {
            if (!stopping.signal.aborted) onError(error);
          })
          .finally(() => served.delete(endpoint.id));
        served.set(endpoint.id, work);
      }
      return false;
    },
    onError,
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all([telling.stop(), tidying.stop(), sending.stop()]);
      await Promise.all(served.values());
    },
  };
}

/** What an endpoint is told: that something of this type happened, in which case, when. Nothing of what. */
function bodyOf({ messageId, caseId, type, version, recordedMs }: DeliveryRow): string {
  return JSON.stringify({ id: messageId, type, caseId, at: formatInstant(recordedMs), version });
}
