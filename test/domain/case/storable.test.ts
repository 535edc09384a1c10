import { describe, expect, it } from 'vitest';
import { isStorable } from '../../../domain/case/storable.ts';

const text = (length: number): string => 'x'.repeat(length);

describe('what can be kept as it is', () => {
  it('is bounded in each text and in all texts together', () => {
    expect(isStorable({ note: text(20_000) })).toBe(true);
    expect(isStorable({ note: text(20_001) })).toBe(false);
    expect(isStorable({ notes: Array(10).fill(text(20_000)) })).toBe(true);
    expect(isStorable({ notes: [...Array(10).fill(text(20_000)), 'x'] })).toBe(false);
  });

  it('is bounded in depth and in number', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });
    expect(isStorable(nested(11))).toBe(true);
    expect(isStorable(nested(13))).toBe(false);
    expect(isStorable(Array(4_999).fill(1))).toBe(true);
    expect(isStorable(Array(5_000).fill(1))).toBe(false);
  });

  it('has no key of a prototype, no NUL and no half character', () => {
    expect(isStorable(JSON.parse('{"__proto__":{"admin":true}}'))).toBe(false);
    expect(isStorable({ note: 'a\u0000b' })).toBe(false);
    expect(isStorable({ note: '\ud800' })).toBe(false);
    expect(isStorable({ note: 'blåbærgrød 👶' })).toBe(true);
  });
});
