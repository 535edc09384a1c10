import { look } from '../../db/claim.ts';
import type { Sql } from '../../db/connect.ts';
import { insertTestDelivery, readDeliveries, replayDeliveries } from '../../db/webhooks/deliveries.ts';
import {
  deleteEndpoint,
  insertEndpoint,
  openEndpoint,
  readEndpoints,
  setEndpointState,
} from '../../db/webhooks/endpoints.ts';
import type { Webhooks } from '../webhook-ports.ts';
import { reachable } from './postgres-reads.ts';

/** Webhooks in PostgreSQL; what is shown is read under the caller's claim. */
export const postgresWebhooks = (sql: Sql, looking: Sql): Webhooks => ({
  list: (organisation) => reachable(look(looking, (tx) => readEndpoints(tx, organisation))),
  add: (endpoint, secret) => reachable(insertEndpoint(sql, endpoint, secret)),
  open: async (id) => (await reachable(openEndpoint(sql, id))) ?? null,
  setState: (id, state) => reachable(setEndpointState(sql, id, state)),
  remove: (id) => reachable(deleteEndpoint(sql, id)),
  test: (id, nowMs) => reachable(insertTestDelivery(sql, id, nowMs)),
  replay: (id, fromMs) => reachable(replayDeliveries(sql, id, fromMs)),
  deliveries: (id, page) => reachable(look(looking, (tx) => readDeliveries(tx, id, page))),
});
