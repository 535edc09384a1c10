import type { CaseEvent, EventType, Fact } from '../fact.ts';
import type { CaseState } from '../state.ts';

/**
 * What stays with the case that is merged: who it was assigned to, its own opening, closing and law. Everything else goes
 * over, so that an event that is new tomorrow is never lost by being forgotten here.
 */
export const staysBehind: ReadonlySet<EventType> = new Set([
  'assigned',
  'case-closed',
  'case-reopened',
  'rules-adopted',
  // Their texts stand in the journal of the case that they were written in.
  'document-drafted',
  'document-approved',
  'document-discarded',
  'retracted',
  'case-merged',
  'case-split',
  'case-taken-in',
]);

/** Events that name a deadline by its id; there it has another number. */
export const aboutDeadline: ReadonlySet<EventType> = new Set([
  'deadline-paused',
  'deadline-resumed',
  'deadline-extended',
  'deadline-exempted',
  'escalation-acknowledged',
  'checklist-confirmed',
]);

/** The most that goes over at once: a duplicate has few facts, and a relay must stay small. */
export const MOST_FACTS = 500;

/** The facts of a duplicate that count in the case that goes on, in order of recording; their moments are their own. */
export function factsGoingOver({ facts }: Pick<CaseState, 'facts'>): readonly Fact[] {
  const effective = facts.filter(({ retractedBy, carried }) => retractedBy === undefined && !carried);
  // A restriction that was lifted is over; its lifting must not lift one that stands in the other case.
  const lifted = (one: Fact) =>
    effective.some(
      ({ type, id, data }) => type === 'restriction-lifted' && data.who === one.data.who && id > one.id,
    );
  return effective
    .filter(({ type }) => !staysBehind.has(type) && type !== 'restriction-lifted')
    .filter((one) => one.type !== 'processing-restricted' || !lifted(one));
}

/** The deadline that an event names; null when it names none. */
export function deadlineNamed({ type, data }: Pick<CaseEvent, 'type' | 'data'>): string | null {
  if (type !== 'checklist-confirmed') return typeof data.deadlineId === 'string' ? data.deadlineId : null;
  return data.key === undefined ? null : `${String(data.checklist)}.${String(data.key)}`;
}
