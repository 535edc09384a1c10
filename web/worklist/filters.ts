import type { Context } from 'hono';
import { municipalitiesOf } from '../../access/horizon.ts';
import { unitOf } from '../../access/unit.ts';
import type { Caller } from '../../api/identity/caller.ts';
import { inScope, type WorklistGroup, type WorklistRow, worklistGroups } from '../../api/worklist.ts';
import type { CaseKind } from '../../domain/case/state.ts';

/** What of the worklist is shown; all of it stands in the address, so that a view can be kept and shared. */
export interface WorklistFilter {
  scope: 'mine' | 'unassigned' | 'all';
  role: string;
  municipality: string;
  kind: CaseKind | '';
  group: WorklistGroup | '';
}

const scopes = ['mine', 'unassigned', 'all'] as const;

/** Reads the filter from the address; what it does not know counts as not said. */
export function readFilter(c: Context): WorklistFilter {
  const { scope, role = '', municipality = '', kind, group } = c.req.query();
  return {
    scope: scopes.find((one) => one === scope) ?? 'mine',
    role: role.slice(0, 40),
    municipality: municipality.slice(0, 64),
    kind: kind === 'pregnancy' || kind === 'child' ? kind : '',
    group: (Object.keys(worklistGroups) as WorklistGroup[]).find((one) => one === group) ?? '',
  };
}

/** The address of the worklist with this filter; what is as usual is left out. */
export function filterUrl(
  path: string,
  filter: WorklistFilter,
  change: Partial<WorklistFilter> = {},
): string {
  const said = Object.entries({ ...filter, ...change }).filter(
    ([name, value]) => value !== '' && !(name === 'scope' && value === 'mine'),
  );
  const query = new URLSearchParams(said).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** The municipalities whose cases the filter lets through. */
export const filteredMunicipalities = (caller: Caller, { municipality }: WorklistFilter): readonly string[] =>
  municipalitiesOf(caller).filter((one) => municipality === '' || one === municipality);

/** Rows that pass all but the group. Asking for one role goes before the question whose they are. */
export function filterRows(
  rows: readonly WorklistRow[],
  filter: WorklistFilter,
  caller: Caller,
): readonly WorklistRow[] {
  return rows.filter((row) => {
    if (filter.role !== '') return row.responsible === filter.role || unitOf(row.responsible) === filter.role;
    return filter.scope === 'all' || inScope(row, filter.scope, caller);
  });
}
