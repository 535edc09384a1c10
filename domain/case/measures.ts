import type { CivilDate } from '../calendar/index.ts';
import type { CaseView } from './case-view.ts';
import type { Fact } from './fact.ts';

/**
 * The legal basis of a measure, in the names of barnets lov for older decisions too: support (BL § 32), placement
 * with consent (§ 46), without (§ 47), of an unborn child without consent (§ 49), the chair's acute decision (§ 143).
 */
export type MeasureBasis = 'BL32' | 'BL46' | 'BL47' | 'BL49' | 'BL143';

/** One measure for a family as the case knows it: decided, perhaps implemented, perhaps ended. */
export interface Measure {
  id: string;
  basis: MeasureBasis;
  decided: Fact;
  decidedOn: CivilDate;
  /** When the family had the decision; left out it counts as received on `decidedOn`. */
  receivedOn: CivilDate | null;
  consent: boolean;
  placement: boolean;
  /** Whether barnets plan was chosen for support under § 32; null: not said. */
  planRequired: boolean | null;
  grounds: 'earlier' | 'parallel' | null;
  rehearingMonths: number | null;
  implemented: Fact | null;
  implementedOn: CivilDate | null;
  ended: Fact | null;
  endedOn: CivilDate | null;
}

/** The measures of a case in order of decision, those carried over from a linked case included. */
export function measuresOf(view: CaseView): readonly Measure[] {
  return view.of('measure-decided').map((decided) => measureFrom(decided, view));
}

/** One measure by its id, or null. */
export function measureById(view: CaseView, id: unknown): Measure | null {
  const decided = view.of('measure-decided').find((fact) => fact.data.measureId === id);
  return decided ? measureFrom(decided, view) : null;
}

function measureFrom(decided: Fact, view: CaseView): Measure {
  const { data } = decided;
  const same = (fact: Fact) => fact.data.measureId === data.measureId;
  const implemented = view.of('measure-implemented').find(same) ?? null;
  const ended = view.of('measure-ended').find(same) ?? null;
  return {
    id: String(data.measureId),
    basis: data.basis as MeasureBasis,
    decided,
    decidedOn: decided.on,
    receivedOn: typeof data.receivedOn === 'string' ? data.receivedOn : null,
    consent: data.consent === true,
    placement: data.placement === true,
    planRequired: typeof data.planRequired === 'boolean' ? data.planRequired : null,
    grounds: data.grounds === 'earlier' || data.grounds === 'parallel' ? data.grounds : null,
    rehearingMonths: typeof data.rehearingMonths === 'number' ? data.rehearingMonths : null,
    implemented,
    implementedOn: implemented?.on ?? null,
    ended,
    endedOn: ended?.on ?? null,
  };
}

/** Whether a measure runs at an instant: from `implement-measure` until `end-measure` (contract, Several notifications). */
export function runsAt({ implemented, ended }: Measure, ms: number): boolean {
  return implemented !== null && implemented.ms <= ms && (ended === null || ms < ended.ms);
}
