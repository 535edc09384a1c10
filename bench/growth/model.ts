import type { LifeWeight } from './life-weight.ts';

/** Whom the service is for: how many lives begin in a year. */
export interface Population {
  name: string;
  livesAYear: number;
}

/** Costs measured elsewhere (docs/growth.md says where), on one core of the machine that they were measured on. */
export interface UnitCosts {
  /** Processor milliseconds of a command, by process. */
  commandMs: { engine: number; worker: number; api: number; store: number };
  /** Processor milliseconds of a moment at which a timer fires, a reminder is published and sent. */
  timerMs: number;
  /** KiB of a worker's memory for a case that it remembers. */
  warmCaseKib: number;
}

/** What a population asks for. Means over office hours where `aSecond` says so: 220 days of 8 hours. */
export interface Growth {
  name: string;
  livesOpen: number;
  commandsADay: number;
  commandsASecond: number;
  timersADay: number;
  actionsAYear: number;
  storeGbAYear: number;
  storeGbStanding: number;
  historyGbStanding: number;
  /** Cores that commands and timers keep busy on the mean; a peak of ten times the mean beside it. */
  cores: number;
  coresAtPeak: number;
  /** GB of a worker's memory to remember every open case: more is never needed. */
  warmGb: number;
}

const OFFICE_DAYS = 220;
const OFFICE_SECONDS = 8 * 3_600;
const DAYS = 365.25;
/** A Monday morning against the mean of office hours. */
const PEAK = 10;
const CASES_OF_A_LIFE = 2;
const GB = 1e9;

/**
 * What so many lives a year ask for once as many end as begin. Everything grows in proportion to the lives: that it does
 * is what P5 and P9 measure, and the one thing that this model must not assume for aggregates.
 */
export function growthOf({ name, livesAYear }: Population, life: LifeWeight, costs: UnitCosts): Growth {
  const livesOpen = livesAYear * life.years;
  const commandsADay = (livesAYear * life.commands) / OFFICE_DAYS;
  const commandsASecond = commandsADay / OFFICE_SECONDS;
  const timersADay = (livesAYear * life.timers) / DAYS;
  const { engine, worker, api, store } = costs.commandMs;
  const timersASecond = (livesAYear * life.timers) / OFFICE_DAYS / OFFICE_SECONDS;
  const cores = (commandsASecond * (engine + worker + api + store) + timersASecond * costs.timerMs) / 1_000;
  return {
    name,
    livesOpen,
    commandsADay,
    commandsASecond,
    timersADay,
    actionsAYear: livesAYear * life.actions,
    storeGbAYear: (livesAYear * life.storeBytes) / GB,
    storeGbStanding: (livesOpen * life.storeBytes) / GB,
    historyGbStanding: (livesOpen * life.historyBytes) / life.runs / GB,
    cores,
    coresAtPeak: cores * PEAK,
    warmGb: (livesOpen * CASES_OF_A_LIFE * costs.warmCaseKib * 1_024) / GB,
  };
}
