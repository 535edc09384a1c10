import type { Payload } from '@temporalio/common';

const LENGTH_BYTES = 4;

/** A whole payload, metadata included, as bytes to be sealed: length of the metadata, metadata as JSON, data. */
export function framed({ metadata, data }: Payload): Buffer {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)]);
  const head = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(head.length);
  // Nothing at all (a workflow that answers with nothing) comes out of the sandbox as an empty array, which is no bytes.
  return Buffer.concat([length, head, data?.length ? data : Buffer.alloc(0)]);
}

/** The payload that `framed` put into bytes. */
export function unframed(bytes: Buffer): Payload {
  const from = LENGTH_BYTES + bytes.readUInt32BE();
  const head = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, from)) as Record<string, string>;
  const metadata = Object.entries(head).map(([name, value]) => [name, Buffer.from(value, 'base64')]);
  return { metadata: Object.fromEntries(metadata), data: bytes.subarray(from) };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
