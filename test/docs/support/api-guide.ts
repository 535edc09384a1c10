import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../worker/embedded/home.ts';
import { type Fence, fencesOf } from './markdown.ts';

/** The blocks of the guide to the API. */
export const guideFences: readonly Fence[] = fencesOf({
  path: 'docs/api.md',
  text: readFileSync(join(projectRoot, 'docs/api.md'), 'utf8'),
});

const MARK = '=== block';

/** The blocks of the guide as one script for bash, each announced, in the order in which a reader comes to them. */
export const guideScript = (address: string): string =>
  [
    'set -euo pipefail',
    ...guideFences
      .filter(({ language }) => language === 'sh' || language === 'js')
      .flatMap(({ line, language, content }) => [
        `echo '${MARK} ${line}'`,
        language === 'sh' ? content : `B="$B" node --input-type=module <<'END'\n${content}END`,
      ]),
  ]
    .join('\n')
    .replace('http://127.0.0.1:8080', address);

/** What each block printed, by the line at which it begins. */
export function printedByBlock(stdout: string): Map<number, string> {
  const parts = stdout.split(`${MARK} `).slice(1);
  return new Map(
    parts.map((part) => {
      const [line = '', ...rest] = part.split('\n');
      return [Number(line), rest.join('\n').trimEnd()];
    }),
  );
}
