import {
  addDays,
  atLocalMs,
  type CivilDate,
  civilDateOf,
  endOfDayMs,
  parseInstant,
  publicHoliday,
  startOfDayMs,
  weekday,
} from '../calendar/index.ts';
import type { MessageKind } from './message-kind.ts';
import type { QuietSpan, SendingHours } from './sending-hours.ts';

const MINUTE_MS = 60_000;
/** Longer than any closing of an office: what finds no open minute until then is not held back. */
const LONGEST_WAIT_DAYS = 21;

/** A message as far as the moment of its sending goes. */
export interface Planned {
  plannedMs: number;
  kind: MessageKind;
  urgent: boolean;
  /** The limit that it is about, a date or an instant: no reminder waits past it. */
  due?: string | null;
  /** The same message, the same key: what spreads messages must not change when they are looked at again. */
  key: string;
  settings: SendingHours;
}

/**
 * The moment before which a message stays where it is. What is urgent never waits. A dated message is spread over the
 * minutes after its full hour, so that not all of them leave at once, and quiet hours push it to the next open
 * minute; a reminder that would come after its limit then leaves as planned. Deadlines never ask.
 */
export function sendNotBeforeMs({ plannedMs, kind, urgent, due = null, key, settings }: Planned): number {
  if (urgent || kind === 'emergency') return plannedMs;
  const openMs = nextOpenMs(plannedMs, settings);
  if (openMs === null || (kind === 'reminder' && due !== null && openMs > limitMs(due))) return plannedMs;
  const crowded = openMs !== plannedMs || isFullHour(plannedMs);
  if (!crowded) return openMs;
  const spreadMs = Math.floor(fractionOf(key) * settings.spreadMinutes * MINUTE_MS);
  return isQuiet(openMs + spreadMs, settings) ? openMs : openMs + spreadMs;
}

const limitMs = (due: string): number => parseInstant(due) ?? endOfDayMs(due);

/** Copenhagen's clock differs from UTC by whole hours. */
const isFullHour = (ms: number): boolean => ms % (60 * MINUTE_MS) === 0;

/** The first minute from a moment on that is not quiet; null when there is none for weeks. */
export function nextOpenMs(fromMs: number, hours: SendingHours): number | null {
  const lastMs = fromMs + LONGEST_WAIT_DAYS * 24 * 60 * MINUTE_MS;
  let ms = fromMs;
  while (ms <= lastMs) {
    const untilMs = quietUntilMs(ms, hours);
    if (untilMs === null) return ms;
    ms = untilMs;
  }
  return null;
}

export const isQuiet = (ms: number, hours: SendingHours): boolean => quietUntilMs(ms, hours) !== null;

/** When the quiet that a moment lies in ends, always later than the moment; null when it lies in none. */
function quietUntilMs(ms: number, { quiet, quietDays, quietHolidays }: SendingHours): number | null {
  const on = civilDateOf(ms);
  const isQuietDay =
    quietDays.includes(on) ||
    quietDays.includes(on.slice(5)) ||
    (quietHolidays && (weekday(on) >= 6 || publicHoliday(on) !== null));
  if (isQuietDay) return startOfDayMs(addDays(on, 1));
  const ends = quiet
    .flatMap((span) => [spanOn(span, addDays(on, -1)), spanOn(span, on)])
    .flatMap((span) => (span && span.fromMs <= ms && ms < span.untilMs ? [span.untilMs] : []));
  return ends.length > 0 ? Math.max(...ends) : null;
}

/** A span that begins on a day, as moments; null when it does not begin on that weekday. */
function spanOn({ weekdays, from, until }: QuietSpan, on: CivilDate) {
  if (!weekdays.includes(weekday(on))) return null;
  return { fromMs: atTime(on, from), untilMs: atTime(until > from ? on : addDays(on, 1), until) };
}

const atTime = (on: CivilDate, time: string): number =>
  atLocalMs(on, Number(time.slice(0, 2)), Number(time.slice(3, 5)));

/** A key's place between 0 and 1 (FNV-1a, finished so that keys which differ in their last letter lie apart). */
function fractionOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
