import {
  type AsvsChapter,
  type AsvsEntry,
  type AsvsRequirements,
  type AsvsStatus,
  shownByTests,
} from './entry.ts';

const statuses: readonly AsvsStatus[] = ['tested', 'met', 'operator', 'open', 'not applicable'];

/** How many requirements stand how. */
export const countStatuses = (chapters: readonly AsvsChapter[]): Record<AsvsStatus, number> => {
  const all = chapters.flatMap(({ items }) => Object.values(items));
  return Object.fromEntries(
    statuses.map((status) => [status, all.filter((one) => one.status === status).length]),
  ) as Record<AsvsStatus, number>;
};

/** The whole table as Markdown, as it stands in `docs/asvs.md`. */
export function printAsvs(chapters: readonly AsvsChapter[], requirements: AsvsRequirements): string {
  const { tested, apply } = shownByTests(chapters);
  const counted = countStatuses(chapters);
  return [
    '# OWASP ASVS 5.0',
    '',
    'Written from `docs/asvs/` by `npm run -s tovholder -- asvs --markdown`; never edit this file by hand. A test holds the table to the standard’s own list, and every test, file and chapter that it names to what is there.',
    '',
    `The *OWASP Application Security Verification Standard* ${requirements.version} (The OWASP Foundation, https://owasp.org/asvs, CC BY-SA 4.0) at level 2, and at level 3 for V8, V14 and V16. A requirement is cited as v${requirements.version}-8.2.1; the words here are ours, the standard’s own decide.`,
    '',
    `**Of the ${apply} requirements of V6, V7, V8, V14 and V16 that apply, ${tested} (${percent(tested, apply)}) are shown by tests that CI runs.**`,
    '',
    '`tested` by the tests named · `met` by what is named · `operator` by the one who runs it · `open` not met, or not wholly · `–` has no object here.',
    '',
    `| chapter | ${statuses.join(' | ')} |`,
    `|---|${statuses.map(() => '---:').join('|')}|`,
    ...chapters.map((one) => {
      const own = countStatuses([one]);
      return `| ${one.chapter} ${one.title} | ${statuses.map((status) => own[status] || '').join(' | ')} |`;
    }),
    `| all | ${statuses.map((status) => counted[status]).join(' | ')} |`,
    '',
    ...chapters.flatMap(({ chapter, title, items }) => [
      `## ${chapter} ${title}`,
      '',
      '| v5.0.0- | level | what | status | shown by, or why |',
      '|---|---|---|---|---|',
      ...Object.entries(items).map(
        ([id, entry]) =>
          `| ${id} | ${levelOf(id, requirements)} | ${entry.about} | ${entry.status === 'not applicable' ? '–' : entry.status} | ${cell(evidenceOf(entry))} |`,
      ),
      '',
    ]),
  ].join('\n');
}

const percent = (part: number, whole: number): string => `${Math.floor((part / whole) * 1_000) / 10} %`;

const levelOf = (id: string, { levels }: AsvsRequirements): string =>
  (['1', '2', '3'] as const).find((level) => levels[level].includes(id)) ?? '';

const evidenceOf = ({ tests = [], where = [], note }: AsvsEntry): string =>
  [
    ...tests.map(({ file, name }) => `[${file.replace(/^test\//, '')}](../${file}) “${name}”`),
    ...where.map((one) => `[${one}](${one.startsWith('docs/') ? one.slice(5) : `../${one}`})`),
    ...(note === undefined ? [] : [note]),
  ].join('<br>');

const cell = (text: string): string => text.replaceAll('|', '\\|');
