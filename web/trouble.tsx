import type { Context } from 'hono';
import { callerOf } from '../api/identity/identify.ts';
import { type Problem, statusOf } from '../api/problem.ts';
import type { Text } from '../domain/text.ts';
import { Page } from './layout/page.tsx';
import { frameOf, type PageDeps } from './page-call.ts';
import { troubles } from './text/chrome.ts';
import { refusedWords } from './text/refused.ts';

/** Pages shown when something cannot be shown: calm, and with a way on. */

function troublePage(
  c: Context,
  deps: PageDeps,
  status: 400 | 403 | 404 | 410 | 413 | 429 | 500 | 503,
  title: Text,
  lead: Text,
) {
  const frame = frameOf(c, deps, callerOf(c));
  const { lang } = frame;
  return c.html(
    <Page frame={frame} title={title[lang]}>
      <h1>{title[lang]}</h1>
      <p class="font-lead">{lead[lang]}</p>
      <p>
        <a href="/work">{troubles.toWork[lang]}</a>
      </p>
    </Page>,
    status,
  );
}

export const notFoundPage = (c: Context, deps: PageDeps) =>
  troublePage(c, deps, 404, troubles.notFound, troubles.notFoundLead);

export const erasedPage = (c: Context, deps: PageDeps) =>
  troublePage(c, deps, 410, troubles.erased, troubles.erasedLead);

/** Something of ours is away: the sentence says what, and that nothing is lost. */
export const awayPage = (c: Context, deps: PageDeps, { refusal, retryAfter }: Problem) => {
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
  return troublePage(c, deps, 503, troubles.away, refusal.message);
};

/** What was refused before any page was asked: too much, too large. Null for what is no such thing. */
export function refusedRequestPage(c: Context, deps: PageDeps, problem: Problem) {
  const status = statusOf(problem);
  if (status === 413) return troublePage(c, deps, 413, troubles.tooLarge, troubles.tooLargeLead);
  // What the rules refuse says why in its own words.
  if (status === 403) return troublePage(c, deps, 403, troubles.refused, problem.refusal.message);
  if (status !== 429) return null;
  c.header('Retry-After', String(problem.retryAfter ?? 1));
  return troublePage(c, deps, 429, troubles.tooMany, troubles.tooManyLead);
}

export const cprPage = (c: Context, deps: PageDeps) =>
  troublePage(c, deps, 400, troubles.cprInAddress, troubles.cprInAddressLead);

export const notPermittedPage = (c: Context, deps: PageDeps) => {
  const why = callerOf(c)?.role === 'dpo' ? refusedWords.contentOfCases : refusedWords.partOfCase;
  return troublePage(c, deps, 403, troubles.refused, why);
};

export const brokenPage = (c: Context, deps: PageDeps) =>
  troublePage(c, deps, 500, troubles.broken, troubles.brokenLead);

export const foreignPage = (c: Context, deps: PageDeps) =>
  troublePage(c, deps, 403, troubles.refused, refusedWords.foreignForm);
