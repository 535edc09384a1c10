import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import type { DataKey, WrappedKey } from '../../security/data-key.ts';
import { KeyUnavailable, Tampered } from '../../security/key-unavailable.ts';
import { openBytes, sealBytes } from '../../security/seal.ts';
import type { ServiceKeys } from '../../security/service-key.ts';
import { framed, unframed } from './payload-frame.ts';

/** Where the codec gets its keys. `find` takes the id that a payload names; both throw KeyUnavailable. */
export interface PayloadKeys {
  find(caseId: string, named: string): Promise<DataKey>;
  ensure(caseId: string): Promise<DataKey>;
  service: ServiceKeys;
}

/** What every sealed payload shows beside its ciphertext: whose it is and by which key. */
const ENCODING = 'binary/encrypted';
const PURPOSE = 'payload';
const CASE = /^case:(.+)$/;

/**
 * Seals everything that Temporal keeps: with the case's own key where the workflow is a case's, else with a service
 * key that travels along wrapped. What was not sealed is let through, so that older histories go on.
 *
 * A key that is not to be had stops the reading: the task fails and is tried again, and nothing is lost. Bytes that
 * only claim to be sealed become a payload that no converter knows, which refuses an update and never fails a case's
 * history; the refusal names case and key.
 */
export function createPayloadCodec(
  keys: PayloadKeys,
  report: (error: KeyUnavailable | Tampered) => void,
): PayloadCodec {
  const reported = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof KeyUnavailable) report(error);
      throw error;
    }
  };
  return {
    encode: (payloads, context) => reported(encoded(payloads, context)),
    decode: (payloads, context) => reported(decoded(payloads, context)),
  };

  async function encoded(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    if (payloads.length === 0) return [];
    const caseId = caseOf(context);
    const sealing = caseId === undefined ? await serviceSealing() : await caseSealing(caseId);
    // What a local activity is given never leaves the process: sealed all the same, but not worth compressing.
    const compress = !(context?.type === 'activity' && context.isLocal);
    return payloads.map((payload) => ({
      metadata: sealing.metadata,
      data: sealBytes(sealing.key, PURPOSE, framed(payload), { compress }),
    }));
  }

  async function caseSealing(caseId: string) {
    const key = await keys.ensure(caseId);
    return { key, metadata: { encoding: utf8(ENCODING), case: utf8(caseId), key: utf8(key.id) } };
  }

  async function serviceSealing() {
    const { key, wrapped, masterKeyId }: WrappedKey = await keys.service.own();
    const names = { encoding: ENCODING, key: key.id, wrapped, 'master-key': masterKeyId };
    const metadata = Object.fromEntries(Object.entries(names).map(([name, value]) => [name, utf8(value)]));
    return { key, metadata };
  }

  function decoded(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => openPayload(payload, caseOf(context))));
  }

  async function openPayload(payload: Payload, caseId: string | undefined): Promise<Payload> {
    if (said(payload, 'encoding') !== ENCODING) return payload;
    const owner = said(payload, 'case');
    const key = said(payload, 'key');
    if (key === '') return unreadable(owner, key);
    // Without a context (a client's tool, a task that failed) a payload's own word says whose it is.
    if (owner !== '' && caseId !== undefined && owner !== caseId) {
      report(new Tampered(caseId, plain(key)));
      return unreadable(caseId, key);
    }
    const opening =
      owner === ''
        ? await keys.service.open({
            id: key,
            wrapped: said(payload, 'wrapped'),
            masterKeyId: said(payload, 'master-key'),
          })
        : await keys.find(owner, key);
    try {
      return unframed(openBytes(opening, PURPOSE, payload.data ?? Buffer.alloc(0)));
    } catch (error) {
      if (!(error instanceof Tampered)) throw error;
      report(error);
      return unreadable(owner, key);
    }
  }
}

/** The case that a payload is about; undefined for schedules, organisations and the like. */
const caseOf = (context: SerializationContext | undefined): string | undefined =>
  CASE.exec(context?.workflowId ?? '')?.[1];

/** What a sealed payload shows under a name; '' when it shows nothing there. */
export const said = (payload: Payload, name: string): string =>
  Buffer.from(payload.metadata?.[name] ?? '').toString('utf8');

/** The converter's complaint about an unknown encoding is where case and key are named. */
const unreadable = (owner: string, key: string): Payload => ({
  metadata: { encoding: utf8(`unreadable (case ${plain(owner)}, key ${plain(key)})`) },
  data: Buffer.alloc(0),
});

/** Names come from whoever sent the bytes: only what can be an id is repeated. */
const plain = (text: string): string => (/^[\w:.-]{1,80}$/.test(text) ? text : 'none');

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
