import type { CaseView } from './case-view.ts';

/** The clinic follows a child unless the family has said no to it: its offer is voluntary (catalogue §4.1). */
export const clinicFollows = (view: CaseView): boolean =>
  !view.of('service-refused').some((fact) => fact.data.service === 'FP');
