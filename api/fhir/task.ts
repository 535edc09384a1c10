import type { JsonObject } from '../../domain/json.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import type { Status } from '../../domain/obligations/status.ts';
import { type Resource, subjectOf, systems, unitOf } from './resource.ts';

/** Deadlines that still stand, as FHIR calls their state; those that have ended are not tasks any more. */
const statuses: Readonly<Partial<Record<Status, string>>> = {
  waiting: 'draft',
  open: 'requested',
  'due-soon': 'requested',
  overdue: 'requested',
  paused: 'on-hold',
};

/** A deadline as a Task of FHIR R4; null for one that has ended. Shaped after the standard, validated against no profile. */
export function taskOf(caseId: string, municipality: string, deadline: Deadline): Resource | null {
  const status = statuses[deadline.status];
  if (!status) return null;
  const { id, ruleId, title, source, nature, responsible, earliestOn, dueOn, dueAt, trigger } = deadline;
  const due = dueAt ?? dueOn;
  const period: JsonObject = {
    ...(earliestOn ? { start: earliestOn } : {}),
    ...(due ? { end: due } : {}),
  };
  return {
    resourceType: 'Task',
    id: `${caseId.slice(2)}-${id}`.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 64),
    identifier: [{ system: systems.deadline, value: `${caseId}/${id}` }],
    status,
    businessStatus: { text: deadline.status },
    intent: nature === 'LOV' ? 'order' : 'plan',
    code: { coding: [{ system: systems.rule, code: ruleId, display: title.da }], text: title.da },
    description: source.text,
    for: subjectOf(caseId),
    authoredOn: trigger.at,
    owner: unitOf(responsible, municipality),
    ...(Object.keys(period).length > 0 ? { restriction: { period } } : {}),
  };
}
