import { civilDateOf, formatInstant, parseInstant } from '../calendar/index.ts';
import { atPath, type Json, type JsonObject } from '../json.ts';
import { isLeaderRole } from '../rules/roles.ts';
import type { CaseView } from './case-view.ts';
import type { Command } from './command.ts';
import type { Attempt, CommandSpec, Moment } from './command-spec.ts';
import type { Field, Fields } from './field.ts';
import { momentOf, parseInput } from './parse-input.ts';
import { type Refusal, refuse } from './refusal.ts';
import { momentFields, noteField } from './registry.ts';

/** A command as read, before anybody asks what it would do to the deadlines. */
export type ReadAttempt = Omit<Attempt, 'derived'>;

export type Read = { ok: true; attempt: ReadAttempt } | { ok: false; refusal: Refusal };

/** Everything that can be said about a command from its own words: fields, moment, role, ids it names. */
export function readCommand(spec: CommandSpec, command: Command, view: CaseView): Read {
  const no = (refusal: Refusal): Read => ({ ok: false, refusal });
  const nowMs = parseInstant(command.at);
  if (nowMs === null)
    return no(
      refuse(
        'VALIDATION',
        'Kommandoens tidspunkt kan ikke læses.',
        'The moment of the command cannot be read.',
        { reason: 'at' },
      ),
    );
  if (!spec.kinds.includes(view.kind)) {
    return no(
      refuse(
        'PRECONDITION',
        `«${spec.title.da}» hører ikke til denne slags sag.`,
        `“${spec.title.en}” does not belong to this kind of case.`,
        { reason: view.kind },
      ),
    );
  }
  if (spec.roles === 'leader' && !isLeaderRole(command.role)) {
    return no(
      refuse('NOT_PERMITTED', 'Det kan kun en leder.', 'Only a leader may do that.', {
        reason: command.role,
      }),
    );
  }
  const parsed = parseInput(fieldsOf(spec), command.data, nowMs);
  if (!parsed.ok) return no(parsed.refusal);
  const moment = momentIn(spec, parsed.data, nowMs);
  const early = beforeStart(spec, moment, view);
  if (early) return no(early);
  const data = assignId(spec, parsed.data, view);
  const attempt: ReadAttempt = {
    view,
    data,
    moment,
    nowMs,
    role: command.role,
    linkedVersions: command.linkedVersions ?? {},
    survivor: command.survivor ?? null,
  };
  const unknown = duplicateOrUnknown(spec, data, view);
  return unknown ? no(unknown) : { ok: true, attempt };
}

/** The fields a caller may give, the moment's own among them. Moments may always be left out: then it is now. */
export function fieldsOf(spec: CommandSpec): Fields {
  const known = askedFields.get(spec);
  if (known) return known;
  const common: Record<string, Field> = { ...momentFields, note: noteField };
  const own: Record<string, Field> = {};
  for (const [name, field] of Object.entries(spec.fields)) {
    own[name] = name === spec.moment ? { ...field, optional: true } : field;
  }
  const fields = { ...common, ...own };
  askedFields.set(spec, fields);
  return fields;
}

const askedFields = new WeakMap<CommandSpec, Fields>();

/** The field named in the table goes first, then `at`, then `on`, then now. */
function momentIn(spec: CommandSpec, data: JsonObject, nowMs: number): Moment {
  const candidates = [spec.moment ? data[spec.moment] : undefined, data.at, data.on];
  for (const value of candidates) {
    const moment = value === undefined ? null : momentOf(value as Json);
    if (moment) return moment;
  }
  return { ms: nowMs, on: civilDateOf(nowMs), dateOnly: false };
}

function beforeStart(spec: CommandSpec, moment: Moment, view: CaseView): Refusal | null {
  if (spec.mayPrecedeCase) return null;
  const early = moment.dateOnly ? moment.on < view.startedOn : moment.ms < view.startedMs;
  return early
    ? refuse(
        'VALIDATION',
        `Tidspunktet ligger før sagens start ${view.startedOn}.`,
        `The moment lies before the start of the case, ${view.startedOn}.`,
        {
          reason: spec.moment ?? 'at',
        },
      )
    : null;
}

/**
 * Gives an id where the caller gave none: prefix and the next number never used in this case, nor by a linked case
 * whose acts are known here (a child's own measure, carried out).
 */
function assignId(spec: CommandSpec, data: JsonObject, view: CaseView): JsonObject {
  if (!spec.assigns || data[spec.assigns.field] !== undefined) return data;
  const { field, prefix } = spec.assigns;
  const used = new Set(view.state.facts.map((fact) => fact.data[field]));
  let n = view.ever(spec.event).length + 1;
  while (used.has(`${prefix}${n}`)) n += 1;
  return { ...data, [field]: `${prefix}${n}` };
}

function duplicateOrUnknown(spec: CommandSpec, data: JsonObject, view: CaseView): Refusal | null {
  if (spec.assigns) {
    const { field } = spec.assigns;
    if (view.ever(spec.event).some((fact) => fact.data[field] === data[field])) {
      return refuse(
        'DUPLICATE',
        `«${field}» er allerede brugt i sagen.`,
        `“${field}” is already used in this case.`,
        { reason: field },
      );
    }
  }
  for (const [field, known] of Object.entries(spec.refers ?? {})) {
    const id = data[field];
    if (id === undefined) continue;
    const types = typeof known.by === 'string' ? [known.by] : known.by;
    if (!view.of(...types).some((fact) => atPath(fact.data, known.path) === id)) {
      return refuse(
        'NOT_FOUND',
        `Sagen kender ikke det, som «${field}» henviser til.`,
        `The case does not know what “${field}” refers to.`,
        { reason: field },
      );
    }
  }
  return null;
}

/** RFC 3339 of a moment, for events. */
export const momentAt = (moment: Moment): string => formatInstant(moment.ms);
