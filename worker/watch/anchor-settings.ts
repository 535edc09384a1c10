import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectRoot, tovholderHome } from '../embedded/home.ts';
import type { AnchorPlace } from './anchor-place.ts';
import { httpAnchorPlace } from './http-anchor-place.ts';

/** Where and how often the journal is anchored. */
export interface AnchorSettings {
  file: string;
  intervalMs: number;
  /** The second place, outside this machine; null where none is set. */
  elsewhere: AnchorPlace | null;
}

/**
 * TOVHOLDER_ANCHOR_FILE (default `anchors/journal.jsonl` in the home folder), TOVHOLDER_ANCHOR_SECONDS (600),
 * TOVHOLDER_ANCHOR_URL and TOVHOLDER_ANCHOR_TOKEN_FILE for the second place.
 */
export function anchorSettings(env: NodeJS.ProcessEnv): AnchorSettings {
  const url = env.TOVHOLDER_ANCHOR_URL;
  const tokenFile = env.TOVHOLDER_ANCHOR_TOKEN_FILE;
  const seconds = Number(env.TOVHOLDER_ANCHOR_SECONDS || 600);
  if (!(seconds > 0)) throw new Error('TOVHOLDER_ANCHOR_SECONDS must be a number of seconds above 0.');
  if (url && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw new Error('TOVHOLDER_ANCHOR_URL must be an address like https://anchors.example.dk/tovholder.');
  const token = tokenFile ? readFileSync(resolve(projectRoot, tokenFile), 'utf8').trim() : undefined;
  return {
    file: anchorFile(env),
    intervalMs: seconds * 1000,
    elsewhere: url ? httpAnchorPlace(url, token === undefined ? {} : { token }) : null,
  };
}

/** The log of anchors of this machine. */
export function anchorFile(env: NodeJS.ProcessEnv): string {
  const given = env.TOVHOLDER_ANCHOR_FILE;
  return given ? resolve(projectRoot, given) : join(tovholderHome(env), 'anchors', 'journal.jsonl');
}
