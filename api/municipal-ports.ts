import type { NewOrganisationAct, RecordedAct } from '../db/insert-organisation-act.ts';
import type { NewParameterChange } from '../db/insert-parameter-change.ts';
import type { Once, RecordedOnce } from '../db/recorded-once.ts';
import type { OrganisationView } from '../domain/obligations/organisations.ts';
import type { ParameterChange } from '../domain/rules/parameter-changes.ts';

/** What municipalities set differently from the values that ship. */
export interface ParameterStore {
  /** In the order in which they were made. */
  changesOf(municipality: string): Promise<readonly ParameterChange[]>;
  change(change: NewParameterChange, once: Once): Promise<RecordedOnce<ParameterChange>>;
}

/** What organisations did of their own rhythms. */
export interface OrganisationStore {
  view(organisation: string): Promise<OrganisationView>;
  record(act: NewOrganisationAct, once: Once): Promise<RecordedAct>;
}
