#!/usr/bin/env node
// What PostgreSQL calls for each finished piece of its write-ahead log (archive_command), and to have one back
// (restore_command): `keep <piece> <kept>` packs and keeps it, `bring <kept> <piece>` unpacks it. Plain JavaScript on
// purpose: it is called every few seconds and must start at once.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const [what, from = '', to = ''] = process.argv.slice(2);

/** Under its own name only when it is whole and on the disk. */
function write(path, bytes) {
  const half = `${path}.half-${process.pid}`;
  const handle = openSync(half, 'w', 0o600);
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(half, path);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

if (what === 'keep') {
  const piece = readFileSync(from);
  // A piece that was kept and whose acknowledgement was lost comes again; another under its name is never replaced.
  if (existsSync(to)) process.exit(gunzipSync(readFileSync(to)).equals(piece) ? 0 : 1);
  write(to, gzipSync(piece, { level: 1 }));
} else if (what === 'bring') {
  // PostgreSQL asks for what comes after the last piece too; that there is none tells it that it is through. One that
  // is there and cannot be read must not look like the end: above 125 PostgreSQL gives up instead of going on without.
  if (!existsSync(from)) process.exit(1);
  try {
    write(to, gunzipSync(readFileSync(from)));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(200);
  }
} else process.exit(2);
