import { parseInstant } from '../domain/calendar/index.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import { isStorable } from '../domain/case/storable.ts';
import { isJsonObject } from '../domain/json.ts';
import { isRole } from '../domain/rules/roles.ts';
import type { CommandEnvelope, RelayEnvelope } from './messages.ts';

// Checked by hand: whatever bytes are sent straight to a case are refused, and the sandbox has no schema library.

// Dates are worked out for a case's life, not for the end of the calendar.
const LAST_MS = Date.UTC(2200, 0, 1);
const CASE_ID = /^c_[0-9a-f]{32}$/;
const isText = (value: unknown, longest = 200): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longest;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The refusal of something that is no message of ours. */
export const unreadable = (reason: string): Refusal =>
  refuse('VALIDATION', 'Beskeden til sagen kan ikke læses.', 'The message to the case cannot be read.', {
    reason,
  });

/** Why these bytes are no command envelope: the place, or null when they are one. */
export function mistakeInCommand(envelope: unknown): string | null {
  if (!isJsonObject(envelope)) return 'envelope';
  const { command, keyHash, bodyHash, ifVersion } = envelope as Partial<
    Record<keyof CommandEnvelope, unknown>
  >;
  if (!isText(keyHash)) return 'keyHash';
  if (!isText(bodyHash)) return 'bodyHash';
  if (ifVersion !== undefined && !isCount(ifVersion)) return 'ifVersion';
  if (!isJsonObject(command)) return 'command';
  const {
    name,
    data,
    at,
    role,
    newCaseIds = [],
    linkedVersions = {},
    survivor,
  } = command as Record<string, unknown>;
  if (!isText(name, 100)) return 'command.name';
  if (parseInstant(at) === null) return 'command.at';
  if (!isText(role) || !isRole(role)) return 'command.role';
  if (!isJsonObject(data) || !isStorable(data)) return 'command.data';
  if (!Array.isArray(newCaseIds) || newCaseIds.length > 20) return 'command.newCaseIds';
  if (!newCaseIds.every((id) => typeof id === 'string' && CASE_ID.test(id))) return 'command.newCaseIds';
  if (survivor !== undefined && !isSurvivor(survivor)) return 'command.survivor';
  if (!isJsonObject(linkedVersions) || !isStorable(linkedVersions)) return 'command.linkedVersions';
  return Object.values(linkedVersions).every(isCount) ? null : 'command.linkedVersions';
}

/** Why these bytes are no relay of a linked case. */
export function mistakeInRelay(envelope: unknown): string | null {
  if (!isJsonObject(envelope)) return 'envelope';
  const { fromRef, at, events } = envelope as Partial<Record<keyof RelayEnvelope, unknown>>;
  if (!isText(fromRef, 100)) return 'fromRef';
  if (parseInstant(at) === null) return 'at';
  if (!Array.isArray(events) || events.length > 1_000) return 'events';
  return events.every(isEvent) ? null : 'events';
}

/** Why these bytes move no clock: no number, or a moment beyond any case's life. */
export function mistakeInForward(to: unknown, nowMs: number): string | null {
  const offsetMs = isJsonObject(to) ? (to as Record<string, unknown>).clockOffsetMs : undefined;
  return Number.isSafeInteger(offsetMs) && nowMs + (offsetMs as number) <= LAST_MS ? null : 'clockOffsetMs';
}

/** Why these bytes start no case. What a run before carried over is our own and only looked at from outside. */
export function mistakeInStart(input: unknown): string | null {
  if (!isJsonObject(input)) return 'input';
  const { begin, clockOffsetMs, demo, historyBudget } = input as Record<string, unknown>;
  if (!Number.isSafeInteger(clockOffsetMs)) return 'clockOffsetMs';
  if (typeof demo !== 'boolean') return 'demo';
  if (historyBudget !== undefined && !isCount(historyBudget)) return 'historyBudget';
  if (!isJsonObject(begin)) return 'begin';
  const { by, opening, refer, keyHash, bodyHash, child, live } = begin as Record<string, unknown>;
  if (by === 'continuing') return isJsonObject(live) && isJsonObject(live.state) ? null : 'live';
  if (by === 'referral')
    return isOpening(opening) ? mistakeInCommand({ command: refer, keyHash, bodyHash }) : 'opening';
  if (by !== 'birth' || !isJsonObject(child)) return 'begin';
  if (!isOpening(child.opening) || parseInstant(child.startedAt) === null) return 'child';
  return Array.isArray(child.events) && child.events.every(isEvent) ? null : 'child.events';
}

function isSurvivor(survivor: unknown): boolean {
  if (!isJsonObject(survivor) || !isStorable(survivor)) return false;
  const { id, ref, linked } = survivor as Record<string, unknown>;
  return isText(id, 100) && isText(ref, 100) && Array.isArray(linked);
}

function isOpening(opening: unknown): boolean {
  if (!isJsonObject(opening) || !isStorable(opening)) return false;
  const { id, ref, kind, municipality, parameters, ruleSet, links } = opening as Record<string, unknown>;
  return (
    isText(id, 100) &&
    isText(ref, 100) &&
    (kind === 'pregnancy' || kind === 'child') &&
    isText(municipality, 100) &&
    isJsonObject(parameters) &&
    (ruleSet === null || isText(ruleSet, 100)) &&
    Array.isArray(links) &&
    links.every((link) => isJsonObject(link) && isText(link.ref, 100) && isText(link.id, 100))
  );
}

function isEvent(event: unknown): boolean {
  if (!isJsonObject(event) || !isStorable(event)) return false;
  const { id, type, at, recordedAt, by, version, data, dateOnly } = event as Record<string, unknown>;
  return (
    isCount(id) &&
    isText(type, 100) &&
    parseInstant(at) !== null &&
    parseInstant(recordedAt) !== null &&
    (by === 'system' || (isText(by) && isRole(by))) &&
    isCount(version) &&
    isJsonObject(data) &&
    (dateOnly === undefined || dateOnly === true)
  );
}
