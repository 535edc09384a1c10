import {
  addDays,
  atLocalMs,
  type CivilDate,
  civilDateOf,
  daysBetween,
  formatInstant,
  isCivilDate,
  parseInstant,
  startOfDayMs,
} from '../../domain/calendar/index.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import type { Scenario } from '../../domain/simulation/scenario.ts';

/**
 * The same life, ending in the week that ends today: every date and instant moved by whole weeks, so that weekdays
 * and hours of the day stay what they were.
 */
export function moveToToday(life: Scenario, todayOn: CivilDate): Scenario {
  const endsOn = civilDateOf(parseInstant(life.until) ?? 0);
  const days = Math.floor(daysBetween(endsOn, todayOn) / 7) * 7;
  return moveLife(life, days);
}

/** The same life, ending in the week that ends now: one that would end later today ends a week earlier. */
export function moveToNow(life: Scenario, nowMs: number): Scenario {
  const moved = moveToToday(life, civilDateOf(nowMs));
  return (parseInstant(moved.until) ?? 0) > nowMs ? moveLife(moved, -7) : moved;
}

/** The same life some days later (earlier when negative); every hour of the day stays what it was. */
export function moveLife(life: Scenario, days: number): Scenario {
  return {
    ...life,
    until: movedText(life.until, days),
    steps: life.steps.map((step) => ({
      ...step,
      at: movedText(step.at, days),
      data: moved(step.data, days) as JsonObject,
    })),
  };
}

function moved(value: Json, days: number): Json {
  if (typeof value === 'string') return movedText(value, days);
  if (Array.isArray(value)) return value.map((one) => moved(one, days));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, moved(one, days)]));
}

/** Moves a text that is a date or an instant; an instant keeps its hour on Copenhagen's clocks. */
function movedText(text: string, days: number): string {
  if (isCivilDate(text)) return addDays(text, days);
  const ms = parseInstant(text);
  if (ms === null) return text;
  const on = civilDateOf(ms);
  const sinceMidnight = ms - startOfDayMs(on);
  return formatInstant(atLocalMs(addDays(on, days), 0) + sinceMidnight);
}
