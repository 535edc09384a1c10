import { randomUUID } from 'node:crypto';
import { viewOf } from '../../domain/case/case-view.ts';
import { passGate } from '../../domain/disclosure/gate.ts';
import { type Call, caseOf, nowOf, pathOf } from '../call.ts';
import { no, refused } from '../refused.ts';
import { authorityIn, deadlinesSeen } from '../seen-case.ts';
import { careCommunicationOf } from './care-communication.ts';
import type { Resource } from './resource.ts';
import { taskOf } from './task.ts';

/** The deadlines of a case that still stand, as far as the caller sees them: the same look as at the deadlines themselves. */
export async function tasksFor(call: Call): Promise<Resource> {
  const seen = await caseOf(call);
  const { id } = seen.state;
  const owner = authorityIn(seen.state);
  const tasks = deadlinesSeen(seen, seen.state, nowOf(call, seen)).flatMap(
    (one) => taskOf(id, owner, one) ?? [],
  );
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: tasks.length,
    entry: tasks.map((resource) => ({ resource, search: { mode: 'match' } })),
  };
}

/**
 * One disclosure, for the system of its receiver. The gate is asked again now: what a consent carried then and does not
 * carry any more is not handed out once more. The receipt is written first. Throws NOT_FOUND and the gate's refusal.
 */
export async function careCommunicationFor(call: Call): Promise<Resource> {
  const seen = await caseOf(call);
  const asked = pathOf(call, 'disclosureId');
  const view = viewOf(seen.state);
  const fact = view
    .of('disclosed')
    .filter(seen.sight.disclosure)
    .findLast(({ data }) => data.disclosureId === asked || data.documentId === asked);
  if (!fact)
    throw no(404, 'NOT_FOUND', 'Sagen har ingen sådan videregivelse.', 'The case has no such disclosure.', {
      reason: 'disclosureId',
    });
  const { to, categories, consentId, basis, legalBasis, despiteRestriction } = fact.data;
  const atMs = nowOf(call, seen);
  const kinds = Array.isArray(categories) ? categories.map(String) : [];
  const passed = passGate(view, {
    to: String(to),
    atMs,
    categories: kinds,
    ...(typeof consentId === 'string' ? { consentId } : {}),
    ...(basis === 'law' && typeof legalBasis === 'string' ? { legalBasis } : {}),
    ...(typeof despiteRestriction === 'string' ? { despiteRestriction } : {}),
  });
  if (!passed.ok) throw refused(passed.refusal);
  const { passage } = passed;
  await writeOr503(call, seen.state.id, String(to), atMs, {
    categories: kinds,
    basis: passage.basis,
    reference: passage.basis === 'law' ? passage.legalBasis : passage.consent.id,
  });
  return careCommunicationOf(seen.state.id, authorityIn(seen.state), fact);
}

async function writeOr503(
  { ports }: Call,
  caseId: string,
  recipient: string,
  atMs: number,
  detail: { categories: readonly string[]; basis: string; reference: string },
): Promise<void> {
  try {
    await ports.receipts.write(caseId, {
      source: `export:${randomUUID()}`,
      sender: 'fhir-export',
      ...{ recipient, atMs, detail },
    });
  } catch (cause) {
    const unwritten = no(
      null,
      'UNAVAILABLE',
      'Kvitteringen kan ikke skrives lige nu, og derfor udleveres der intet.',
      'The receipt cannot be written right now, and so nothing is handed out.',
      { reason: 'receipt', retryAfter: 5 },
    );
    throw Object.assign(unwritten, { cause });
  }
}
