import type { Refusal, RefusalCode } from '../domain/case/refusal.ts';
import { refuse } from '../domain/case/refusal.ts';
import type { Problem } from './problem.ts';

/**
 * Carries a problem out of a route or a middleware to the app's one error handler. Thrown only inside `api/`: what
 * the domain and the gateway refuse comes as a value.
 */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.refusal.code);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** `throw no(404, 'NOT_FOUND', …)`; status null takes the code's own. */
export const no = (
  status: number | null,
  code: RefusalCode,
  da: string,
  en: string,
  more: { reason?: string; source?: string; retryAfter?: number } = {},
): Refused => {
  const { retryAfter, ...rest } = more;
  return new Refused({
    refusal: refuse(code, da, en, rest),
    ...(status === null ? {} : { status }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
};

export const refused = (refusal: Refusal, more: Omit<Problem, 'refusal'> = {}): Refused =>
  new Refused({ refusal, ...more });

/** The same answer for what is not there and for what the caller may not know of. */
export const caseNotFound = (): Refused =>
  no(404, 'NOT_FOUND', 'Sagen findes ikke.', 'There is no such case.');

/** Under emergency access nothing is recorded. */
export const emergencyIsForReading = (): Refused =>
  no(
    null,
    'NOT_PERMITTED',
    'Nødadgang er kun til at læse. Ring til dem, der har sagen, hvis noget skal registreres.',
    'Emergency access is for reading only. Call those who have the case if something must be recorded.',
    { reason: 'emergency' },
  );
