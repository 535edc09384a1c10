import { handoversOf } from '../../handover/handover.ts';
import { derive } from '../../obligations/case-deadlines.ts';
import { viewOf } from '../case-view.ts';
import type { CaseState } from '../state.ts';
import { mergeOf, type Survivor } from './standing.ts';

/** What a duplicate is told of the case that it is to go into. */
export function survivorOf(state: CaseState, nowMs: number, sameAuthority: boolean): Survivor {
  const view = viewOf(state);
  const { closing } = derive(state);
  return {
    id: state.id,
    ref: state.ref,
    kind: state.kind,
    sameAuthority,
    closed: closing !== null && closing.ms <= nowMs,
    handingOver: handoversOf(view).some((one) => one.state === 'waiting'),
    mergedInto: mergeOf(state)?.into ?? null,
    linked: state.links.map(({ id }) => id),
    bornOn: view.birth?.on ?? null,
  };
}
