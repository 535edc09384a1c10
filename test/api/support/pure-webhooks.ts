import type { Webhooks } from '../../../api/webhook-ports.ts';
import type { DeliveryRow } from '../../../db/webhooks/deliveries.ts';
import type { EndpointRow, EndpointSecret } from '../../../db/webhooks/endpoints.ts';

/** Endpoints in memory; nobody is called, and only test calls are in their queue. */
export function pureWebhooks(clock: () => number): Webhooks {
  const endpoints = new Map<string, EndpointRow & EndpointSecret>();
  const calls = new Map<string, DeliveryRow[]>();
  const put = (id: string, change: Partial<EndpointRow>) => {
    const known = endpoints.get(id);
    if (known) endpoints.set(id, { ...known, ...change });
  };
  return {
    list: async (organisation) =>
      [...endpoints.values()]
        .filter((one) => one.organisation === organisation)
        .map(({ url: _url, secret: _secret, ...row }) => row),
    async add({ id, organisation }, secret) {
      const at = new Date(clock());
      const fresh = {
        state: 'active' as const,
        createdAt: at,
        blockedUntil: at,
        failures: 0,
        waiting: 0,
        dead: 0,
      };
      if (!endpoints.has(id)) endpoints.set(id, { id, organisation, ...fresh, ...secret });
    },
    async open(id) {
      const known = endpoints.get(id);
      return known ? { url: known.url, secret: known.secret } : null;
    },
    setState: async (id, state) => put(id, { state }),
    remove: async (id) => void endpoints.delete(id),
    async test(id, nowMs) {
      const rows = calls.get(id) ?? [];
      const at = new Date(nowMs);
      const one = {
        seq: rows.length + 1,
        caseId: null,
        eventId: null,
        type: 'test',
        version: null,
        recordedMs: nowMs,
      };
      const state = {
        state: 'waiting' as const,
        attempts: 0,
        nextAttemptAt: at,
        settledAt: null,
        lastCode: null,
      };
      calls.set(id, [...rows, { ...one, ...state, messageId: `msg_${rows.length + 1}` }]);
      put(id, { waiting: rows.length + 1 });
    },
    replay: async () => 0,
    deliveries: async (id, { before = Number.MAX_SAFE_INTEGER, limit }) =>
      (calls.get(id) ?? [])
        .filter(({ seq }) => seq < before)
        .reverse()
        .slice(0, limit),
  };
}
