import type { Payload } from '@temporalio/common';
import { expect, it } from 'vitest';
import { framed, unframed } from '../../worker/codec/payload-frame.ts';

it('a payload comes out of its frame as it went in, also where there is nothing in it', () => {
  const metadata = { encoding: Buffer.from('json/plain') };
  const whole = unframed(framed({ metadata, data: Buffer.from('"æøå"') }));
  expect(Buffer.from(whole.data ?? []).toString('utf8')).toBe('"æøå"');
  expect(Buffer.from(whole.metadata?.encoding ?? []).toString('utf8')).toBe('json/plain');
  // A workflow that answers with nothing hands over an empty array in the place of bytes.
  for (const data of [undefined, [] as unknown as Uint8Array, new Uint8Array(0)]) {
    const nothing = unframed(framed({ metadata, data } as Payload));
    expect(nothing.data).toHaveLength(0);
    expect(Object.keys(nothing.metadata ?? {})).toEqual(['encoding']);
  }
});
