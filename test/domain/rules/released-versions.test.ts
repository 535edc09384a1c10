import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../domain/rules/catalogue.ts';
import type { Rule } from '../../../domain/rules/rule.ts';
import { fingerprint, fingerprints } from './rule-fingerprint.ts';

const file = new URL('./released-versions.json', import.meta.url);
const read = (): Record<string, string> => JSON.parse(readFileSync(file, 'utf8'));

// `npx tsx test/domain/rules/freeze-versions.ts` sets this: versions not yet frozen are added, none is ever changed.
if (process.env.FREEZE_VERSIONS === '1') {
  const frozen = { ...fingerprints(catalogue), ...read() };
  writeFileSync(file, `${JSON.stringify(frozen, null, 2)}\n`);
}

describe('released versions of the law', () => {
  it('never change: a correction is a new version from a date on', () => {
    const now = fingerprints(catalogue);
    const changed = Object.entries(read()).filter(([key, print]) => now[key] !== print);
    expect(changed.map(([key]) => key)).toEqual([]);
  });

  const rule = catalogue.find((one) => one.id === 'X-12') as Rule;
  const [version] = rule.versions;
  const printOf = (change: Partial<Rule>) => version && fingerprint({ ...rule, ...change }, version);

  it.each<[string, Partial<Rule>]>([
    ['limit', { due: { count: 'months', n: 2, roll: 'eu' } }],
    ['act', { metBy: () => null }],
    ['trigger', { opens: [{ on: 'access-requested' }] }],
    ['reminder plan', { remind: [] }],
    ['responsible role', { responsible: 'FP' }],
    ['nature', { nature: 'MÅL' }],
    ['possible extension', { extendable: { months: 3 } }],
  ])('another %s is another fingerprint', (_what, change) => {
    expect(printOf(change)).not.toBe(printOf({}));
  });

  it('another source or date of force is another fingerprint; better words are not', () => {
    if (!version) throw new Error('X-12 has a version');
    expect(fingerprint(rule, { ...version, source: { text: 'DBF art. 15' } })).not.toBe(printOf({}));
    expect(fingerprint(rule, { ...version, validFrom: '2019-05-25' })).not.toBe(printOf({}));
    expect(printOf({ title: { da: 'Ny', en: 'New' }, about: { da: 'x', en: 'y' } })).toBe(printOf({}));
  });

  it('the change that a version makes is part of it, not of the others', () => {
    if (!version) throw new Error('X-12 has a version');
    const changed = { ...version, change: { due: { count: 'months', n: 3 } } } as const;
    expect(fingerprint(rule, changed)).not.toBe(printOf({}));
    expect(printOf({ versions: [version, { ...changed, validFrom: '2030-01-01' }] })).toBe(printOf({}));
  });
});
