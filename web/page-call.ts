import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { CaseErased } from '../api/case-erased.ts';
import { type Caller, mayReadCases, maySee } from '../api/identity/caller.ts';
import type { Identify } from '../api/identity/identify.ts';
import type { Language } from '../api/language.ts';
import type { Ports, StoredCase } from '../api/ports.ts';
import { isCaseId } from './case-id.ts';
import type { Frame } from './layout/page.tsx';

/** What the pages need of the process they run in. */
export interface PageDeps {
  ports: Ports;
  identify: Identify;
  /** Demo users may choose who they are, and the mails that were caught are shown. */
  demo: boolean;
  /** Folder of the local mail catcher; null where mail leaves for real. */
  mailFolder: string | null;
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

/** The frame of a page for somebody or, before login, for nobody. */
export function frameOf(c: Context, deps: PageDeps, caller: Caller | null): Frame {
  const url = new URL(c.req.url);
  url.searchParams.delete('lang');
  const here = c.req.method === 'GET' ? `${url.pathname}${url.search}` : url.pathname;
  return { lang: languageOfPage(c), caller, here, demo: deps.demo };
}

/** The call of somebody who is logged in. */
export function callOfPage(c: Context, deps: PageDeps): PageCall {
  const caller = deps.identify(c);
  if (!caller) throw new PageRefused('login');
  const frame = frameOf(c, deps, caller);
  return { c, deps, lang: frame.lang, caller, frame };
}

/** The case that the path names, if the caller may read it; where not, it is not there. */
export async function caseOfPage({ c, deps, caller }: PageCall): Promise<StoredCase> {
  const id = c.req.param('id') ?? '';
  const found = isCaseId(id) ? await findOrErased(deps, caller, id) : null;
  if (!found || !maySee(caller, found.state.municipality)) throw new PageRefused('not-found');
  requireReader(caller);
  return found;
}

/** That a case was erased is said to whom it could have been shown. */
async function findOrErased({ ports }: PageDeps, caller: Caller, id: string): Promise<StoredCase | null> {
  try {
    return await ports.reads.find(id);
  } catch (error) {
    if (!(error instanceof CaseErased)) throw error;
    throw new PageRefused(maySee(caller, error.municipality) ? 'erased' : 'not-found');
  }
}

/** Refuses those who may not read the content of cases. */
export function requireReader(caller: Caller): void {
  if (!mayReadCases(caller)) throw new PageRefused('not-permitted');
}

/** Now on the case's own clock: the real one but for demo cases. */
export const nowOfCase = ({ deps }: PageCall, { clockOffsetMs }: StoredCase): number =>
  deps.ports.clock() + clockOffsetMs;
