import { consentToExamination } from '../../../rules/phase-4/examination-consent.ts';
import type { CaseView } from '../../case-view.ts';
import type { Attempt } from '../../command-spec.ts';
import { placedOn } from '../../placements.ts';
import { type Refusal, refuse } from '../../refusal.ts';

/** Every examination has a psychologist's part but the first of a child in the green category (RA Bilag 1). */
function psychologistTakesPart(code: string, view: CaseView): boolean {
  if (code !== '5-8w') return true;
  const category = view.of('categorised').at(-1)?.data.category;
  return category === 'yellow' || category === 'red';
}

/** F4-27: a placed child is tested only when the custody holder has consented to that examination. */
export function unconsentedExamination({ view, data, moment }: Attempt): Refusal | null {
  const code = String(data.code);
  if (data.programme !== 'famplus' || !psychologistTakesPart(code, view) || !placedOn(view, moment.on))
    return null;
  const consent = consentToExamination(code, view);
  return consent && consent.on <= moment.on
    ? null
    : refuse(
        'CONSENT_REQUIRED',
        'Barnet er anbragt: kommunen skal have forældremyndighedsindehaverens samtykke til den psykologiske undersøgelse.',
        "The child is placed: the municipality needs the custody holder's consent to the psychological examination.",
        { reason: 'F4-27', source: 'RA, opfølgende undersøgelser af barnet (kommunen)' },
      );
}
