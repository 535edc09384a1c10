import type { EventType } from '../case/fact.ts';
import type { Rule } from './rule.ts';

/** The events that open a rule's occurrences, from its openings or what stands behind its function. */
export function openingEvents(rule: Rule): readonly EventType[] {
  const declared = (rule.opens ?? []).flatMap((opening) => opening.on);
  return [...new Set([...declared, ...(rule.openedBy ?? [])])];
}

/** The events that meet a rule's occurrences. */
export function meetingEvents(rule: Rule): readonly EventType[] {
  const declared = (rule.met ?? []).flatMap((meeting) => meeting.by);
  return [...new Set([...declared, ...(rule.metByEvents ?? [])])];
}

/** The rules that an event opens and meets: what a command's registry entry says about obligations. */
export function rulesOfEvents(
  rules: readonly Rule[],
  events: readonly EventType[],
): { opens: string[]; meets: string[] } {
  const of = (listed: (rule: Rule) => readonly EventType[]) =>
    rules.filter((rule) => listed(rule).some((type) => events.includes(type))).map((rule) => rule.id);
  return { opens: of(openingEvents), meets: of(meetingEvents) };
}
