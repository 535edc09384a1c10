import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isCaseId } from '../case-id.ts';

/** The guided first case of one browser: hidden, or on its way through a case once there is one. */
export interface Tour {
  state: 'on' | 'off';
  caseId: string | null;
  /** An explanation of a date was opened in it. */
  explained: boolean;
}

const COOKIE = 'tovholder_tour';
const YEAR_SECONDS = 31_536_000;

/** What the browser keeps of the tour: a case's opaque id at most. Null where it was never begun nor hidden. */
export function tourOf(c: Context): Tour | null {
  const kept = (c.get('tour' as never) as string | undefined) ?? getCookie(c, COOKIE);
  if (kept === undefined) return null;
  const [caseId = '', explained] = kept.split('.');
  if (isCaseId(caseId)) return { state: 'on', caseId, explained: explained === 'why' };
  return { state: kept === 'on' ? 'on' : 'off', caseId: null, explained: false };
}

export function keepTour(c: Context, tour: Tour): void {
  const value = tour.caseId ? `${tour.caseId}${tour.explained ? '.why' : ''}` : tour.state;
  // This answer already shows what it changes.
  c.set('tour' as never, value as never);
  setCookie(c, COOKIE, value, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: YEAR_SECONDS });
}

export const isTourOf = (tour: Tour | null, caseId: string): boolean =>
  tour?.state === 'on' && tour.caseId === caseId;

/** Reads the tour off the pages that are opened: the case that was just referred is its case, and an explanation of it counts. */
export const followTour: MiddlewareHandler = async (c, next) => {
  const tour = tourOf(c);
  const [, , caseId = '', part] = c.req.path.split('/');
  if (c.req.method === 'GET' && tour?.state === 'on' && isCaseId(caseId)) {
    if (tour.caseId === null && c.req.query('recorded') !== undefined) keepTour(c, { ...tour, caseId });
    else if (tour.caseId === caseId && part === 'deadlines' && !tour.explained)
      keepTour(c, { ...tour, explained: true });
  }
  await next();
};
