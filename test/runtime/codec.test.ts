import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { type DataKey, newDataKey, rewrapDataKey, unwrapDataKey } from '../../security/data-key.ts';
import { KeyUnavailable, keyTroubleIn, Tampered } from '../../security/key-unavailable.ts';
import { KEY_BYTES, localMasterKey } from '../../security/master-key.ts';
import { MasterKeyMistake, readMasterKeyRing, ringOf } from '../../security/master-key-ring.ts';
import { openBytes, openText, sealBytes, sealText } from '../../security/seal.ts';
import { serviceKeys } from '../../security/service-key.ts';
import { createPayloadCodec, type PayloadKeys, said } from '../../worker/codec/payload-codec.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const aMasterKey = () => localMasterKey(randomBytes(KEY_BYTES));
const WORDS = 'Prøve Person, Engvej 1 – bekymring for det ufødte barn';

describe('master keys', () => {
  it('open what they wrapped for the same owner, and nothing else', async () => {
    const master = aMasterKey();
    const { key, wrapped } = await newDataKey('c_a', master);
    const again = await unwrapDataKey({ owner: 'c_a', id: key.id, wrapped }, master);
    expect(again.secret.equals(key.secret)).toBe(true);
    await expect(unwrapDataKey({ owner: 'c_b', id: key.id, wrapped }, master)).rejects.toThrow();
    await expect(unwrapDataKey({ owner: 'c_a', id: 'ck_other', wrapped }, master)).rejects.toThrow();
    await expect(unwrapDataKey({ owner: 'c_a', id: key.id, wrapped }, aMasterKey())).rejects.toThrow();
  });

  it('hand a data key on to another without changing it', async () => {
    const [old, current] = [aMasterKey(), aMasterKey()];
    const { key, wrapped } = await newDataKey('c_a', old);
    const anew = await rewrapDataKey({ owner: 'c_a', id: key.id, wrapped }, old, current);
    const again = await unwrapDataKey({ owner: 'c_a', id: key.id, wrapped: anew }, current);
    expect(again.secret.equals(key.secret)).toBe(true);
    await expect(unwrapDataKey({ owner: 'c_a', id: key.id, wrapped: anew }, old)).rejects.toThrow();
  });

  it('come from a file or as text, with old ones beside them; a mistake names the variable and never the value', () => {
    mkdirSync(folder, { recursive: true });
    const [current, old] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)];
    const [file, oldFile, short] = ['current', 'old', 'short'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(file, current);
    writeFileSync(oldFile, old);
    writeFileSync(short, old.subarray(1));
    const ring = readMasterKeyRing({
      TOVHOLDER_MASTER_KEY_FILE: file,
      TOVHOLDER_OLD_MASTER_KEY_FILES: oldFile,
    });
    expect(ring.current.id).toBe(localMasterKey(current).id);
    expect(ring.find(localMasterKey(old).id)).toBeDefined();
    const text = { TOVHOLDER_MASTER_KEY: current.toString('base64') };
    expect(readMasterKeyRing(text).current.id).toBe(ring.current.id);
    expect(() => readMasterKeyRing({})).toThrow(/TOVHOLDER_MASTER_KEY_FILE is needed/);
    expect(() => readMasterKeyRing({ TOVHOLDER_MASTER_KEY_FILE: short })).toThrow(MasterKeyMistake);
    const broken = { ...text, TOVHOLDER_OLD_MASTER_KEYS: 'c2hvcnQ=' };
    expect(() => readMasterKeyRing(broken)).toThrow(/^TOVHOLDER_OLD_MASTER_KEYS must be/);
    expect(() => readMasterKeyRing(broken)).not.toThrow(/c2hvcnQ/);
  });
});

describe('sealing', () => {
  it('gives back what was sealed, long or short, and says nothing of it', async () => {
    const { key } = await newDataKey('c_a', aMasterKey());
    for (const text of ['', WORDS, WORDS.repeat(500)]) {
      const sealed = sealText(key, 'here', text);
      expect(openText(key, 'here', sealed)).toBe(text);
      expect(sealed).not.toContain('Engvej');
      expect(sealText(key, 'here', text)).not.toBe(sealed);
    }
    expect(sealBytes(key, 'here', Buffer.from(WORDS.repeat(500))).length).toBeLessThan(WORDS.length * 50);
  });

  it('does not open after one changed bit, elsewhere, or with another key', async () => {
    const master = aMasterKey();
    const [{ key }, { key: other }] = [await newDataKey('c_a', master), await newDataKey('c_b', master)];
    const sealed = sealBytes(key, 'here', Buffer.from(WORDS));
    for (let i = 0; i < sealed.length; i += 1) {
      const bent = Buffer.from(sealed);
      bent[i] = (bent[i] ?? 0) ^ 1;
      expect(() => openBytes(key, 'here', bent)).toThrow(Tampered);
    }
    expect(() => openBytes(key, 'there', sealed)).toThrow(Tampered);
    expect(() => openBytes(other, 'here', sealed)).toThrow(Tampered);
    expect(() => openBytes(key, 'here', sealed.subarray(0, 10))).toThrow(Tampered);
    expect(() => openText(other, 'here', sealText(key, 'here', WORDS))).toThrow(Tampered);
  });
});

describe('the payload codec', () => {
  const master = aMasterKey();
  const service = serviceKeys(() => ringOf(master));
  const known = new Map<string, DataKey>();
  const reports: (KeyUnavailable | Tampered)[] = [];
  const keys: PayloadKeys = {
    async find(caseId, named) {
      const key = known.get(caseId);
      if (key?.id !== named) throw new KeyUnavailable(caseId, named, key ? 'other key' : 'no key');
      return key;
    },
    async ensure(caseId) {
      const key = known.get(caseId) ?? (await newDataKey(caseId, master)).key;
      known.set(caseId, key);
      return key;
    },
    service,
  };
  const codec = createPayloadCodec(keys, (error) => reports.push(error));
  const workflow = (workflowId: string) => ({ type: 'workflow' as const, namespace: 'default', workflowId });
  const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
  const readOf = (payload: Payload | undefined): unknown =>
    defaultPayloadConverter.fromPayload(payload as Payload);
  const sealed = async (caseId: string, value: unknown): Promise<Payload> =>
    (await codec.encode([payloadOf(value)], workflow(`case:${caseId}`)))[0] as Payload;

  it("seals with the case's key and names it, whoever of the case speaks", async () => {
    const contexts = [
      workflow('case:c_a'),
      {
        type: 'activity' as const,
        namespace: 'default',
        workflowId: 'case:c_a',
        activityId: '1',
        isLocal: true,
      },
      {
        type: 'activity' as const,
        namespace: 'default',
        workflowId: 'case:c_a',
        activityId: '2',
        isLocal: false,
      },
    ];
    for (const context of contexts) {
      const [payload] = await codec.encode([payloadOf({ words: WORDS })], context);
      expect(said(payload as Payload, 'case')).toBe('c_a');
      expect(said(payload as Payload, 'key')).toBe(known.get('c_a')?.id);
      expect(Buffer.from(payload?.data ?? '').toString('latin1')).not.toContain('Engvej');
      expect(readOf((await codec.decode([payload as Payload], context))[0])).toEqual({ words: WORDS });
      // A tool without a context goes by what the payload says itself.
      expect(readOf((await codec.decode([payload as Payload]))[0])).toEqual({ words: WORDS });
    }
  });

  it('seals what belongs to no case with a key that travels along, which another process opens', async () => {
    const context = workflow('organisation-rhythms-2026-01-01T07:00:00Z');
    const sent = await codec.encode([payloadOf(WORDS)], context);
    const elsewhere = createPayloadCodec(
      { ...keys, service: serviceKeys(() => ringOf(aMasterKey(), [master])) },
      () => {},
    );
    expect(readOf((await elsewhere.decode(sent, context))[0])).toBe(WORDS);
    const stranger = createPayloadCodec(
      { ...keys, service: serviceKeys(() => ringOf(aMasterKey())) },
      () => {},
    );
    await expect(stranger.decode(sent, context)).rejects.toThrow(new RegExp(`${master.id} of service`));
  });

  it('seals nothing as well, in each form in which it comes', async () => {
    const context = workflow('case:c_a');
    const { metadata } = payloadOf(undefined);
    for (const data of [undefined, null, [], new Uint8Array()]) {
      const sent = await codec.encode([{ metadata, data } as unknown as Payload], context);
      expect(readOf((await codec.decode(sent, context))[0])).toBeUndefined();
    }
  });

  it('lets through what was never sealed', async () => {
    const plain = payloadOf({ older: true });
    expect(await codec.decode([plain], workflow('case:c_a'))).toEqual([plain]);
  });

  it('stops where the key is missing or another, and names case and key', async () => {
    const payload = await sealed('c_lost', WORDS);
    const key = known.get('c_lost') as DataKey;
    known.delete('c_lost');
    await expect(codec.decode([payload], workflow('case:c_lost'))).rejects.toThrow(
      `The key ${key.id} of c_lost`,
    );
    known.set('c_lost', { ...key, id: 'ck_restored' });
    await expect(codec.decode([payload], workflow('case:c_lost'))).rejects.toThrow(/other key/);
    known.set('c_lost', key);
    expect(readOf((await codec.decode([payload], workflow('case:c_lost')))[0])).toBe(WORDS);
  });

  it('makes bytes that were changed, moved or made up unreadable, and tells which case and key', async () => {
    const payload = await sealed('c_a', WORDS);
    const bent = Buffer.from(payload.data ?? '');
    bent[40] = (bent[40] ?? 0) ^ 1;
    const moved = await sealed('c_b', WORDS);
    const forged: Payload = {
      metadata: { encoding: Buffer.from('binary/encrypted') },
      data: randomBytes(64),
    };
    reports.length = 0;
    for (const one of [{ ...payload, data: bent }, moved, forged]) {
      const [read] = await codec.decode([one], workflow('case:c_a'));
      expect(() => readOf(read)).toThrow(/unreadable \(case/);
      expect(() => readOf(read)).not.toThrow(/Engvej/);
    }
    expect(reports.map((one) => one.code)).toContain(`tampered: ${known.get('c_a')?.id} of c_a`);
  });
});

it('trouble with a key is recognised behind what others have wrapped around it', () => {
  const trouble = new KeyUnavailable('c_a', 'ck_a', 'destroyed');
  expect(keyTroubleIn(new Error('outer', { cause: new Error('inner', { cause: trouble }) }))).toBe(trouble);
  expect(keyTroubleIn(new Error('other'))).toBeUndefined();
  expect(keyTroubleIn(null)).toBeUndefined();
});
