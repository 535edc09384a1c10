import type { CaseView } from '../../case/case-view.ts';
import { clinicFollowed } from '../../case/clinic.ts';
import { municipalCaseOf } from '../../case/municipal-case.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Rule, type Seed } from '../rule.ts';
import { clinicRefused } from './clinic-refused.ts';

/** With an active municipal case that the clinic follows. */
function oneInACaseThatTheClinicFollows(view: CaseView): readonly Seed[] {
  const trigger = municipalCaseOf(view);
  return trigger && clinicFollowed(view, trigger) ? [{ key: '1', trigger }] : [];
}

/** The municipality's plan carries the clinic's examinations, so that both follow one programme. */
export const examinationsInPlanRule: Rule = {
  id: 'F4-04',
  kind: 'deadline',
  phase: 4,
  title: text('Klinikkens undersøgelser skrives i planen', "The clinic's examinations written into the plan"),
  nature: 'AFT',
  certainty: 'S',
  responsible: 'FR',
  stands: 'child',
  subject: 'child',
  seeds: oneInACaseThatTheClinicFollows,
  openedBy: ['municipal-case-opened'],
  occurs: text('én for hvert barn', 'one for each child'),
  due: { count: 'none' },
  met: [{ by: 'examinations-entered-in-plan' }],
  endedBy: (_seed, view) => clinicRefused(view),
  versions: [{ validFrom: ALWAYS, source: { text: 'RA, opfølgende undersøgelser af barnet; ESB fase 4' } }],
  about: text(
    'Kun når barnet har en aktiv børnesag, og Familieambulatoriet følger det: programmet (F4-05) skrives i handleplanen eller barnets plan. Aftalen nævner ingen frist.',
    "Only where the child has an active municipal case and the clinic follows it: the programme (F4-05) is written into the social plan or the child's plan. The agreement names no limit.",
  ),
};
