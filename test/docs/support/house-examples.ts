import { type Fence, fencesOf, type Page, pages } from './markdown.ts';

/** One step of a page: a file that is new, a file that changes, or commands to give. */
export type Step =
  | { kind: 'new'; path: string; content: string; at: string }
  | { kind: 'change'; path: string; hunks: { before: string; after: string }[]; at: string }
  | { kind: 'commands'; lines: string[]; at: string };

/** The pages with an example, in order. */
export const examplePages = (): Page[] =>
  pages().filter(({ path }) => /^docs\/house\/a-[\w-]+\.md$/.test(path));

/** The name of a file in the last line before a block, `path`: or `path`, new: */
function pathBefore({ text }: Page, { line, page }: Fence): { path: string; isNew: boolean } {
  const before = text.split('\n').slice(0, line - 1);
  const last = before.findLast((one) => one.trim() !== '') ?? '';
  const named = /^`([\w./-]+)`(, new)?:$/.exec(last);
  if (!named?.[1]) throw new Error(`${page}:${line}: the line before the block names no file`);
  return { path: named[1], isNew: named[2] !== undefined };
}

/** The parts of a change: what stands there, and what stands there after it. */
const hunksOf = (content: string): { before: string; after: string }[] =>
  content.split(/^@@.*\n/m).map((hunk) => {
    const lines = hunk.split('\n').slice(0, -1);
    const kept = (marks: string) =>
      lines.filter((one) => marks.includes(one[0] ?? ' ')).map((one) => `${one.slice(1)}\n`);
    return { before: kept(' -').join(''), after: kept(' +').join('') };
  });

/** What a page tells somebody to do, step by step. */
export function stepsOf(page: Page): Step[] {
  return fencesOf(page).map((fence): Step => {
    const at = `${page.path}:${fence.line}`;
    if (fence.language === 'sh') return { kind: 'commands', lines: fence.content.trimEnd().split('\n'), at };
    const { path, isNew } = pathBefore(page, fence);
    if (fence.language === 'diff') return { kind: 'change', path, hunks: hunksOf(fence.content), at };
    if (!isNew) throw new Error(`${at}: a block that is no change has to be called new`);
    return { kind: 'new', path, content: fence.content, at };
  });
}

/** A file's text after a change; a part that does not stand there exactly once is a mistake of the page. */
export function changed(text: string, { hunks, path, at }: Extract<Step, { kind: 'change' }>): string {
  let now = text;
  for (const { before, after } of hunks) {
    const times = now.split(before).length - 1;
    if (times !== 1) throw new Error(`${at}: stands ${times} times in ${path}:\n${before}`);
    now = now.replace(before, () => after);
  }
  return now;
}
