import type { OrganisationStore, ParameterStore } from '../../../api/municipal-ports.ts';
import { type OrganisationAct, standingActs } from '../../../db/read-organisation-acts.ts';
import type { Once, RecordedOnce } from '../../../db/recorded-once.ts';
import { civilDateOf, formatInstant } from '../../../domain/calendar/index.ts';
import {
  changedValues,
  type ParameterChange,
  parametersInForce,
} from '../../../domain/rules/parameter-changes.ts';
import { defaultParameters, type Parameters } from '../../../domain/rules/parameters.ts';

/** The register of parameters in memory. */
export function pureParameters(
  clock: () => number,
): ParameterStore & { valuesIn: (municipality: string) => Partial<Parameters> } {
  const changes: ParameterChange[] = [];
  const inside = (municipality: string) => changes.filter((one) => one.municipality === municipality);
  const once = onceAtATime<ParameterChange>();
  return {
    changesOf: async (municipality) => inside(municipality),
    change: async (change, call) =>
      once(change.municipality, call, () => {
        const validFromOn = change.validFromOn ?? civilDateOf(clock());
        const inForce = parametersInForce(change.municipality, inside(change.municipality), validFromOn);
        const before = inForce.find(({ name }) => name === change.name)?.value ?? null;
        const row = { ...change, validFromOn, before, changedAt: formatInstant(clock()) };
        changes.push(row);
        return row;
      }),
    valuesIn: (municipality) => changedValues(inside(municipality), civilDateOf(clock())),
  };
}

/** The register of what organisations did in memory; every organisation is at work since `knownFromOn`. */
export function pureOrganisations(clock: () => number, knownFromOn = '2000-01-01'): OrganisationStore {
  const acts: OrganisationAct[] = [];
  const inside = (organisation: string) =>
    standingActs(acts.filter((one) => one.organisation === organisation));
  const once = onceAtATime<OrganisationAct>();
  return {
    view: async (organisation) => ({
      organisation,
      held: inside(organisation).map(({ ruleId, heldOn }) => ({ ruleId, on: heldOn })),
      knownFromOn,
      closedDays: defaultParameters.closedDays,
    }),
    record: async ({ takeBackBecause, ...act }, call) => {
      const same = inside(act.organisation).find(
        (one) => one.ruleId === act.ruleId && one.heldOn === act.heldOn,
      );
      const wrong = takeBackBecause === null ? same && 'duplicate' : same ? undefined : 'unknown';
      const recorded = once(act.organisation, call, () => {
        if (wrong) return null;
        const row: OrganisationAct = {
          ...act,
          actId: acts.length + 1,
          takesBack: takeBackBecause === null ? null : (same?.actId ?? null),
          reason: takeBackBecause,
          recordedAt: formatInstant(clock()),
        };
        acts.push(row);
        return row;
      });
      return recorded ?? { kind: wrong ?? 'unknown' };
    },
  };
}

/** Does something once per scope and key, as the tables' unique keys do; null, a refusal, is not remembered. */
function onceAtATime<Row>() {
  const known = new Map<string, { bodyHash: string | undefined; row: Row }>();
  return <Made extends Row | null>(
    scope: string,
    { keyHash, bodyHash }: Once,
    make: () => Made,
  ): RecordedOnce<Row> | Extract<Made, null> => {
    const before = keyHash === undefined ? undefined : known.get(`${scope}/${keyHash}`);
    if (before && before.bodyHash !== bodyHash) return { kind: 'other-body' };
    if (before) return { kind: 'repeated', row: before.row };
    const row = make();
    if (row === null) return row as Extract<Made, null>;
    if (keyHash !== undefined) known.set(`${scope}/${keyHash}`, { bodyHash, row });
    return { kind: 'recorded', row };
  };
}
