import { problemBody } from '../api/problem.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';

/** What a command of the command line came to: one document, and whether it went as wished. */
export interface Outcome {
  document: unknown;
  /** The same for people, printed with `--text`. */
  text: () => string;
  ok: boolean;
}

/** A refusal as an outcome: the same problem document as over HTTP. */
export const failed = (refusal: Refusal): Outcome => ({
  document: problemBody({ refusal }, 'da'),
  text: () => `${refusal.code}: ${refusal.message.da}${refusal.reason ? ` (${refusal.reason})` : ''}`,
  ok: false,
});

/** A mistake in how the command line was called. */
export const misuse = (da: string, en: string, reason: string): Outcome =>
  failed(refuse('VALIDATION', da, en, { reason }));

/**
 * Prints one outcome and sets the exit code: one JSON document on standard output, or text for people. Waits until
 * it is written, so that a pipe gets the whole of it.
 */
export async function print(outcome: Outcome, asText: boolean): Promise<void> {
  const written = asText ? outcome.text() : JSON.stringify(outcome.document, null, 2);
  process.exitCode = outcome.ok ? 0 : 1;
  await new Promise<void>((done) => process.stdout.write(`${written}\n`, () => done()));
}
