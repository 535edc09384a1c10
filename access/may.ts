import { createMongoAbility, type MongoAbility, subject } from '@casl/ability';
import { isLeaderRole, isProfessionalRole, type Role } from '../domain/rules/roles.ts';
import { type Action, type LookName, lookActions } from './action.ts';
import type { CaseField } from './field.ts';
import type { OrganisationRelation, Person } from './horizon.ts';
import { policy, type RoleClass, type Subject } from './policy.ts';
import type { CaseRelation } from './relation.ts';

/** What somebody wants to do something to. */
export interface Target {
  on: Subject;
  /** How they stand to it, where it matters. */
  as?: CaseRelation | OrganisationRelation;
  /** The kind of look. */
  look?: LookName;
  /** The part of a case. */
  field?: CaseField;
}

/** The one question that API, pages and exports ask. What no line of the policy gives is refused. */
export function may(
  { role }: Pick<Person, 'role'>,
  action: Action,
  { on, as, look, field }: Target,
): boolean {
  const named = classOf(role);
  return named !== null && abilityOf(named).can(action, subject(on, { as: as ?? null }), look ?? field);
}

/** The same for a look at one case, by its kind. */
export const mayLook = (person: Pick<Person, 'role'>, as: CaseRelation, look: LookName): boolean =>
  may(person, lookActions[look], { on: 'case', as, look });

/** Whether a part of a case is shown to the person at all. */
export const mayRead = (person: Pick<Person, 'role'>, as: CaseRelation, field: CaseField): boolean =>
  may(person, 'see', { on: 'field', as, field });

/** Whether cases and their lists are for the person at all; which of them, the scope says. */
export const mayWorkInCases = (person: Pick<Person, 'role'>): boolean => may(person, 'see', { on: 'cases' });

/** Whether the person records in cases and may open one. */
export const mayRefer = (person: Pick<Person, 'role'>): boolean => may(person, 'record', { on: 'cases' });

/** Compiled once per class of roles: the policy is data and does not change while a process runs. */
const abilities = new Map<RoleClass, MongoAbility>();

function abilityOf(named: RoleClass): MongoAbility {
  const known = abilities.get(named);
  if (known) return known;
  const compiled = createMongoAbility(
    policy
      .filter(({ to }) => to.includes(named))
      .map(({ as, actions, on, only }) => ({
        action: [...actions],
        subject: on,
        ...(only ? { fields: [...only] } : {}),
        ...(as ? { conditions: { as: { $in: [...as] } } } : {}),
      })),
  );
  abilities.set(named, compiled);
  return compiled;
}

function classOf(role: Role): RoleClass | null {
  if (role === 'dpo' || role === 'director') return role;
  if (isProfessionalRole(role)) return 'professional';
  return isLeaderRole(role) ? 'unit-leader' : null;
}
