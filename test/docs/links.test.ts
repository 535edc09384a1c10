import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../worker/embedded/home.ts';
import { anchorsOf, fencesOf, linksOf, type Page, pages } from './support/markdown.ts';

const all = pages();
const byPath = new Map(all.map((page) => [page.path, page]));

/** What is wrong with a link of a page; null when it leads somewhere. */
function broken(page: Page, address: string): string | null {
  if (/^(https?:|mailto:)/.test(address)) return null;
  const [path = '', anchor] = address.split('#');
  const target = path === '' ? page.path : normalize(join(dirname(page.path), path)).replaceAll('\\', '/');
  if (!existsSync(join(projectRoot, target))) return `${page.path}: ${address} is not there`;
  if (anchor === undefined) return null;
  const there = byPath.get(target);
  if (!there) return `${page.path}: ${address} names a place in what is no page`;
  return anchorsOf(there).has(decodeURIComponent(anchor))
    ? null
    : `${page.path}: no heading #${anchor} in ${target}`;
}

describe('the documentation', () => {
  it('has no link that leads nowhere, in files and headings alike', () => {
    const links = all.flatMap((page) => linksOf(page).map((address) => [page, address] as const));
    expect(links.length).toBeGreaterThan(150);
    expect(links.flatMap(([page, address]) => broken(page, address) ?? [])).toEqual([]);
  });

  it('is reached from its start page, every page of it', () => {
    const reached = new Set(['docs/README.md']);
    for (const path of reached) {
      const page = byPath.get(path);
      if (!page) continue;
      for (const address of linksOf(page)) {
        const [file = ''] = address.split('#');
        if (file.endsWith('.md') && !/^https?:/.test(file))
          reached.add(normalize(join(dirname(path), file)).replaceAll('\\', '/'));
      }
    }
    expect(
      all.map(({ path }) => path).filter((path) => path.startsWith('docs/') && !reached.has(path)),
    ).toEqual([]);
  });

  it('says of every block between fences what it holds, so that none is run or shown by mistake', () => {
    const nameless = all.flatMap(fencesOf).filter(({ language }) => language === '');
    expect(nameless.map(({ page, line }) => `${page}:${line}`)).toEqual([]);
  });

  it('shows JSON that can be read', () => {
    const blocks = all.flatMap(fencesOf).filter(({ language }) => language === 'json');
    expect(blocks.length).toBeGreaterThan(2);
    for (const { page, line, content } of blocks)
      expect([page, line, typeof JSON.parse(content)]).toEqual([page, line, 'object']);
  });

  it('sees a broken link and a missing heading when there is one', () => {
    const page = {
      path: 'docs/x.md',
      text: '# A b\n\n## §6: «Ting», og så\n\n[a](api.md) [b](nowhere.md)\n',
    };
    expect([...anchorsOf(page)]).toEqual(['a-b', '6-ting-og-så']);
    expect(broken(page, 'api.md#no-such-heading')).toBe(
      'docs/x.md: no heading #no-such-heading in docs/api.md',
    );
    expect(linksOf(page).map((address) => broken(page, address))).toEqual([
      null,
      'docs/x.md: nowhere.md is not there',
    ]);
  });
});
