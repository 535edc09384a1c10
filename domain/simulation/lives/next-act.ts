import { atLocalMs, civilDateOf, formatInstant } from '../../calendar/index.ts';
import type { CommandSpec } from '../../case/command-spec.ts';
import { specOfEvent } from '../../case/registry.ts';
import type { Json, JsonObject } from '../../json.ts';
import { derive } from '../../obligations/case-deadlines.ts';
import type { Obligation } from '../../obligations/obligation.ts';
import { statusOf, unmetStatuses } from '../../obligations/status.ts';
import type { Meeting } from '../../rules/rule.ts';
import { commandData } from './command-data.ts';
import { ownCommands } from './own-commands.ts';
import type { Situation } from './situation.ts';

/** Something that somebody is about to do. */
export interface Act {
  command: string;
  data: JsonObject;
}

const WORK_AHEAD_MS = 60 * 86_400_000;

/** An act that would meet one of the deadlines in sight, as people at work would choose it; null when there is none. */
export function actOnDeadline(situation: Situation): Act | null {
  const { view, nowMs, chance } = situation;
  const { obligations, closing } = derive(view.state);
  const inSight = obligations.filter(
    (o) => unmetStatuses.includes(statusOf(o, nowMs, closing)) && limitOf(o, nowMs) - nowMs < WORK_AHEAD_MS,
  );
  const o = chance.pick(inSight);
  return o ? actMeeting(o, situation) : null;
}

const limitOf = (o: Obligation, nowMs: number): number =>
  o.dueMs ?? (o.dueOn === null ? nowMs : atLocalMs(o.dueOn, 23, 59));

function actMeeting(o: Obligation, situation: Situation): Act | null {
  const { chance, view } = situation;
  const meeting = chance.pick(o.rule.met ?? []);
  const types = meeting ? typesOf(meeting) : (o.rule.metByEvents ?? []);
  const type = chance.pick(types);
  const spec = type === undefined ? undefined : specOfEvent(type);
  if (!spec?.kinds.includes(view.kind)) return null;
  const data = commandData(spec, situation, meeting ? wantedBy(meeting, o, spec) : {});
  return data && { command: spec.name, data };
}

const typesOf = ({ by }: Meeting): readonly string[] => (typeof by === 'string' ? [by] : by);

/** The fields that make an act meet this very occurrence, where the command has them. */
function wantedBy({ where = {}, same }: Meeting, { seed }: Obligation, spec: CommandSpec): JsonObject {
  const out: Record<string, Json> = {};
  for (const [name, value] of Object.entries(where))
    if (spec.fields[name] && value !== null) out[name] = Array.isArray(value) ? (value[0] as Json) : value;
  if (same !== undefined && spec.fields[same]) out[same] = seed.key;
  return out;
}

/** What turns a whole life comes from its story, or from a wish of that very life. */
const turningPoints = new Set(['refer', 'record-birth', 'end-pregnancy', 'record-death', 'close-case']);

/** Any command of the registry that belongs to this kind of case, or the one named. */
export function anyAct(situation: Situation, name?: string): Act | null {
  const { view, chance } = situation;
  const mine = ownCommands.filter(({ kinds }) => kinds.includes(view.kind));
  const spec =
    name === undefined
      ? chance.pick(mine.filter((one) => !turningPoints.has(one.name)))
      : mine.find((one) => one.name === name);
  const data = spec ? commandData(spec, situation) : null;
  return spec && data ? { command: spec.name, data } : null;
}

/** The same act with a mistake that people make: an unknown id, the future, a moment before the case, a field left out. */
export function mistaken({ command, data }: Act, { view, nowMs, chance }: Situation): Act {
  const names = Object.keys(data);
  const id = names.find((name) => name.endsWith('Id') && typeof data[name] === 'string');
  switch (chance.whole(0, 3)) {
    case 0:
      return { command, data: id ? { ...data, [id]: 'ukendt' } : without(data, names[0]) };
    case 1:
      return { command, data: { ...withoutMoments(data), at: formatInstant(nowMs + 40 * 86_400_000) } };
    case 2:
      return {
        command,
        data: { ...withoutMoments(data), on: civilDateOf(view.state.startedMs - 5 * 86_400_000) },
      };
    default:
      return { command, data: without(data, chance.pick(names)) };
  }
}

const without = (data: JsonObject, name: string | undefined): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([one]) => one !== name));

const withoutMoments = (data: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !/(At|On)$/.test(name)));
