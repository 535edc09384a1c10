import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { fieldsOf } from '../../domain/case/read-command.ts';
import { specOfEvent } from '../../domain/case/registry.ts';
import type { Json } from '../../domain/json.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { meetingEvents } from '../../domain/rules/rule-events.ts';
import type { Text } from '../../domain/text.ts';

/** The commands whose events meet a rule, in the order in which the rule names them. */
export function actsOf(rule: Rule): readonly CommandSpec[] {
  const found = meetingEvents(rule).flatMap((type) => specOfEvent(type) ?? []);
  return [...new Set(found)];
}

interface Owed {
  deadlineId: string;
  ruleId: string;
}

/** The form that meets a deadline, already told which one; null where no command does. */
export function actUrl(caseId: string, { deadlineId, ruleId }: Owed): { url: string; title: Text } | null {
  const rule = ruleById(ruleId);
  const spec = rule ? actsOf(rule)[0] : undefined;
  return spec ? { url: formUrl(caseId, spec.name, deadlineId), title: spec.title } : null;
}

export const formUrl = (caseId: string, command: string, deadlineId?: string): string =>
  `/cases/${caseId}/record/${command}${deadlineId ? `?for=${encodeURIComponent(deadlineId)}` : ''}`;

/**
 * What a form may fill in because it was opened from a deadline: which notification, measure or meeting it is about,
 * and what the rule wants to see. Only simple values, only fields that the command has.
 */
export function prefillFor(spec: CommandSpec, { deadlineId, ruleId }: Owed): Readonly<Record<string, Json>> {
  const rule = ruleById(ruleId);
  if (!rule) return {};
  const key = deadlineId.slice(ruleId.length + 1);
  const fields = fieldsOf(spec);
  const known: Record<string, Json> = {};
  for (const meeting of rule.met ?? []) {
    if (![meeting.by].flat().includes(spec.event)) continue;
    if (meeting.same) known[meeting.same] = key;
    for (const [path, value] of Object.entries(meeting.where ?? {}))
      if (typeof value !== 'object') known[path] = value;
  }
  return Object.fromEntries(Object.entries(known).filter(([path]) => Object.hasOwn(fields, path)));
}
