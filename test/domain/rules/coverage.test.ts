import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printCoverage } from '../../../cli/print-coverage.ts';
import { printLaw } from '../../../cli/print-law.ts';
import { commands, knownEvents } from '../../../domain/case/registry.ts';
import { catalogue } from '../../../domain/rules/catalogue.ts';
import { meetingEvents, openingEvents } from '../../../domain/rules/rule-events.ts';
import { wanting } from '../support/row-coverage.ts';

/** The rows of the catalogue and its supplement: F1-01 … F1-60, F2-01 … F2-27, F3-01 … F3-32, F4-01 … F4-42, X-01 … X-34, and F2-28: what a meeting agrees on. */
const codes = (prefix: string, last: number) =>
  Array.from({ length: last }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`);
const rows = [
  ...codes('F1', 60),
  ...codes('F2', 28),
  ...codes('F3', 32),
  ...codes('F4', 42),
  ...codes('X', 34),
];

const coverage = JSON.parse(readFileSync(new URL('./coverage.json', import.meta.url), 'utf8'));

describe('the catalogue', () => {
  it('has all 195 rows and the one of agreed tasks, each once, in order', () => {
    expect(rows).toHaveLength(196);
    expect(catalogue.map((rule) => rule.id)).toEqual(rows);
  });

  it('has every row seen by tests doing what its kind can do', () => {
    const missing = catalogue.flatMap((rule) =>
      wanting(rule, coverage[rule.id]).map((what) => `${rule.id}: ${what}`),
    );
    expect(missing).toEqual([]);
  });

  it('names only events that a command or the birth produces', () => {
    const events = catalogue.flatMap((rule) => [...openingEvents(rule), ...meetingEvents(rule)]);
    expect(events.filter((type) => !knownEvents.has(type))).toEqual([]);
  });

  it('is named by commands in two languages, each command once', () => {
    expect(new Set(commands.map((spec) => spec.name)).size).toBe(commands.length);
    for (const { name, title } of commands)
      expect([name, title.da.length > 0, title.en.length > 0]).toEqual([name, true, true]);
  });

  it('has its coverage table up to date', () => {
    expect(readFileSync(new URL('../../../docs/rule-coverage.md', import.meta.url), 'utf8')).toBe(
      printCoverage(coverage),
    );
  });

  it('has its printed law up to date', () => {
    expect(readFileSync(new URL('../../../docs/law.md', import.meta.url), 'utf8')).toBe(printLaw());
  });
});
