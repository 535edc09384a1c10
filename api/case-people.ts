import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import { assigneesOf } from '../domain/case/assignees.ts';
import type { Role } from '../domain/rules/roles.ts';
import { namesTold } from './case-persons.ts';
import type { Caller } from './identity/caller.ts';
import type { Ports } from './ports.ts';
import { authorityIn, type SeenCase } from './seen-case.ts';

/** Whom a case is about and who works in it, by name where the caller may know names. */
export interface CasePeople {
  /** The mother's name, or the child's; null where nobody has told it or the caller is not shown names. */
  subject: string | null;
  /** Of a child without a name of its own: the mother's. */
  mother: string | null;
  workers: readonly Worker[];
}

/** A unit's work that was given to somebody. */
export interface Worker {
  role: Role;
  user: string;
  /** From the directory of colleagues; null where they are not listed or it is not for the caller. */
  name: string | null;
}

type Needed = Pick<Ports, 'persons' | 'directory'>;

/** For the head of a case's page, whose look is on record by then. */
export async function casePeople(
  ports: Needed,
  caller: Caller,
  seen: SeenCase,
  nowMs: number,
): Promise<CasePeople> {
  const { sight, state } = seen;
  const workers = sight.sees('participants') ? await workersOf(ports, caller, seen, nowMs) : [];
  if (!sight.sees('names')) return { subject: null, mother: null, workers };
  if (state.kind === 'pregnancy') {
    const { mother } = await namesTold(ports, seen, ['mother']);
    return { subject: mother, mother: null, workers };
  }
  const { [state.ref]: own, child, mother } = await namesTold(ports, seen, [state.ref, 'child', 'mother']);
  // Whose child it is by law is no longer hers to say after an adoption.
  const adopted = state.facts.some(({ type, retractedBy }) => type === 'adoption-granted' && !retractedBy);
  return { subject: own ?? child ?? null, mother: adopted ? null : (mother ?? null), workers };
}

async function workersOf(
  { directory }: Needed,
  caller: Caller,
  { state }: SeenCase,
  nowMs: number,
): Promise<readonly Worker[]> {
  const given = [...assigneesOf(state, nowMs)].flatMap(([role, user]) => (user ? [{ role, user }] : []));
  if (given.length === 0) return [];
  const organisation = authorityIn(state);
  const as = relationToOrganisation(caller, organisation);
  const { colleagues } = may(caller, 'see', { on: 'directory', as })
    ? await directory.directory(organisation)
    : { colleagues: [] };
  return given.map((one) => ({
    ...one,
    name: colleagues.find(({ subject }) => subject === one.user)?.name ?? null,
  }));
}
