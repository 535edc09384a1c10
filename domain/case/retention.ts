import { notBefore } from '../obligations/find-acts.ts';
import type { CaseView } from './case-view.ts';
import type { Fact } from './fact.ts';

/** One retention under the contract (SUL § 141 d): begun, perhaps ended. */
export interface Retention {
  begun: Fact;
  ended: Fact | null;
}

/** The retentions of a pregnancy in order; each ends with the first release told after it. */
export function retentionsOf(view: CaseView): readonly Retention[] {
  const releases = view.of('retention-ended');
  return view.of('retention-begun').map((begun) => ({
    begun,
    ended: releases.find((one) => one.id > begun.id && notBefore(one, begun)) ?? null,
  }));
}

/** The retention that has not ended, or null. */
export const runningRetention = (view: CaseView): Retention | null =>
  retentionsOf(view).find(({ ended }) => ended === null) ?? null;

/** Whether a contract that opens for retention has been accepted and not terminated since (F1-30). */
export function retentionContractStands(view: CaseView): boolean {
  const last = view
    .of('retention-contract-offered', 'retention-contract-terminated')
    .filter((fact) => fact.type === 'retention-contract-terminated' || fact.data.accepted === true)
    .at(-1);
  return last?.type === 'retention-contract-offered';
}
