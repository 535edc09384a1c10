import { createHash } from 'node:crypto';
import type { Place } from './tracing.ts';

/**
 * The place of the span of one command. API and worker work it out from what both know, the case and the digest of the
 * key, so that nothing about traces has to travel through the workflow, its history or the store.
 */
export function commandPlace(caseId: string, keyHash: string): Place {
  const digest = createHash('sha256').update(`trace ${caseId} ${keyHash}`).digest('hex');
  return { traceId: digest.slice(0, 32), spanId: digest.slice(32, 48) };
}
