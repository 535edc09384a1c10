import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { type StoreTrouble, storeTroubleIn } from '../../db/store-trouble.ts';
import { type Refusal, refusalCodes, refuse } from '../../domain/case/refusal.ts';
import { isJsonObject } from '../../domain/json.ts';
import { KeyUnavailable, keyTroubleIn } from '../../security/key-unavailable.ts';

/** A call that came to nothing. */
export interface NotDone {
  ok: false;
  refusal: Refusal;
  retryAfterSeconds?: number;
}

const RESOURCE_EXHAUSTED = 8;

export const noSuchCase: NotDone = {
  ok: false,
  refusal: refuse('NOT_FOUND', 'Sagen findes ikke.', 'There is no such case.', { reason: 'case' }),
};

export const unavailable: NotDone = {
  ok: false,
  refusal: refuse(
    'UNAVAILABLE',
    'Systemet kan ikke svare lige nu. Prøv igen om lidt; det, der allerede er taget imod, går ikke tabt.',
    'The system cannot answer just now. Try again in a moment; what has been accepted is not lost.',
  ),
  retryAfterSeconds: 2,
};

export const busy: NotDone = {
  ok: false,
  refusal: refuse(
    'BUSY',
    'Sagen er optaget lige nu. Prøv igen om lidt.',
    'The case is busy just now. Try again in a moment.',
  ),
  retryAfterSeconds: 1,
};

export const otherBody: NotDone = {
  ok: false,
  refusal: refuse(
    'IDEMPOTENCY_CONFLICT',
    'Samme nøgle er brugt før med et andet indhold.',
    'The same key was used before with another body.',
    { reason: 'Idempotency-Key' },
  ),
};

/** Accepted or not, the store cannot write it down: operations have to do something before it makes sense to ask again. */
const storeFull: NotDone = {
  ok: false,
  refusal: refuse(
    'UNAVAILABLE',
    'Lageret er fuldt, og intet kan skrives lige nu. Det, der er taget imod, går ikke tabt; driften skal gøre plads.',
    'The store is full, and nothing can be written right now. What was accepted is not lost; operations have to make room.',
    { reason: 'disk-full' },
  ),
  retryAfterSeconds: 30,
};

const noConnection: NotDone = {
  ok: false,
  refusal: refuse(
    'UNAVAILABLE',
    'Lageret har ingen ledig forbindelse lige nu. Prøv igen om lidt; det, der er taget imod, går ikke tabt.',
    'The store has no connection left right now. Try again in a moment; what has been accepted is not lost.',
    { reason: 'connections' },
  ),
  retryAfterSeconds: 5,
};

/** What callers hear of the store's state; away it is as unavailable as anything else. */
export const storeNotDone: Readonly<Record<StoreTrouble, NotDone>> = {
  'disk-full': storeFull,
  connections: noConnection,
  away: unavailable,
};

const erased: NotDone = {
  ok: false,
  refusal: refuse('NOT_FOUND', 'Sagen er slettet.', 'The case was erased.', { reason: 'erased' }),
};

const keyAway: NotDone = {
  ok: false,
  refusal: refuse(
    'UNAVAILABLE',
    'Sagens nøgle er ikke til rådighed lige nu. Intet er gået tabt; driften kan se hvilken nøgle.',
    "The case's key is not available right now. Nothing is lost; operations can see which key.",
    { reason: 'key' },
  ),
  retryAfterSeconds: 30,
};

/** What a failed call to the engine means for the caller; undefined when the case's workflow is not there. */
export function notDone(error: unknown): NotDone | undefined {
  const trouble = keyTroubleIn(error);
  if (trouble) return trouble instanceof KeyUnavailable && trouble.why === 'destroyed' ? erased : keyAway;
  if (error instanceof WorkflowNotFoundError) return undefined;
  if (error instanceof WorkflowUpdateFailedError) return { ok: false, ...refusalIn(error.cause) };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return unavailable;
  const store = storeTroubleIn(error);
  if (store) return storeNotDone[store];
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && cause.code === RESOURCE_EXHAUSTED ? busy : unavailable;
}

function refusalIn(cause: unknown): { refusal: Refusal; retryAfterSeconds?: number } {
  const detail = cause instanceof ApplicationFailure ? cause.details?.[0] : undefined;
  const code = isJsonObject(detail) ? detail.code : undefined;
  if (!refusalCodes.some((one) => one === code)) return unavailable;
  const refusal = detail as unknown as Refusal;
  return refusal.code === 'UNAVAILABLE' ? { refusal, retryAfterSeconds: 2 } : { refusal };
}
