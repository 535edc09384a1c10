import type { ParameterStore } from '../../../api/municipal-ports.ts';
import type { Once, RecordedOnce } from '../../../db/recorded-once.ts';
import { formatInstant } from '../../../domain/calendar/index.ts';
import {
  changedValues,
  type ParameterChange,
  parametersInForce,
} from '../../../domain/rules/parameter-changes.ts';
import type { Parameters } from '../../../domain/rules/parameters.ts';

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
        const inForce = parametersInForce(change.municipality, inside(change.municipality));
        const before = inForce.find(({ name }) => name === change.name)?.value ?? null;
        const row = { ...change, before, changedAt: formatInstant(clock()) };
        changes.push(row);
        return row;
      }),
    valuesIn: (municipality) => changedValues(inside(municipality)),
  };
}

/** Does something once per scope and key, as the tables' unique keys do. */
export function onceAtATime<Row>() {
  const known = new Map<string, { bodyHash: string | undefined; row: Row }>();
  return (scope: string, { keyHash, bodyHash }: Once, make: () => Row): RecordedOnce<Row> => {
    const before = keyHash === undefined ? undefined : known.get(`${scope}/${keyHash}`);
    if (before && before.bodyHash !== bodyHash) return { kind: 'other-body' };
    if (before) return { kind: 'repeated', row: before.row };
    const row = make();
    if (keyHash !== undefined) known.set(`${scope}/${keyHash}`, { bodyHash, row });
    return { kind: 'recorded', row };
  };
}
