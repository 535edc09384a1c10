import { createHash } from 'node:crypto';
import { ruleUnder } from '../../../domain/obligations/select-version.ts';
import type { Rule, RuleVersion } from '../../../domain/rules/rule.ts';

/** Words for people may be improved after a release; everything that decides a date, an act or a message may not. */
const words = new Set([
  'title',
  'about',
  'doubt',
  'items',
  'words',
  'detail',
  'occurs',
  'startWords',
  'versions',
]);

/** `F1-15@2024-01-01` */
export const versionKey = (rule: Rule, version: RuleVersion): string => `${rule.id}@${version.validFrom}`;

/** A fingerprint of one version of one rule: its data, and its functions by name and source text. */
export function fingerprint(rule: Rule, version: RuleVersion): string {
  const said = canonical({ ...ruleUnder(rule, version), version: { ...version, change: undefined } });
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}

/** Every version of every rule with its fingerprint, in the order of the catalogue. */
export const fingerprints = (rules: readonly Rule[]): Record<string, string> =>
  Object.fromEntries(
    rules.flatMap((rule) =>
      rule.versions.map((version) => [versionKey(rule, version), fingerprint(rule, version)]),
    ),
  );

function canonical(value: unknown): unknown {
  if (typeof value === 'function') return { fn: value.name, source: sourceOf(value as () => unknown) };
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => one !== undefined && !words.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  );
}

/** The source without what the test runner and formatting put into it: import handles, comments, spacing, quotes. */
const sourceOf = (fn: () => unknown): string =>
  fn
    .toString()
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/\(0,\s*__vi_import_\d+__\.([\w$]+)\)/g, '$1')
    .replace(/__vi_import_\d+__\./g, '')
    .replace(/["`]/g, "'")
    .replace(/[\s;]+/g, '');
