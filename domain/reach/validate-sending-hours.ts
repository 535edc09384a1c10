import { isCivilDate } from '../calendar/index.ts';
import { isJsonObject, type Json } from '../json.ts';
import { type Text, text } from '../text.ts';
import type { QuietSpan, SendingHours } from './sending-hours.ts';
import { nextOpenMs } from './when-to-send.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MOST_SPANS = 14;
const MOST_DAYS = 100;

/** The sending hours that somebody gives, or the first field that cannot be, and why. */
export type ReadHours = { ok: true; hours: SendingHours } | { ok: false; field: string; message: Text };

/** Checks sending hours. A week must have an open minute: messages that never leave help nobody. */
export function readSendingHours(given: { readonly [key: string]: Json }): ReadHours {
  const { spreadMinutes, quiet, quietDays, quietHolidays } = given;
  if (!isWhole(spreadMinutes, 0, 60))
    return wrong(
      'spreadMinutes',
      'skal være et helt tal fra 0 til 60',
      'must be a whole number from 0 to 60',
    );
  if (typeof quietHolidays !== 'boolean')
    return wrong('quietHolidays', 'skal være true eller false', 'must be true or false');
  if (!Array.isArray(quietDays) || quietDays.length > MOST_DAYS || !quietDays.every(isDay))
    return wrong(
      'quietDays',
      `skal være højst ${MOST_DAYS} datoer som 12-24 eller 2026-05-15`,
      `must be at most ${MOST_DAYS} dates like 12-24 or 2026-05-15`,
    );
  if (!Array.isArray(quiet) || quiet.length > MOST_SPANS || !quiet.every(isSpan))
    return wrong(
      'quiet',
      `skal være højst ${MOST_SPANS} tidsrum med ugedage (1–7) og klokkeslæt som 07:00`,
      `must be at most ${MOST_SPANS} spans with weekdays (1–7) and times like 07:00`,
    );
  const hours: SendingHours = { spreadMinutes, quiet, quietDays, quietHolidays };
  // Any ordinary week: days that an organisation names come on top.
  if (nextOpenMs(0, { ...hours, quietDays: [] }) === null)
    return wrong('quiet', 'lader intet tidspunkt være åbent', 'leaves no moment open');
  return { ok: true, hours };
}

const isWhole = (value: Json | undefined, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

const isDay = (value: Json): value is string =>
  typeof value === 'string' && (MONTH_DAY.test(value) || isCivilDate(value));

function isSpan(value: Json): value is Json & QuietSpan {
  if (!isJsonObject(value)) return false;
  const { weekdays, from, until } = value;
  return (
    Array.isArray(weekdays) &&
    weekdays.length <= 7 &&
    weekdays.every((day) => isWhole(day, 1, 7)) &&
    [from, until].every((time) => typeof time === 'string' && TIME.test(time))
  );
}

const wrong = (field: string, da: string, en: string): ReadHours => ({
  ok: false,
  field,
  message: text(`${field} ${da}.`, `${field} ${en}.`),
});
