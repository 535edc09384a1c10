import type { DeliveryRow } from '../db/webhooks/deliveries.ts';
import type { EndpointRow, EndpointSecret, EndpointState } from '../db/webhooks/endpoints.ts';

export type { DeliveryRow, EndpointState };

/** Where organisations are told what happens. Whose an endpoint is, and who may change it, is the API's matter. */
export interface Webhooks {
  list(organisation: string): Promise<readonly EndpointRow[]>;
  /** Adds one; of an id that is there already nothing is changed. */
  add(
    endpoint: { id: string; organisation: string; createdBy: string },
    secret: EndpointSecret,
  ): Promise<void>;
  /** Address and secret; null when there is none. */
  open(id: string): Promise<EndpointSecret | null>;
  setState(id: string, state: 'active' | 'paused'): Promise<void>;
  remove(id: string): Promise<void>;
  test(id: string, nowMs: number): Promise<void>;
  /** Answers how many are told again. */
  replay(id: string, fromMs: number): Promise<number>;
  deliveries(id: string, page: { before?: number; limit: number }): Promise<readonly DeliveryRow[]>;
}
