import { type CaseView, viewOf } from '../../../../domain/case/case-view.ts';
import type { JsonObject } from '../../../../domain/json.ts';
import type { Life } from '../../support/life.ts';

/** A consent `k1` of the mother to disclose to FR and SP, with whatever the test is about. */
export const consent = (more: JsonObject = {}): JsonObject => ({
  consentId: 'k1',
  direction: 'disclose',
  subject: 'mother',
  giver: { role: 'mother', name: 'Prøve Person' },
  receivers: ['FR', 'SP'],
  categories: ['health', 'social'],
  purpose: 'samarbejde',
  form: 'written',
  ...more,
});

/** The facts of one case of a life. */
export function viewIn(life: Life, ref: string): CaseView {
  const lived = life.world.get(ref);
  if (!lived) throw new Error(`no case ${ref}`);
  return viewOf(lived.state);
}
