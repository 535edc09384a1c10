import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A mail kept by the mail catcher: one JSON file named `<id>.json`. */
export interface CaughtMail {
  /** Sorts by arrival; letters, digits and hyphens only. */
  id: string;
  /** RFC 3339 with Copenhagen's offset. */
  receivedAt: string;
  from: string;
  /** Recipients of the envelope, so that nobody is missing here who got a copy. */
  to: string[];
  subject: string;
  text: string;
  /** Names in lower case; `message-id` among them when the sender gave one. */
  headers: Record<string, string>;
}

const ID = /^\d{13}-[0-9a-f]{32}$/;

/** A new id for a mail received at `receivedMs`. */
export function mailId(receivedMs: number): string {
  return `${String(receivedMs).padStart(13, '0')}-${randomUUID().replaceAll('-', '')}`;
}

/** Keeps a mail in `folder`; it appears there whole or not at all. */
export async function keepMail(folder: string, mail: CaughtMail): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${mail.id}.json`);
  await writeFile(`${file}.new`, `${JSON.stringify(mail, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** The mails kept in `folder`, newest first, at most `limit`; none when the folder is not there. */
export async function listMails(folder: string, limit = 200): Promise<CaughtMail[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    return [];
  }
  const ids = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((id) => ID.test(id))
    .sort()
    .reverse();
  const mails = await Promise.all(ids.slice(0, limit).map((id) => readMail(folder, id)));
  return mails.filter((mail) => mail !== undefined);
}

/** One mail, or undefined when there is none with this id. Anything but an id of ours finds nothing. */
export async function readMail(folder: string, id: string): Promise<CaughtMail | undefined> {
  if (!ID.test(id)) return undefined;
  try {
    return JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')) as CaughtMail;
  } catch {
    return undefined;
  }
}
