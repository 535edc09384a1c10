import { notBefore } from '../obligations/find-acts.ts';
import type { CaseView } from './case-view.ts';
import type { Fact } from './fact.ts';

/** One child-professional investigation (BFU) as the case knows it, those carried over from the pregnancy among them. */
export interface Investigation {
  opened: Fact;
  concluded: Fact | null;
}

/** The investigations of a case in order of opening; each is concluded by the first conclusion after it was opened. */
export function investigationsOf(view: CaseView): readonly Investigation[] {
  const conclusions = view.of('investigation-concluded');
  return view
    .of('investigation-opened')
    .map((opened) => ({ opened, concluded: conclusions.find((one) => notBefore(one, opened)) ?? null }));
}

/** Whether any investigation has been opened and not yet concluded. */
export const investigationIsOpen = (view: CaseView): boolean =>
  investigationsOf(view).some(({ concluded }) => concluded === null);
