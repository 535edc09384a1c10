import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MemoDocument } from '../delivery/channels/digital-post/memo.ts';

/** A letter that the local Digital Post took: one JSON file named by its key, which says nothing of anybody. */
export interface KeptPost {
  uuid: string;
  /** RFC 3339 with Copenhagen's offset. */
  receivedAt: string;
  transmissionId: string;
  title: string;
  sender: { cvr: string; label: string };
  cpr: string;
  format: MemoDocument['format'];
  /** Base64. */
  content: string;
  /** In which order it was taken, from 1; what is asked for receipts counts by it. */
  seq: number;
  /** From when the receipt is there, epoch milliseconds, and what it says: the service's error code, or null. */
  receiptFromMs: number;
  error: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Keeps a letter in `folder`; it appears there whole or not at all. */
export async function keepPost(folder: string, post: KeptPost): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${post.uuid}.json`);
  await writeFile(`${file}.new`, `${JSON.stringify(post, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** The letters kept in `folder` in the order in which they were taken; none when the folder is not there. */
export async function listPost(folder: string): Promise<KeptPost[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    return [];
  }
  const uuids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  const posts = await Promise.all(uuids.map((uuid) => readPost(folder, uuid)));
  return posts.filter((post) => post !== undefined).sort((a, b) => a.seq - b.seq);
}

/** One letter, or undefined when there is none. Anything but a key of ours finds nothing. */
export async function readPost(folder: string, uuid: string): Promise<KeptPost | undefined> {
  if (!UUID.test(uuid)) return undefined;
  try {
    return JSON.parse(await readFile(join(folder, `${uuid}.json`), 'utf8')) as KeptPost;
  } catch {
    return undefined;
  }
}
