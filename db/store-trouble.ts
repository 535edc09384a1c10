/**
 * What is the matter with PostgreSQL, by a failure of it: its disk is full, it has no connection left, or it is away, is
 * going down or does not answer.
 */
export type StoreTrouble = 'disk-full' | 'connections' | 'away';

/** Null for a failure that is none of PostgreSQL's own state. */
export function storeTroubleIn(error: unknown): StoreTrouble | null {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return null;
  if (code === '53100') return 'disk-full';
  if (code === '53300' || code === '53400') return 'connections';
  // Codes of a connection that failed, and PostgreSQL's classes 08 (connection), 53 (resources) and 57P (shutdown).
  return /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|CONNECT|CONNECTION_|STORE_SILENT|08|53|57P)/.test(
    code,
  )
    ? 'away'
    : null;
}

/** For whoever runs it: what it is, and what to do. */
export const storeTroubleInWords: Readonly<Record<StoreTrouble, { da: string; en: string }>> = {
  'disk-full': {
    da: 'PostgreSQL kan ikke skrive: dens disk er fuld. Gør plads; intet, der er taget imod, er tabt.',
    en: 'PostgreSQL cannot write: its disk is full. Make room; nothing that was accepted is lost.',
  },
  connections: {
    da: 'PostgreSQL har ingen ledig forbindelse: hæv max_connections, eller find ud af, hvem der holder dem (pg_stat_activity).',
    en: 'PostgreSQL has no connection left: raise max_connections, or see who holds them (pg_stat_activity).',
  },
  away: {
    da: 'PostgreSQL svarer ikke: start den, eller ret DATABASE_URL.',
    en: 'PostgreSQL does not answer: start it, or correct DATABASE_URL.',
  },
};
