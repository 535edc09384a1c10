import { rebuild } from '../../../db/rebuild.ts';
import type { Invariant } from './evidence.ts';

/** The read model is what its journal tells: told anew, nothing of it differs. */
export const viewIsFold: Invariant = {
  id: 'I5',
  says: 'the read model is the fold of the events',
  async check({ store }) {
    const { cases, rewritten } = await rebuild(store.sql, Date.now());
    return [
      ...(cases > 0 ? [] : ['no case was looked at']),
      ...rewritten.map(({ caseId, differed }) => `${caseId}: ${differed.join(', ')} differed`),
    ];
  },
};
