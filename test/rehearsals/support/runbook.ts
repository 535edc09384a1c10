import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../worker/embedded/home.ts';
import { fencesOf } from '../../docs/support/markdown.ts';

/** One block of commands of a runbook page, as somebody gives it. */
export interface RunbookStep {
  /** `docs/runbooks/restore.md:24`. */
  at: string;
  /** The heading of second or third rank that it stands under. */
  heading: string;
  commands: string;
  /** What it starts stays running in a terminal of its own, until it says `ready`: the block is marked `sh stays`. */
  stays: boolean;
}

/**
 * The commands of a page, block by block, in order. Blocks under a heading that begins with `With` are for another
 * installation than the one that is rehearsed.
 */
export function stepsOf(page: string): RunbookStep[] {
  const path = `docs/runbooks/${page}.md`;
  const text = readFileSync(join(projectRoot, path), 'utf8');
  const lines = text.split('\n');
  return fencesOf({ path, text })
    .filter(({ language }) => language === 'sh')
    .map(({ line, content }) => ({
      at: `${path}:${line}`,
      heading: headingAbove(lines, line),
      commands: content,
      stays: / stays\s*$/.test(lines[line - 1] ?? ''),
    }))
    .filter(({ heading }) => !heading.startsWith('With '));
}

function headingAbove(lines: readonly string[], line: number): string {
  const heading = lines.slice(0, line).findLast((one) => /^#{2,3} /.test(one));
  return heading?.replace(/^#+ /, '') ?? '';
}

/** A page's commands with this rehearsal's places in the places of its examples; an example that no command names is a mistake of the rehearsal. */
export function placed(
  steps: readonly RunbookStep[],
  places: Readonly<Record<string, string>>,
): RunbookStep[] {
  // Longest first: `/srv/tovholder` must not be found in `/srv/tovholder-new`.
  const names = Object.keys(places).sort((a, b) => b.length - a.length);
  const unused = names.filter((name) => !steps.some(({ commands }) => commands.includes(name)));
  if (unused.length > 0) throw new Error(`no command of the page names ${unused.join(', ')}`);
  const pattern = new RegExp(
    names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
    'g',
  );
  return steps.map((step) => ({
    ...step,
    commands: step.commands.replaceAll(pattern, (name) => places[name] ?? ''),
  }));
}
