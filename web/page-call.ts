import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { mayWorkInCases } from '../access/may.ts';
import { type CasePeople, casePeople } from '../api/case-people.ts';
import { carriesCpr } from '../api/cpr-guard.ts';
import type { Caller } from '../api/identity/caller.ts';
import { callerOf, type Identify } from '../api/identity/identify.ts';
import type { PageLogin } from '../api/identity/page-login.ts';
import type { Language } from '../api/language.ts';
import { type Looker, lookAtCase } from '../api/look.ts';
import { unseenOf } from '../api/notices.ts';
import type { Ports, StoredCase } from '../api/ports.ts';
import { emergencyIsForReading } from '../api/refused.ts';
import type { SeenCase } from '../api/seen-case.ts';
import type { JsonObject } from '../domain/json.ts';
import { csrfTokenOf, isShownAgain } from './csrf.ts';
import { keysAreOn } from './help/keys.ts';
import { tourOf } from './help/tour.ts';
import type { Frame } from './layout/page.tsx';

/** What the pages need of the process they run in. */
export interface PageDeps {
  ports: Ports;
  identify: Identify;
  /** Demo users may choose who they are, and the mails that were caught are shown. */
  demo: boolean;
  /** Folder of the local mail catcher; null where mail leaves for real. */
  mailFolder: string | null;
  /** Folder of the local Digital Post; null or left out where letters leave for real, or never. */
  postFolder?: string | null;
  /** Logging in for real; left out in demo mode. */
  login?: PageLogin;
  /** Reached over https. */
  https?: boolean;
  /** Limits how much one caller may ask. */
  limit?: MiddlewareHandler;
}

/** One request for a page. */
export interface PageCall {
  c: Context;
  deps: PageDeps;
  lang: Language;
  caller: Caller;
  frame: Frame;
}

/** Why a page is not shown. Thrown by the functions here only, answered by the pages' one error handler. */
export class PageRefused extends Error {
  readonly kind: 'login' | 'not-found' | 'not-permitted' | 'erased';

  constructor(kind: PageRefused['kind']) {
    super(kind);
    this.name = 'PageRefused';
    this.kind = kind;
  }
}

const LANGUAGE_COOKIE = 'tovholder_lang';
const YEAR_SECONDS = 31_536_000;

/** The language of the page: `?lang=` (kept in a cookie), the cookie, else Danish. */
export function languageOfPage(c: Context): Language {
  const asked = c.req.query('lang');
  if (asked === 'da' || asked === 'en') {
    setCookie(c, LANGUAGE_COOKIE, asked, {
      path: '/',
      sameSite: 'Lax',
      httpOnly: true,
      maxAge: YEAR_SECONDS,
    });
    return asked;
  }
  return getCookie(c, LANGUAGE_COOKIE) === 'en' ? 'en' : 'da';
}

/** The nonce of this answer's scripts and styles, as its policy names it. */
const nonceOf = (c: Context): string => (c.get('secureHeadersNonce' as never) as string | undefined) ?? '';

/** The frame of a page for somebody or, before login, for nobody. */
export function frameOf(c: Context, deps: PageDeps, caller: Caller | null): Frame {
  const url = new URL(c.req.url);
  url.searchParams.delete('lang');
  const address = c.req.method === 'GET' ? `${url.pathname}${url.search}` : url.pathname;
  // The page repeats its address in its links; one that may not be kept is not repeated.
  const here = carriesCpr(address) ? '/' : address;
  return {
    lang: languageOfPage(c),
    caller,
    here,
    demo: deps.demo,
    nonce: nonceOf(c),
    csrf: csrfTokenOf(c),
    shownAgain: isShownAgain(c),
    emergencyUntilMs: null,
    people: null,
    forPrint: url.searchParams.has('print'),
    nowMs: deps.ports.clock(),
    tour: tourOf(c),
    keys: keysAreOn(c),
    unseenNotices: (c.get('unseenNotices' as never) as number | undefined) ?? 0,
  };
}

/** Counts what somebody has not seen yet, before a page of theirs is drawn. */
export const countNotices =
  ({ ports }: PageDeps): MiddlewareHandler =>
  async (c, next) => {
    const caller = callerOf(c);
    if (caller && c.req.method === 'GET' && (c.req.header('Accept') ?? '').includes('text/html'))
      c.set('unseenNotices' as never, (await unseenOf(ports, caller)) as never);
    await next();
  };

/** The call of somebody who is logged in. */
export function callOfPage(c: Context, deps: PageDeps): PageCall {
  const caller = callerOf(c);
  if (!caller) throw new PageRefused('login');
  const frame = frameOf(c, deps, caller);
  return { c, deps, lang: frame.lang, caller, frame };
}

/** The case that the path names, if the caller may read it; where not, it is not there. The look is on record. */
export async function caseOfPage(call: PageCall, criteria?: JsonObject): Promise<SeenCase> {
  const looked = await lookAtCase(lookerOf(call), call.c.req.param('id') ?? '', criteria);
  switch (looked.kind) {
    case 'seen':
      call.frame.emergencyUntilMs = looked.emergency?.expiresMs ?? null;
      call.frame.people = await peopleInHead(call, looked.stored);
      return looked.stored;
    case 'hidden':
      throw new PageRefused('not-found');
    case 'not-permitted':
      throw new PageRefused('not-permitted');
    case 'read-only':
      throw emergencyIsForReading();
    case 'erased':
      throw new PageRefused('erased');
  }
}

/** Whom the case is about and who works in it, for the head of its page: a register out of reach costs the names only. */
async function peopleInHead(call: PageCall, stored: SeenCase): Promise<CasePeople | null> {
  if (!(call.c.req.header('Accept') ?? '').includes('text/html')) return null;
  const { ports } = call.deps;
  try {
    return await casePeople(ports, call.caller, stored, nowOfCase(call, stored));
  } catch (error) {
    ports.report(call.c.req.routePath, error);
    return null;
  }
}

/** Who asks, for what is put on record. */
export const lookerOf = ({ c, deps, caller }: PageCall): Looker => ({ c, ports: deps.ports, caller });

/** Refuses those who may not read the content of cases. */
export function requireReader(caller: Caller): void {
  if (!mayWorkInCases(caller)) throw new PageRefused('not-permitted');
}

/** Now on the case's own clock: the real one but for demo cases. */
export const nowOfCase = ({ deps }: PageCall, { clockOffsetMs }: StoredCase): number =>
  deps.ports.clock() + clockOffsetMs;
