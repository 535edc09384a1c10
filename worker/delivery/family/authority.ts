import { caseAccess, holderOf } from '../../../access/case-access.ts';
import type { CaseState } from '../../../domain/case/state.ts';

/** The municipality that a case is with now, as a code: it writes to the family. */
export const authorityOf = (state: CaseState): string =>
  (holderOf(caseAccess(state), 'authority') ?? state.municipality).toLowerCase();
