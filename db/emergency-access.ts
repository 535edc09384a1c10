import { createHash, randomUUID } from 'node:crypto';
import { formatInstant } from '../domain/calendar/index.ts';
import { sealText } from '../security/seal.ts';
import { keysOf } from './case-keys.ts';
import type { Sql, Transaction } from './connect.ts';
import { emergencyNameOf } from './emergency-name.ts';
import { openSealed } from './sealed-json.ts';

/** An access that somebody takes; `reason` is free text and is sealed with the case's key. */
export interface NewEmergencyAccess {
  caseId: string;
  municipality: string;
  subject: string;
  role: string;
  scope: string;
  organisation: string;
  category: string;
  reason: string;
  /** The role that is told at once and has to review it. */
  tell: string;
}

/** How long somebody may still look. */
export interface LiveAccess {
  id: string;
  expiresMs: number;
}

export const reasonPurpose = (id: string): string => `emergency/${id}`;

/** The access; `other-body` when the key was used for something else. */
export type OpenedAccess = { kind: 'opened'; access: LiveAccess } | { kind: 'other-body' };

/**
 * Opens the access and puts the notice into the outbox, both or neither. One that still lasts is answered again, and so
 * is the one that the same key opened, ended or not.
 */
export async function openEmergencyAccess(
  sql: Sql,
  access: NewEmergencyAccess,
  keyHash: string | null = null,
): Promise<OpenedAccess> {
  const key = await keysOf(sql).ensure(sql, access.caseId);
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext(${`emergency ${access.subject}`}))`;
    const before = await openedBy(tx, access, keyHash);
    if (before) return before;
    const live = await findLiveAccess(tx, access.subject, access.caseId);
    if (live) return { kind: 'opened', access: live };
    const id = `e_${randomUUID().replaceAll('-', '')}`;
    const sealed = sealText(key, reasonPurpose(id), access.reason);
    const [row] = await tx<{ expires_at: Date; opened_at: Date }[]>`
      insert into emergency_access (id, case_id, municipality, subject, role, scope, organisation, category,
                                    sealed_reason, key_hash)
      values (${id}, ${access.caseId}, ${access.municipality}, ${access.subject}, ${access.role}, ${access.scope},
              ${access.organisation}, ${access.category}, ${sealed}, ${keyHash})
      returning opened_at, expires_at`;
    if (!row) throw new Error('the access was not written');
    const openedMs = row.opened_at.getTime();
    await tx`
      insert into outbox (case_id, deadline_id, due, step, recipient, kind, planned_at, planned_ms, message_id)
      values (${emergencyNameOf(id)}, ${id}, null, 'emergency', ${access.tell}, 'emergency', ${formatInstant(openedMs)},
              ${openedMs}, ${messageIdOf(id)})`;
    return { kind: 'opened', access: { id, expiresMs: row.expires_at.getTime() } };
  }) as Promise<OpenedAccess>;
}

/** What the same key opened before; the reason is compared in the clear, so that no hash of it is kept. */
async function openedBy(
  tx: Transaction,
  access: NewEmergencyAccess,
  keyHash: string | null,
): Promise<OpenedAccess | null> {
  if (keyHash === null) return null;
  const [row] = await tx<
    { id: string; case_id: string; category: string; sealed_reason: string; expires_at: Date }[]
  >`
    select id, case_id, category, sealed_reason, expires_at from emergency_access
    where subject = ${access.subject} and key_hash = ${keyHash}`;
  if (!row) return null;
  const isSame =
    row.case_id === access.caseId &&
    row.category === access.category &&
    (await openSealed(tx, row.case_id, reasonPurpose(row.id), row.sealed_reason)) === access.reason;
  return isSame
    ? { kind: 'opened', access: { id: row.id, expiresMs: row.expires_at.getTime() } }
    : { kind: 'other-body' };
}

/** The access that lets somebody see a case now; null when there is none, it has ended, or it was found unjustified. */
export async function findLiveAccess(
  sql: Sql | Transaction,
  subject: string,
  caseId: string,
): Promise<LiveAccess | null> {
  const [row] = await sql<{ id: string; expires_at: Date }[]>`
    select id, expires_at from emergency_access a
    where subject = ${subject} and case_id = ${caseId} and expires_at > now()
      and not exists (select 1 from emergency_review r where r.access_id = a.id and r.outcome = 'not-justified')
    order by seq desc limit 1`;
  return row ? { id: row.id, expiresMs: row.expires_at.getTime() } : null;
}

const messageIdOf = (id: string): string =>
  `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@tovholder.invalid>`;
