import type { Refusal, RefusalCode } from '../domain/case/refusal.ts';
import { type Text, text } from '../domain/text.ts';
import type { Language } from './language.ts';

/** A refusal on its way out of the API. `status` is given where the code alone does not decide it. */
export interface Problem {
  refusal: Refusal;
  status?: number;
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
}

export const PROBLEM_JSON = 'application/problem+json';

/** Statuses of the contract §5: 409 for every refusal that has none of its own. */
const statuses: Readonly<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: 401,
  NOT_PERMITTED: 403,
  // An unknown id in the body; what the path names and is not there gets 404 where the path is read.
  NOT_FOUND: 422,
  VALIDATION: 422,
  VERSION_CONFLICT: 412,
  CASE_CLOSED: 409,
  PRECONDITION: 409,
  TOO_EARLY: 409,
  WRONG_ORDER: 409,
  CONSENT_REQUIRED: 409,
  DUPLICATE: 409,
  IDEMPOTENCY_CONFLICT: 409,
  BUSY: 429,
  UNAVAILABLE: 503,
};

const titles: Readonly<Record<RefusalCode, Text>> = {
  UNAUTHENTICATED: text('Ikke logget ind', 'Not logged in'),
  NOT_PERMITTED: text('Ikke tilladt', 'Not permitted'),
  NOT_FOUND: text('Findes ikke', 'Not found'),
  VALIDATION: text('Indholdet kan ikke bruges', 'The input cannot be used'),
  VERSION_CONFLICT: text('Sagen er ændret imens', 'The case has changed meanwhile'),
  CASE_CLOSED: text('Sagen er lukket', 'The case is closed'),
  PRECONDITION: text('Passer ikke med sagen', 'Contradicts the case'),
  TOO_EARLY: text('For tidligt', 'Too early'),
  WRONG_ORDER: text('Forkert rækkefølge', 'Wrong order'),
  CONSENT_REQUIRED: text('Samtykke mangler', 'Consent is missing'),
  DUPLICATE: text('Findes allerede', 'Exists already'),
  IDEMPOTENCY_CONFLICT: text('Nøglen er brugt til noget andet', 'The key was used for something else'),
  BUSY: text('Optaget', 'Busy'),
  UNAVAILABLE: text('Utilgængelig lige nu', 'Unavailable right now'),
};

/** Seconds to wait where the refusal itself names none. */
const DEFAULT_RETRY_SECONDS = 2;

export const statusOf = ({ refusal, status }: Problem): number => status ?? statuses[refusal.code];

/** The body of a problem (RFC 9457 with the contract's members). Never a stack or the name of an internal part. */
export function problemBody(problem: Problem, language: Language) {
  const { code, message, reason, source } = problem.refusal;
  return {
    type: `urn:tovholder:problem:${code}`,
    title: titles[code][language],
    status: statusOf(problem),
    code,
    detail: message[language],
    ...(reason === undefined ? {} : { reason }),
    ...(source === undefined ? {} : { source }),
    message,
  };
}

/** The whole answer. 429 and 503 say when to try again, 401 how to log in. */
export function problemResponse(problem: Problem, language: Language): Response {
  const status = statusOf(problem);
  const headers = new Headers({ 'Content-Type': PROBLEM_JSON, 'Content-Language': language });
  if (status === 429 || status === 503)
    headers.set('Retry-After', String(Math.max(1, Math.ceil(problem.retryAfter ?? DEFAULT_RETRY_SECONDS))));
  if (status === 401) headers.set('WWW-Authenticate', 'Bearer realm="tovholder"');
  return new Response(JSON.stringify(problemBody(problem, language)), { status, headers });
}
