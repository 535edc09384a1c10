import { addDays, addMonths, atLocalMs, type CivilDate, formatInstant } from '../calendar/index.ts';
import type { Message } from '../case/command.ts';
import { municipalities, regions } from '../rules/agreement-area.ts';
import { catalogue } from '../rules/catalogue.ts';
import { leaderOf, type Role } from '../rules/roles.ts';
import type { Rule, RuleId } from '../rules/rule.ts';
import {
  type HeldAct,
  nextDuty,
  type OrganisationDuty,
  type OrganisationStatus,
  organisationDuties,
  organisationStatus,
} from './organisation-calendar.ts';

/** Days before the target on which the responsible unit is reminded (our proposal: the sources name none). */
const REMINDED_DAYS_BEFORE = 14;
const MONTHS_SHOWN = 12;
const MONTHS_REMEMBERED = 12;

/** A row that is not simply the municipality's (FR answers for it) or the region's (the clinic answers). */
const owedOtherwise: Readonly<Record<RuleId, readonly string[]>> = {
  // Each unit looks through its own contact data.
  'X-20': [...Object.keys(municipalities), ...Object.keys(regions)],
  // Two customs of named municipalities, not of all.
  'X-23': ['esbjerg'],
  'X-24': ['aabenraa'],
};

/** An organisation as its own calendar sees it. */
export interface OrganisationView {
  /** A municipality or a region. */
  organisation: string;
  held: readonly HeldAct[];
  /** The day from which it is followed here: what fell due before is not held against it. Null: not yet. */
  knownFromOn: CivilDate | null;
  closedDays: readonly string[];
}

/** A duty with where it stands, and who in the organisation answers for it. */
export interface AgendaItem extends OrganisationDuty {
  status: OrganisationStatus;
  responsible: Role;
  /** The first of its rule that is still to be done. */
  next: boolean;
}

export const isOrganisation = (name: string): boolean =>
  Object.hasOwn(municipalities, name) || Object.hasOwn(regions, name);

/** The rows that recur for this organisation, in the catalogue's order. */
export const rulesOwedBy = (organisation: string): readonly Rule[] =>
  catalogue.filter((rule) => rule.rhythm !== undefined && isOwedBy(rule, organisation));

function isOwedBy(rule: Rule, organisation: string): boolean {
  const named = owedOtherwise[rule.id];
  if (named) return named.includes(organisation);
  return rule.responsible === 'FP'
    ? Object.hasOwn(regions, organisation)
    : Object.hasOwn(municipalities, organisation);
}

/** In a region the clinic answers for everything; in a municipality its family department. */
const responsibleIn = (organisation: string): Role => (Object.hasOwn(regions, organisation) ? 'FP' : 'FR');

/** What an organisation has to do: what is overdue, this period's, and the year ahead, in order of limit. */
export function organisationAgenda(view: OrganisationView, on: CivilDate): AgendaItem[] {
  const { organisation, held, closedDays, knownFromOn } = view;
  const rules = rulesOwedBy(organisation);
  const nextKeys = new Set(rules.map((rule) => keyOf(nextDuty(rule, held, on, closedDays))));
  const span = {
    fromOn: addMonths(on, -MONTHS_REMEMBERED),
    untilOn: addMonths(on, MONTHS_SHOWN),
    closedDays,
  };
  return organisationDuties(rules, held, span)
    .map((duty) => ({
      ...duty,
      status: organisationStatus(duty, on),
      responsible: responsibleIn(organisation),
      next: nextKeys.has(keyOf(duty)),
    }))
    .filter(
      ({ status, dueOn }) =>
        dueOn >= on || (status === 'overdue' && knownFromOn !== null && dueOn >= knownFromOn),
    );
}

const keyOf = (duty: OrganisationDuty | null): string => (duty ? `${duty.ruleId}.${duty.key}` : '');

/**
 * What is to be said on a day about duties not done: a reminder from two weeks before the target, and a breach, to the
 * leader as well, once the limit has passed. The same duty gives the same messages again: the outbox keeps one each.
 */
export function organisationMessages(view: OrganisationView, on: CivilDate, reminderHour: number): Message[] {
  const at = formatInstant(atLocalMs(on, reminderHour));
  return organisationAgenda(view, on).flatMap((item): Message[] => {
    const said = { at, deadlineId: keyOf(item), due: item.dueOn };
    const { responsible } = item;
    if (item.status === 'overdue')
      return [responsible, leaderOf(responsible)].map((to) => ({ ...said, kind: 'breach', to, step: 'b' }));
    if (item.status !== 'open' || on < addDays(item.targetOn, -REMINDED_DAYS_BEFORE)) return [];
    return [{ ...said, kind: 'reminder', to: responsible, step: 'r0' }];
  });
}
