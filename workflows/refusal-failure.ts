import { ApplicationFailure } from '@temporalio/workflow';
import { type Refusal, refuse } from '../domain/case/refusal.ts';

/** A refusal as the one kind of error that Temporal hands back to the caller. */
export const failureOf = (refusal: Refusal): ApplicationFailure =>
  ApplicationFailure.create({
    type: refusal.code,
    message: refusal.code,
    nonRetryable: true,
    details: [refusal],
  });

/** The domain is total; should it fail all the same, the caller is told and the case goes on. */
export function totally<T>(decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    if (error instanceof ApplicationFailure) throw error;
    throw failureOf(unexpected);
  }
}

const unexpected = refuse(
  'UNAVAILABLE',
  'Sagen kunne ikke behandle det lige nu.',
  'The case could not deal with it just now.',
);
