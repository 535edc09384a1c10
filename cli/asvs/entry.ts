import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../worker/embedded/home.ts';

/**
 * How a requirement of the standard stands: a test shows it; it is met by what `where` names; it has no object here; the
 * one who runs the system does it; something is missing.
 */
export type AsvsStatus = 'tested' | 'met' | 'not applicable' | 'operator' | 'open';

/** One requirement of OWASP ASVS 5.0.0, in a few words of our own. */
export interface AsvsEntry {
  about: string;
  status: AsvsStatus;
  /** Tests that show it: the file, and words of the test's name. */
  tests?: readonly { file: string; name: string }[];
  /** Files, or chapters of pages as `docs/operations.md#login`. */
  where?: readonly string[];
  note?: string;
}

export interface AsvsChapter {
  /** `V8` */
  chapter: string;
  title: string;
  /** By the number within the standard: `8.2.1`. */
  items: Readonly<Record<string, AsvsEntry>>;
}

/** Numbers of all requirements by level, as the standard has them; no texts. */
export interface AsvsRequirements {
  version: string;
  levels: Readonly<Record<'1' | '2' | '3', readonly string[]>>;
}

/** Whether the documentation is here; an image leaves it out. */
export const hasTable = (): boolean => existsSync(join(projectRoot, 'docs/asvs'));

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(projectRoot, 'docs/asvs', `${name}.json`), 'utf8'));

export const readRequirements = (): AsvsRequirements => read('requirements') as AsvsRequirements;

/** The table as it is kept in `docs/asvs/`, chapter by chapter. */
export const readChapters = (): AsvsChapter[] =>
  Array.from({ length: 17 }, (_, i) => read(`v${i + 1}`) as AsvsChapter);

/** Chapters that are kept at level 3, and whose requirements have to be shown by tests. */
const DEEPER = ['8', '14', '16'];
const SHOWN = ['6', '7', ...DEEPER];

const chapterOf = (id: string): string => id.split('.')[0] ?? '';

/** What the table has to hold: levels 1 and 2 of all chapters, level 3 of access, data protection and logging. */
export const inScope = ({ levels }: AsvsRequirements): string[] => [
  ...levels[1],
  ...levels[2],
  ...levels[3].filter((id) => DEEPER.includes(chapterOf(id))),
];

/** How many of the requirements of V6, V7, V8, V14 and V16 that apply are shown by a test. */
export function shownByTests(chapters: readonly AsvsChapter[]): { tested: number; apply: number } {
  const apply = chapters
    .flatMap(({ items }) => Object.entries(items))
    .filter(([id, { status }]) => SHOWN.includes(chapterOf(id)) && status !== 'not applicable');
  return { tested: apply.filter(([, { status }]) => status === 'tested').length, apply: apply.length };
}
