import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Memo } from '../../worker/delivery/channels/digital-post/memo.ts';
import { isLine } from '../../worker/delivery/channels/digital-post/memo-fields.ts';
import { memoUuid } from '../../worker/delivery/channels/digital-post/memo-uuid.ts';
import { readMemo } from '../../worker/delivery/channels/digital-post/read-memo.ts';
import { writeMemo } from '../../worker/delivery/channels/digital-post/write-memo.ts';

const letter: Memo = {
  uuid: '1c9d2f6e-8a54-4b0e-9b1f-0d6f5a7c3e21',
  title: 'Besked fra Prøvestrand Kommune',
  mandatory: false,
  legalNotification: false,
  sender: { cvr: '00112233', label: 'Prøvestrand Kommune' },
  recipient: { cpr: '0866950014' },
  createdAt: '2026-03-02T08:00:00Z',
  document: { format: 'text/plain', fileName: 'besked.txt', content: Buffer.from('Hej') },
};

const written = (memo: Memo): string => {
  const answer = writeMemo(memo);
  if (!answer.ok) throw new Error(answer.mistakes.join(', '));
  return answer.xml;
};

/** Words as people and mischief write them: Danish letters, emoji, right-to-left marks, markup. */
const line = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('æøåÆØÅ', '👶🏽', '\u200f\u202e', ' ', '<b>', ']]>', '&amp;', '&#0;', '"\'', '0012'),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '' && text.length <= 256 && isLine(text));

const memo: fc.Arbitrary<Memo> = fc.record({
  uuid: fc.tuple(fc.string(), fc.constantFrom('mother', 'partner')).map(([key, who]) => memoUuid(key, who)),
  title: line,
  mandatory: fc.boolean(),
  legalNotification: fc.boolean(),
  sender: fc.record({ cvr: fc.stringMatching(/^\d{8}$/), label: line }),
  recipient: fc.record({ cpr: fc.stringMatching(/^0[1-9]?[0-9]{8,9}$/).filter((cpr) => cpr.length === 10) }),
  createdAt: fc.constantFrom('2026-03-02T08:00:00Z', '2024-02-29T23:59:59.999Z'),
  document: fc.record({
    format: fc.constantFrom('application/pdf', 'text/plain'),
    fileName: fc.constantFrom('brev.pdf', 'besked.txt'),
    content: fc.uint8Array({ minLength: 1, maxLength: 400 }),
  }),
});

describe('the envelope of Digital Post', () => {
  it('is MeMo 1.2, element by element, with the prefix that the service wants', () => {
    expect(written(letter)).toBe(
      [
        '<memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2" memoSchVersion="1.2.0">',
        '<memo:MessageHeader><memo:messageType>DIGITALPOST</memo:messageType>',
        '<memo:messageUUID>1c9d2f6e-8a54-4b0e-9b1f-0d6f5a7c3e21</memo:messageUUID>',
        '<memo:label>Besked fra Prøvestrand Kommune</memo:label><memo:reply>false</memo:reply>',
        '<memo:mandatory>false</memo:mandatory><memo:legalNotification>false</memo:legalNotification>',
        '<memo:Sender><memo:senderID>00112233</memo:senderID><memo:idType>CVR</memo:idType>',
        '<memo:label>Prøvestrand Kommune</memo:label></memo:Sender>',
        '<memo:Recipient><memo:recipientID>0866950014</memo:recipientID><memo:idType>CPR</memo:idType></memo:Recipient>',
        '</memo:MessageHeader><memo:MessageBody><memo:createdDateTime>2026-03-02T08:00:00Z</memo:createdDateTime>',
        '<memo:MainDocument><memo:File><memo:encodingFormat>text/plain</memo:encodingFormat>',
        '<memo:filename>besked.txt</memo:filename><memo:language>da</memo:language>',
        '<memo:content>SGVq</memo:content></memo:File></memo:MainDocument></memo:MessageBody></memo:Message>',
      ].join(''),
    );
  });

  it('comes back as it was written, whatever the words and the bytes', () => {
    fc.assert(
      fc.property(memo, (one) => {
        const read = readMemo(written(one));
        expect(read).toEqual({ ok: true, memo: one });
      }),
      { numRuns: 300 },
    );
  });

  it('is not written around control characters, half pairs or a second line, and says only which element', () => {
    const bad = fc.constantFrom(
      '\u0000',
      '\u0007',
      '\n',
      '\r',
      '\u0085',
      '\u2028',
      '\ud800',
      '\uffff',
      '\u007f',
    );
    fc.assert(
      fc.property(fc.string(), bad, fc.string(), (before, mark, after) => {
        const title = `${before}${mark}${after}`;
        expect(writeMemo({ ...letter, title })).toEqual({ ok: false, mistakes: ['label'] });
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['recipientID', { recipient: { cpr: '866950014' } }],
    ['recipientID', { recipient: { cpr: '086695-0014' } }],
    ['senderID', { sender: { cvr: '1234567', label: 'Kommune' } }],
    ['Sender/label', { sender: { cvr: '12345678', label: ' ' } }],
    ['messageUUID', { uuid: '1c9d2f6e-8a54-5b0e-9b1f-0d6f5a7c3e21' }],
    ['label', { title: 'x'.repeat(257) }],
    ['createdDateTime', { createdAt: '2026-03-02T09:00:00+01:00' }],
    ['filename', { document: { ...letter.document, fileName: 'Prøve Person.pdf' } }],
    ['content', { document: { ...letter.document, content: new Uint8Array() } }],
  ])('does not take a wrong %s', (name, change) => {
    expect(writeMemo({ ...letter, ...change } as Memo)).toEqual({ ok: false, mistakes: [name] });
  });

  it('is read strictly: order, prefix, version, required elements, no entities of its own', () => {
    const xml = written(letter);
    const mistakesOf = (changed: string): readonly string[] => {
      const read = readMemo(changed);
      return read.ok ? [] : read.mistakes;
    };
    expect(mistakesOf(xml)).toEqual([]);
    expect(mistakesOf(xml.replaceAll('memo:', ''))).toEqual(['memo:Message']);
    expect(mistakesOf(xml.replace('memoVersion="1.2"', 'memoVersion="1.1"'))).toEqual(['memoVersion']);
    expect(mistakesOf(xml.replace('<memo:mandatory>false</memo:mandatory>', ''))).toContain('mandatory');
    const uuid = /<memo:messageUUID>.*<\/memo:messageUUID>/.exec(xml)?.[0] ?? '';
    const swapped = xml.replace(uuid, '').replace('<memo:reply>', `${uuid}<memo:reply>`);
    expect(mistakesOf(swapped)).toContain('memo:messageUUID');
    expect(mistakesOf(`<!DOCTYPE x [<!ENTITY a "b">]>${xml}`)).toEqual(['xml']);
    expect(mistakesOf(xml.slice(0, -3))).toEqual(['xml']);
  });

  it('carries the same key for the same copy of the same message, in the only form that MeMo takes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, who) => {
        const uuid = memoUuid(a, who);
        expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(memoUuid(a, who)).toBe(uuid);
        if (a !== b) expect(memoUuid(b, who)).not.toBe(uuid);
      }),
    );
  });
});
