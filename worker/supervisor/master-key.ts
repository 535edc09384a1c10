import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KEY_BYTES } from '../../security/master-key.ts';

/**
 * Makes sure that `file` holds a master key (32 random bytes, readable by its owner alone). An existing one is never
 * touched: without it, everything encrypted so far would be lost.
 */
export function ensureMasterKey(file: string): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, randomBytes(KEY_BYTES), { mode: 0o600 });
  try {
    // A link, not a rename: it never replaces a key that somebody else wrote meanwhile.
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(half, { force: true });
  }
}
