import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { csvStream } from '../../api/csv.ts';
import { keptWhenSlow } from '../../api/reads/kept-when-slow.ts';
import { xlsxResponse } from '../../api/xlsx.ts';

/** What stands in the files of a zip archive, by its directory. */
function textsIn(zip: Buffer): string[] {
  const texts: string[] = [];
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    texts.push((zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return texts;
}

describe('a spreadsheet', () => {
  it('holds text as text: nothing in it is a formula', async () => {
    const rows = [['=1+1', '+45', '-2', '@cmd', 'Sag 4F2A9C', 7, null]];
    const file = await xlsxResponse('liste', ['A', 'B', 'C', 'D', 'E', 'F', 'G'], rows);
    const all = textsIn(Buffer.from(await file.arrayBuffer())).join('\n');
    expect(all).not.toContain('<f>');
    for (const quoted of ['=1+1', '+45', '-2', '@cmd'])
      expect(all).toMatch(
        new RegExp(`>(?:'|&apos;|&#39;)\\${quoted[0]}${quoted.slice(1).replace('+', '\\+')}<`),
      );
    expect(all).toContain('>Sag 4F2A9C<');
    expect(all).toContain('<v>7</v>');
  });

  it('of many batches begins once and ends with the last', async () => {
    async function* batches() {
      yield [['a', 1]];
      yield [['=b', 2]];
    }
    const text = await (await csvStream('liste', ['navn', 'tal'], batches())).text();
    expect(text).toBe("navn;tal\r\na;1\r\n'=b;2\r\n");
  });

  it('whose first batch is refused is refused as a whole', async () => {
    // biome-ignore lint/correctness/useYield: it never comes so far
    async function* batches(): AsyncGenerator<(string | number)[][]> {
      throw new Error('not for you');
    }
    await expect(csvStream('liste', ['navn'], batches())).rejects.toThrow('not for you');
  });
});

describe('counts over a large store', () => {
  /** A store whose counting takes `tookMs` of a clock of its own. */
  function counted(tookMs: number) {
    let nowMs = 0;
    let counts = 0;
    const kept = keptWhenSlow(20_000, () => nowMs);
    const count = async () => {
      nowMs += tookMs;
      counts += 1;
      return counts;
    };
    return { ask: () => kept('overview', count), pass: (ms: number) => (nowMs += ms), counts: () => counts };
  }

  it('are counted anew each time where that is quick', async () => {
    const store = counted(5);
    expect([await store.ask(), await store.ask(), await store.ask()]).toEqual([1, 2, 3]);
  });

  it('are kept for a while where it is slow, renewed beside the answer, and never older than said', async () => {
    const store = counted(500);
    expect([await store.ask(), await store.ask()]).toEqual([1, 1]);
    store.pass(12_000);
    expect(await store.ask()).toBe(1);
    expect(store.counts()).toBe(2);
    expect(await store.ask()).toBe(2);
    store.pass(30_000);
    expect(await store.ask()).toBe(3);
  });
});
