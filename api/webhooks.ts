import { createHash, randomUUID } from 'node:crypto';
import { may } from '../access/may.ts';
import type { EndpointRow, EndpointSecret } from '../db/webhooks/endpoints.ts';
import { parseInstant } from '../domain/calendar/index.ts';
import type { JsonObject } from '../domain/json.ts';
import { isLoopbackAddress, outwardAddress } from '../security/outward-address.ts';
import { newWebhookSecret } from '../worker/webhooks/sign.ts';
import { carriesCpr } from './cpr-guard.ts';
import type { Caller } from './identity/caller.ts';
import type { Looker } from './look.ts';
import { no } from './refused.ts';

const LONGEST_URL = 500;
const MOST_ENDPOINTS = 20;

/** An endpoint with where it is, for those who look after it. */
export interface Endpoint extends EndpointRow {
  url: string;
}

/** Outgoing events are set up by the leaders of the organisation whose cases they are about. */
export const mayHaveWebhooks = ({ role }: Pick<Caller, 'role'>): boolean =>
  may({ role }, 'administrate', { on: 'webhooks', as: 'own' });

function requireLeader(caller: Caller): void {
  if (!mayHaveWebhooks(caller) || caller.cases !== undefined)
    throw no(
      null,
      'NOT_PERMITTED',
      'Hændelser til andre systemer sættes op af organisationens ledere.',
      "Events for other systems are set up by the organisation's leaders.",
      { reason: caller.role },
    );
}

/** The endpoints of the caller's organisation, with their addresses. */
export async function endpointsOf({ ports, caller }: Looker): Promise<readonly Endpoint[]> {
  requireLeader(caller);
  const rows = await ports.webhooks.list(caller.scope);
  return Promise.all(
    rows.map(async (row) => ({ ...row, url: (await ports.webhooks.open(row.id))?.url ?? '' })),
  );
}

/** One of them. Throws NOT_FOUND, also for another organisation's. */
export async function endpointOf(looker: Looker, id: string): Promise<Endpoint> {
  const { ports, caller } = looker;
  requireLeader(caller);
  const row = (await ports.webhooks.list(caller.scope)).find((one) => one.id === id);
  if (!row) throw no(404, 'NOT_FOUND', 'Modtageren findes ikke.', 'There is no such endpoint.');
  return { ...row, url: (await ports.webhooks.open(id))?.url ?? '' };
}

/**
 * Adds an endpoint and answers its secret, which is shown this once. The same key of the same caller gives the same
 * endpoint and secret again. Throws VALIDATION with the reason why an address cannot be called.
 */
export async function addEndpoint(
  looker: Looker,
  { url }: JsonObject,
  { key, demo }: { key?: string | undefined; demo: boolean },
): Promise<EndpointSecret & { id: string }> {
  const { ports, caller } = looker;
  requireLeader(caller);
  const address = await callable(url, demo);
  const named =
    key === undefined ? randomUUID() : createHash('sha256').update(`${caller.scope}\n${key}`).digest('hex');
  const id = `wh_${named.replaceAll('-', '').slice(0, 32)}`;
  const rows = await ports.webhooks.list(caller.scope);
  if (rows.length >= MOST_ENDPOINTS && !rows.some((row) => row.id === id))
    throw no(null, 'PRECONDITION', 'Der er modtagere nok.', 'There are endpoints enough.', {
      reason: 'webhooks',
    });
  await ports.webhooks.add(
    { id, organisation: caller.scope, createdBy: caller.subject },
    { url: address, secret: newWebhookSecret() },
  );
  const kept = await ports.webhooks.open(id);
  if (!kept || kept.url !== address)
    throw no(
      null,
      'IDEMPOTENCY_CONFLICT',
      'Nøglen er allerede brugt til noget andet.',
      'The key was used for something else already.',
      { reason: 'Idempotency-Key' },
    );
  return { id, ...kept };
}

/** What a leader does to an endpoint. `replay`: answers how many events are told again. */
export async function changeEndpoint(
  looker: Looker,
  id: string,
  act: 'test' | 'pause' | 'resume' | 'remove' | 'replay',
  { from }: JsonObject = {},
): Promise<{ replayed?: number }> {
  const { webhooks, clock } = looker.ports;
  await endpointOf(looker, id);
  switch (act) {
    case 'test':
      await webhooks.test(id, clock());
      return {};
    case 'pause':
      await webhooks.setState(id, 'paused');
      return {};
    case 'resume':
      await webhooks.setState(id, 'active');
      return {};
    case 'remove':
      await webhooks.remove(id);
      return {};
    case 'replay': {
      const fromMs = parseInstant(from);
      if (fromMs === null)
        throw no(null, 'VALIDATION', 'from skal være et tidspunkt.', 'from must be an instant.', {
          reason: 'from',
        });
      return { replayed: await webhooks.replay(id, fromMs) };
    }
  }
}

/** An address that may be called: https to the public internet; in a demo on one machine that machine too, in the clear. */
async function callable(url: unknown, demo: boolean): Promise<string> {
  const bad = (da: string, en: string) => no(null, 'VALIDATION', da, en, { reason: 'url' });
  const isAddress = typeof url === 'string' && url.length <= LONGEST_URL && URL.canParse(url);
  const said = isAddress ? new URL(url) : null;
  if (!said || said.username || said.password || said.hash)
    throw bad(
      'Adressen skal være en https-adresse uden brugernavn.',
      'The address must be an https address without a user name.',
    );
  if (carriesCpr(said.href))
    throw bad('Adressen må ikke indeholde et CPR-nummer.', 'The address must not contain a CPR number.');
  const found = await outwardAddress(said.hostname, { allowLoopback: demo });
  if (found === 'unknown-host')
    throw bad('Adressens vært findes ikke.', 'The host of the address is unknown.');
  if (found === 'not-allowed')
    throw bad(
      'Adressen er inde i et lukket net og kan ikke kaldes.',
      'The address is inside a closed network and cannot be called.',
    );
  const isHere = isLoopbackAddress(found.address);
  if (said.protocol !== 'https:' && !(said.protocol === 'http:' && isHere))
    throw bad('Adressen skal begynde med https.', 'The address must begin with https.');
  return said.href;
}
