import type { CaseView } from '../../case/case-view.ts';
import { fromBirth } from '../from-birth.ts';
import type { Seed } from '../rule.ts';

/** One occurrence for each child, from its birth on, also where the child was referred later. */
export const oncePerChild = (view: CaseView): readonly Seed[] => fromBirth(view, '1');
