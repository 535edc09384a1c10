import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectRoot } from '../../../worker/embedded/home.ts';

/** One page of the documentation. */
export interface Page {
  /** From the root of the project, `docs/api.md`. */
  path: string;
  text: string;
}

/** A block between fences. */
export interface Fence {
  page: string;
  /** Of the opening fence, counted from 1. */
  line: number;
  /** The word after the fence: `sh`, `json`; empty where there is none. */
  language: string;
  content: string;
}

const markdownIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });

/** Every Markdown file at the root of the project and below `docs/`. */
export function pages(): Page[] {
  const atRoot = readdirSync(projectRoot)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(projectRoot, name));
  return [...atRoot, ...markdownIn(join(projectRoot, 'docs'))].sort().map((path) => ({
    path: relative(projectRoot, path).split(sep).join('/'),
    text: readFileSync(path, 'utf8'),
  }));
}

/** The blocks between fences of a page, in order; a fence that never ends is a mistake. */
export function fencesOf({ path, text }: Page): Fence[] {
  const found: Fence[] = [];
  let open: Fence | null = null;
  for (const [i, line] of text.split('\n').entries()) {
    const fence = /^\s*```\s*(\S*)/.exec(line);
    if (!fence) {
      if (open) open.content += `${line}\n`;
    } else if (open) {
      found.push(open);
      open = null;
    } else open = { page: path, line: i + 1, language: fence[1] ?? '', content: '' };
  }
  if (open) throw new Error(`${path}:${open.line}: the block never ends`);
  return found;
}

/** A page with its blocks between fences made empty, line by line, so that what is left is prose. */
export function proseOf({ text }: Page): string {
  let inside = false;
  return text
    .split('\n')
    .map((line) => {
      const fence = /^\s*```/.test(line);
      if (fence) inside = !inside;
      return fence || inside ? '' : line;
    })
    .join('\n');
}

/** Spans between backticks in a page's prose. */
export const spansOf = (page: Page): string[] =>
  [...proseOf(page).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, span = '']) => span);

/** The names under which the headings of a page can be linked to, as GitHub makes them. */
export function anchorsOf(page: Page): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of proseOf(page).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const plain = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    let anchor = plain;
    for (let n = 1; anchors.has(anchor); n += 1) anchor = `${plain}-${n}`;
    anchors.add(anchor);
  }
  for (const [, id = ''] of page.text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

/** Where a page links to, in its prose: the address between the brackets after `](`. */
export const linksOf = (page: Page): string[] =>
  [
    ...proseOf(page)
      .replace(/`[^`\n]+`/g, '')
      .matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g),
  ].map(([, address = '']) => address);
