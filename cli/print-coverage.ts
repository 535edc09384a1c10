import { commands } from '../domain/case/registry.ts';
import { catalogue } from '../domain/rules/catalogue.ts';
import { meetingEvents, openingEvents } from '../domain/rules/rule-events.ts';

/** What tests saw each row do, as `test/domain/rules/record-coverage.ts` records it. */
export type Coverage = Readonly<Record<string, { seen: readonly string[]; tests: number }>>;

const nameOf = new Map(
  commands.flatMap((spec) => [spec.event, ...(spec.alsoProduces ?? [])].map((type) => [type, spec.name])),
);

/** The coverage table for people: every row, what opens and meets it, and what tests have seen it do. */
export function printCoverage(coverage: Coverage): string {
  const lines = catalogue.map((rule) => {
    const { seen = [], tests = 0 } = coverage[rule.id] ?? {};
    const named = (events: readonly string[]) =>
      [...new Set(events.map((type) => nameOf.get(type) ?? type))].join(', ') || '–';
    const mark = (sight: string) => (seen.includes(sight) ? 'yes' : '–');
    return `| ${rule.id} | ${rule.kind} | ${named(openingEvents(rule))} | ${named(meetingEvents(rule))} | ${mark('opened')} | ${mark('met')} | ${mark('refused')} | ${mark('explained')} | ${tests} |`;
  });
  return [
    '# What the tests have seen of every row',
    '',
    'Written by `npx tsx test/domain/rules/record-coverage.ts` from a run of the domain tests: every life in them notes which rows it opened, met or was',
    'refused by, and recomputes each opened date from its explanation. `tests` counts lines of test titles and tables that name the row.',
    'A guard refuses, a fact and a query are read, a rhythm belongs to an organisation: they have no occurrences to open or meet.',
    '',
    '| row | kind | opened by | met by | opened | met | refused | explained | tests |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}
