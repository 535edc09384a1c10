import { randomUUID } from 'node:crypto';
import type { Sql } from '../../db/connect.ts';
import { deleteKeptForm, findKeptForm, insertKeptForm } from '../../db/kept-forms.ts';
import {
  chooseRight,
  type EndReason,
  endSessions,
  insertSession,
  listSessions,
  type SessionRow,
  subjectOfSession,
  useSession,
} from '../../db/sessions.ts';
import { isPossibleRight, type Right } from './right.ts';
import { hashOfToken, newToken, openWithToken, sealWithToken } from './secret-token.ts';

/** A live login. */
export interface Session {
  sessionId: string;
  subject: string;
  name?: string;
  rights: readonly Right[];
  /** Index of the right in use; null until one of several is chosen. */
  chosen: number | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** A form that was sent without a live session: where it was sent, and what it held. */
export interface KeptForm {
  path: string;
  body: string;
}

export interface SessionTimes {
  idleSeconds: number;
  absoluteSeconds: number;
}

/** The logins in PostgreSQL. While it is out of reach, every question fails: nobody is let in on a guess. */
export interface SessionStore {
  /** Begins a session and answers its secret token. */
  begin(login: { subject: string; name?: string | undefined; rights: readonly Right[] }): Promise<string>;
  find(token: string): Promise<Session | null>;
  choose(session: Session, chosen: number): Promise<void>;
  end(token: string, reason: EndReason): Promise<void>;
  /** The subject's live sessions, newest first. */
  listOf(subject: string): Promise<Session[]>;
  endOne(subject: string, sessionId: string): Promise<void>;
  endAll(subject: string): Promise<void>;
  /** Keeps a form for whoever's session the token was, ended or not; answers the token that opens it, or null. */
  keepForm(sessionToken: string, form: KeptForm): Promise<string | null>;
  findForm(formToken: string, subject: string): Promise<KeptForm | null>;
  forgetForm(formToken: string, subject: string): Promise<void>;
}

/** So long a form waits for its sender to log in again. */
export const FORM_SECONDS = 3_600;

export function sessionsIn(sql: Sql, times: SessionTimes): SessionStore {
  return {
    async begin({ subject, name, rights }) {
      const token = newToken();
      await insertSession(sql, {
        ...times,
        sessionId: `ses_${randomUUID().replaceAll('-', '')}`,
        tokenHash: hashOfToken(token),
        subject,
        rights,
        chosen: rights.length === 1 ? 0 : null,
        sealedName: name === undefined ? null : sealWithToken(token, 'name', name),
      });
      return token;
    },
    async find(token) {
      const row = await useSession(sql, hashOfToken(token), times.idleSeconds);
      if (!row) return null;
      const name = row.sealedName && openWithToken(token, 'name', row.sealedName);
      return { ...sessionOf(row), ...(name ? { name } : {}) };
    },
    choose: ({ sessionId }, chosen) => chooseRight(sql, sessionId, chosen),
    async end(token, reason) {
      await endSessions(sql, { tokenHash: hashOfToken(token) }, reason);
    },
    listOf: async (subject) => (await listSessions(sql, subject)).map(sessionOf),
    async endOne(subject, sessionId) {
      await endSessions(sql, { subject, sessionId }, 'revoked-by-owner');
    },
    async endAll(subject) {
      await endSessions(sql, { subject }, 'revoked-by-owner');
    },
    async keepForm(sessionToken, form) {
      const subject = await subjectOfSession(sql, hashOfToken(sessionToken));
      if (subject === undefined) return null;
      const token = newToken();
      const sealed = sealWithToken(token, 'form', JSON.stringify(form));
      await insertKeptForm(sql, { tokenHash: hashOfToken(token), subject, sealed, seconds: FORM_SECONDS });
      return token;
    },
    async findForm(formToken, subject) {
      const sealed = await findKeptForm(sql, hashOfToken(formToken), subject);
      const opened = sealed && openWithToken(formToken, 'form', sealed);
      return opened ? (JSON.parse(opened) as KeptForm) : null;
    },
    forgetForm: (formToken, subject) => deleteKeptForm(sql, hashOfToken(formToken), subject),
  };
}

/** A right that this version knows no more is not used, and keeps its place, so that the others keep theirs. */
function sessionOf({
  sessionId,
  subject,
  rights,
  chosen,
  createdAt,
  lastSeenAt,
  expiresAt,
}: SessionRow): Session {
  const known = rights as readonly Right[];
  const right = chosen === null ? undefined : known[chosen];
  const usable = right !== undefined && isPossibleRight(right.scope, right.role);
  return {
    sessionId,
    subject,
    rights: known,
    chosen: usable ? chosen : null,
    createdAt,
    lastSeenAt,
    expiresAt,
  };
}
