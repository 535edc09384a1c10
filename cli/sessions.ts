import { revokeFeedsOf } from '../db/calendar-feeds.ts';
import { endSessions, listSessions, type SessionRow } from '../db/sessions.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { failed, misuse, type Outcome } from './print.ts';
import { openStore, type Store } from './store.ts';

export interface RevokeOptions {
  subject?: string;
  all?: boolean;
}

/** Who is logged in: opaque names, roles and times; never a name or a secret. */
export async function listedSessions(subject: string | undefined, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return withStore(env, async ({ sql }) => {
    const items = (await listSessions(sql, subject)).map(sessionView);
    return {
      document: { items },
      text: () =>
        items.length === 0
          ? 'Ingen er logget ind.'
          : items
              .map((one) => `${one.sessionId}  ${one.subject}  ${one.right ?? '–'}  ${one.lastSeenAt}`)
              .join('\n'),
      ok: true,
    };
  });
}

/** Ends one session, or all of a subject's or everybody's at once; with all of them go the calendars too. */
export async function revokedSessions(
  sessionId: string | undefined,
  { subject, all = false }: RevokeOptions,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const named = [sessionId !== undefined, subject !== undefined, all].filter(Boolean).length;
  if (named !== 1)
    return misuse(
      'Angiv ét: en session, --subject eller --all.',
      'Name one: a session, --subject or --all.',
      'session',
    );
  return withStore(env, async ({ sql }) => {
    const which = { ...(sessionId ? { sessionId } : {}), ...(subject ? { subject } : {}) };
    const revoked = await endSessions(sql, which, 'revoked-by-operator');
    const calendars = sessionId === undefined ? await revokeFeedsOf(sql, subject ?? null) : 0;
    return {
      document: { revoked, ...(calendars > 0 ? { calendars } : {}) },
      text: () => `${revoked.length} afsluttet${calendars > 0 ? `, ${calendars} kalendere lukket` : ''}`,
      // Ending what was named and is not there is no success; ending all where nobody is logged in is one.
      ok: all || revoked.length > 0 || calendars > 0,
    };
  });
}

function sessionView({ sessionId, subject, rights, chosen, createdAt, lastSeenAt, expiresAt }: SessionRow) {
  const right = chosen === null ? undefined : (rights as { scope: string; role: string }[])[chosen];
  return {
    sessionId,
    subject,
    right: right ? `${right.scope}:${right.role}` : null,
    createdAt: formatInstant(createdAt.getTime()),
    lastSeenAt: formatInstant(lastSeenAt.getTime()),
    expiresAt: formatInstant(expiresAt.getTime()),
  };
}

async function withStore(env: NodeJS.ProcessEnv, work: (store: Store) => Promise<Outcome>): Promise<Outcome> {
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  try {
    return await work(opened.store);
  } finally {
    await opened.store.close();
  }
}
