import { unitOf } from '../../access/unit.ts';
import { deadlinesSeen, factsSeen, type SeenCase } from '../../api/seen-case.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import type { Field } from '../../domain/case/field.ts';
import { type Meeting, meetingsOf } from '../../domain/case/meetings.ts';
import { fieldsOf } from '../../domain/case/read-command.ts';
import type { Json } from '../../domain/json.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import type { Role } from '../../domain/rules/roles.ts';
import { meetingEvents } from '../../domain/rules/rule-events.ts';
import { prefillFor } from './next-act.ts';

/**
 * What the case itself answers of a form: what is owed says which notification, examination or meeting it is about; the
 * same act before says how and with whom; the case says whose it is. A decision, an outcome or a consent is never proposed.
 */
export function proposalsFor(
  spec: CommandSpec,
  seen: SeenCase,
  nowMs: number,
  role: Role,
): Readonly<Record<string, Json>> {
  const fields = fieldsOf(spec);
  const own: Record<string, Json> = {
    ...ofCase(spec, seen),
    ...asBefore(spec, seen),
    ...ofUnit(spec, role),
    ...latestNamed(spec, seen),
    ...meetingFor(spec, seen),
    ...owed(spec, seen, nowMs, role),
  };
  return Object.fromEntries(
    Object.entries(own).filter(([path]) => Object.hasOwn(fields, path.split('.')[0] ?? '')),
  );
}

/** Fields that say what an act is about; only these are taken over from what is owed. */
const subjects = new Set([
  'kind',
  'programme',
  'code',
  'examination',
  'plan',
  'checklist',
  'template',
  'offer',
  'what',
]);
const isSubject = (name: string, field: Field | undefined): boolean =>
  name.endsWith('Id') || (subjects.has(name) && field?.type !== 'boolean');

/** The first unmet deadline that the act may meet; of one's own unit before others'. */
function owed(spec: CommandSpec, seen: SeenCase, nowMs: number, role: Role): Record<string, Json> {
  const mine = unitOf(role);
  const first = deadlinesSeen(seen, seen.state, nowMs)
    .filter(({ status, ruleId }) => {
      const rule = ruleById(ruleId);
      return rule && unmetStatuses.includes(status) && meetingEvents(rule).includes(spec.event);
    })
    .toSorted(
      (a, b) =>
        Number(b.responsible === mine) - Number(a.responsible === mine) ||
        (a.dueAt ?? a.dueOn ?? '9999').localeCompare(b.dueAt ?? b.dueOn ?? '9999', 'en'),
    )[0];
  if (!first) return {};
  const fields = fieldsOf(spec);
  const known = prefillFor(spec, { deadlineId: first.id, ruleId: first.ruleId });
  return Object.fromEntries(Object.entries(known).filter(([path]) => isSubject(path, fields[path])));
}

/** Of several notifications, measures or requests the last: it is what is being worked on. Never of consents or documents. */
const worked = new Set([
  'notificationId',
  'measureId',
  'requestId',
  'applicationId',
  'observationId',
  'referralId',
]);

function latestNamed(spec: CommandSpec, seen: SeenCase): Record<string, Json> {
  const view = viewOf(seen.state);
  return Object.fromEntries(
    Object.entries(spec.refers ?? {}).flatMap(([name, { by, path }]): [string, Json][] => {
      if (!worked.has(name) || spec.fields[name]?.optional) return [];
      const last = view.of(...[by].flat()).findLast(seen.sight.act)?.data[path];
      return typeof last === 'string' ? [[name, last]] : [];
    }),
  );
}

const forHeld = new Set(['send-minutes', 'agree-tasks', 'enter-meeting-consents']);

/** The meeting that the act is about: the next one not yet held, or for what follows a meeting the last one held. */
function meetingFor(spec: CommandSpec, { state, sight }: SeenCase): Record<string, Json> {
  if (!spec.refers?.meetingId || spec.fields.meetingId?.optional) return {};
  const all = meetingsOf(viewOf(state)).filter((one) => sight.meeting(one) && !one.cancelled);
  const soonest = (list: readonly Meeting[]) => list.toSorted((a, b) => a.meetingMs - b.meetingMs);
  const meeting = forHeld.has(spec.name)
    ? soonest(all.filter(({ held }) => held)).at(-1)
    : soonest(all.filter((one) => !one.held && (spec.name !== 'invite-to-meeting' || !one.invited)))[0];
  return meeting ? { meetingId: meeting.id } : {};
}

/** How and with whom the same act was done the last time. */
const habits = ['with', 'method', 'channel', 'programme', 'toClinic', 'forum'] as const;

function asBefore(spec: CommandSpec, seen: SeenCase): Record<string, Json> {
  const last = factsSeen(seen, seen.state).findLast(
    (fact) => fact.type === spec.event && fact.retractedBy === undefined && !fact.carried,
  );
  return Object.fromEntries(
    habits.flatMap((name): [string, Json][] => {
      const value = last?.data[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** What somebody records about an offer or a task is most often their own unit's. */
function ofUnit({ name, fields }: CommandSpec, role: Role): Record<string, Json> {
  const unit = unitOf(role);
  const own = ['offer', 'unit', 'discloser', 'minutesBy'];
  const asked = own.filter((one) => fields[one]).map((one): [string, Json] => [one, unit]);
  return Object.fromEntries(name === 'assign' ? [...asked, ['role', unit] as const] : asked);
}

const aboutChild = new Set(['child', 'subject', 'who']);
/** Whose death, or whose protected address, is never proposed. */
const neverProposed = new Set(['record-death', 'protect-address']);

/** In a child's case it is about that child, and the custody holder speaks for it; before the birth about the mother. */
function ofCase({ name, fields }: CommandSpec, { state }: SeenCase): Record<string, Json> {
  if (neverProposed.has(name)) return {};
  const child = state.kind === 'child';
  const people = [...aboutChild]
    .filter((one) => fields[one]?.type === 'slug')
    .map((one): [string, Json] => [one, child ? state.ref : one === 'child' ? 'child:1' : 'mother']);
  const speaks: Json = child ? 'FMI' : 'mother';
  const spoken = ['with', 'of'].filter((one) => fields[one]?.values?.FMI);
  return {
    ...Object.fromEntries(people),
    ...Object.fromEntries(spoken.map((one) => [one, speaks])),
    ...(fields.concerning && viewOf(state).term ? { 'concerning.edd': viewOf(state).term?.edd ?? '' } : {}),
    ...(fields.giver ? { 'giver.role': speaks } : {}),
    ...(name === 'receive-notification' || name === 'give-consent' ? { form: 'written' } : {}),
  };
}
