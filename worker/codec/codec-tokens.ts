import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const SHORTEST = 24;

/** Who may look into histories, by token. */
export type CodecTokens =
  | { ok: true; tokens: ReadonlyMap<string, string>; made?: string }
  | { ok: false; why: string };

/**
 * The tokens in the file that TOVHOLDER_CODEC_TOKENS_FILE names: a name and a token of at least 24 characters on each line.
 * Without the setting one is made for this run.
 */
export function readCodecTokens(env: NodeJS.ProcessEnv): CodecTokens {
  const file = env.TOVHOLDER_CODEC_TOKENS_FILE;
  if (!file) {
    const made = randomBytes(SHORTEST).toString('base64url');
    return { ok: true, tokens: new Map([[made, 'demo']]), made };
  }
  const lines = linesOf(file);
  if (!lines) return { ok: false, why: 'TOVHOLDER_CODEC_TOKENS_FILE names a file that cannot be read' };
  const pairs = lines.map((line) => /^(\S+)\s+(\S+)$/.exec(line));
  const fits = pairs.length > 0 && pairs.every((pair) => (pair?.[2] ?? '').length >= SHORTEST);
  if (!fits)
    return {
      ok: false,
      why: `TOVHOLDER_CODEC_TOKENS_FILE: each line needs a name and a token of at least ${SHORTEST} characters`,
    };
  return { ok: true, tokens: new Map(pairs.map((pair) => [pair?.[2] ?? '', pair?.[1] ?? ''])) };
}

function linesOf(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  } catch {
    return undefined;
  }
}
