import type { Context } from 'hono';
import { municipalitiesOf } from '../../access/horizon.ts';
import { unitOf } from '../../access/unit.ts';
import type { Caller } from '../../api/identity/caller.ts';
import { WAITS_DAYS } from '../../api/overview.ts';
import { type WorklistGroup, worklistGroups } from '../../api/worklist.ts';
import { type WorklistQuestion, whoseOf } from '../../api/worklist-question.ts';
import type { CaseKind } from '../../domain/case/state.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import { phaseNames } from '../text/words.ts';
import { defaultColumns, isColumn } from './columns.ts';
import { findsOf, readFinds } from './search.ts';

/**
 * What of the worklist is shown; all of it stands in the address, so that a view can be kept and shared. Codes alone: what
 * somebody types to search is never there.
 */
export interface WorklistFilter {
  scope: 'mine' | 'reserved' | 'unassigned' | 'unit' | 'all';
  role: string;
  municipality: string;
  kind: CaseKind | '';
  phase: Phase | '';
  rule: string;
  /** The user that work is given to. */
  assignee: string;
  /** `week`: pauses that end within a week. */
  waits: 'week' | '';
  group: WorklistGroup | '';
  /** Codes that a search came to, separated by commas. */
  find: string;
  /** Columns beside the limit and what is to be done, separated by commas. */
  columns: string;
}

const scopes = ['mine', 'reserved', 'unassigned', 'unit', 'all'] as const;
const usual: Partial<WorklistFilter> = { scope: 'mine', columns: defaultColumns.join(',') };

/** Reads the filter from the address; what it does not know counts as not said. */
export const readFilter = (c: Context): WorklistFilter => filterFrom(c.req.query());

export function filterFrom(query: Readonly<Record<string, string>>): WorklistFilter {
  const { scope, role = '', municipality = '', kind, phase, rule = '', assignee = '' } = query;
  const { waits, group, find = '', columns } = query;
  const chosen = (columns ?? usual.columns ?? '').split(',').filter(isColumn);
  return {
    scope: scopes.find((one) => one === scope) ?? 'mine',
    role: role.slice(0, 40),
    municipality: municipality.slice(0, 64),
    kind: kind === 'pregnancy' || kind === 'child' ? kind : '',
    phase: (Object.keys(phaseNames) as Phase[]).find((one) => one === phase) ?? '',
    rule: rule.slice(0, 20),
    assignee: assignee.slice(0, 64),
    waits: waits === 'week' ? 'week' : '',
    group: (Object.keys(worklistGroups) as WorklistGroup[]).find((one) => one === group) ?? '',
    find: readFinds(find).join(','),
    columns: [...new Set(chosen)].join(','),
  };
}

/** The address of the worklist with this filter; what is as usual is left out. */
export function filterUrl(
  path: string,
  filter: WorklistFilter,
  change: Partial<WorklistFilter> & { after?: string } = {},
): string {
  const said = Object.entries({ ...filter, ...change }).filter(
    ([name, value]) => value !== (usual[name as keyof WorklistFilter] ?? ''),
  );
  const query = new URLSearchParams(said as [string, string][]).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** What the filter asks of the store. A role, a user or a rule that is named goes before the question whose it is. */
export function questionOf(
  filter: WorklistFilter,
  caller: Caller,
  reach: Pick<WorklistQuestion, 'municipalities' | 'ids'>,
  nowMs: number,
): WorklistQuestion {
  const { scope, role, kind, phase, rule, assignee, waits, find } = filter;
  const named = role !== '' || assignee !== '';
  return {
    ...reach,
    nowMs,
    ...(kind === '' ? {} : { kind }),
    ...(phase === '' ? {} : { phase }),
    ...(rule === '' ? {} : { rule }),
    ...(assignee === '' ? {} : { assignee }),
    ...(role === '' ? {} : { unit: unitOf(role as never) }),
    ...(named && scope === 'unassigned' ? { assignee: null } : {}),
    ...(named || scope === 'all' ? {} : { whose: whoseOf(scope, caller) }),
    ...(waits === '' ? {} : { waitsEndBeforeMs: nowMs + WAITS_DAYS * 86_400_000 }),
    ...(find === '' ? {} : { finds: findsOf(find.split(',')) }),
  };
}

/** The municipalities that the caller may choose among. */
export const choosableMunicipalities = (caller: Caller): readonly string[] => municipalitiesOf(caller);
