import { insertAnnouncements } from '../../db/insert-messages.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { outboxNameOf } from '../../domain/obligations/organisation-name.ts';
import { vacancyNotice } from '../../domain/reach/vacancy.ts';
import { isRole } from '../../domain/rules/roles.ts';
import type { Looked } from './look.ts';
import type { SenderParts } from './sender.ts';

type Meant = Extract<Looked, { kind: 'meant' }>;

/** What this process has put into the outbox already, so that ten thousand messages ask once. */
const told = new WeakMap<object, Set<string>>();

/**
 * Where a message went to the leader, the director or nobody because nobody of its role was there, the leader is warned:
 * once a month and organisation. An organisation that lists nobody works through its desks, and is not told.
 */
export async function warnOfVacancies(
  meant: readonly Meant[],
  { sql, people }: Pick<SenderParts, 'sql' | 'people'>,
): Promise<void> {
  const nowMs = Date.now();
  const known = told.get(sql) ?? new Set<string>();
  told.set(sql, known);
  for (const { message, at, targets } of meant) {
    const { recipient: role } = message;
    if (message.kind === 'vacancy' || !isRole(role)) continue;
    const notice = vacancyNotice(targets, { role, on: civilDateOf(nowMs) });
    const key = notice && [at, notice.about, notice.due].join('|');
    if (!notice || !key || known.has(key)) continue;
    const { colleagues } = await people.directoryOf(at);
    if (colleagues.length === 0) continue;
    await sql.begin((tx) =>
      insertAnnouncements(tx, outboxNameOf(at), [{ ...notice, kind: 'vacancy', atMs: nowMs }]),
    );
    known.add(key);
  }
}
