import { catalogue } from '../domain/rules/catalogue.ts';
import { generateLife, type LifeWish } from '../domain/simulation/lives/generate-life.ts';
import { ownCommands } from '../domain/simulation/lives/own-commands.ts';
import { type Story, stories } from '../domain/simulation/lives/story.ts';
import type { Scenario } from '../domain/simulation/scenario.ts';
import { simulate } from '../domain/simulation/simulate.ts';
import { writeScenario } from '../domain/simulation/write-scenario.ts';
import { misuse, type Outcome } from './print.ts';

/** What was asked for, as the command line gives it: text. */
export interface GenerateOptions {
  seed?: string;
  count?: string;
  kind?: string;
  story?: string;
  steps?: string;
  years?: string;
  coverage?: boolean;
}

const MOST_LIVES = 100_000;

/** Plausible lives from a seed, as scenario files; with `coverage` what they reach of commands and rules instead. */
export function generate(options: GenerateOptions): Outcome {
  const read = readWish(options);
  if ('refused' in read) return read.refused;
  const { wish, count } = read;
  const lives = Array.from({ length: count }, (_, i) => generateLife({ ...wish, seed: wish.seed + i }));
  if (options.coverage) {
    const reached = coverageOf(lives);
    return { document: reached, text: () => JSON.stringify(reached, null, 2), ok: true };
  }
  const files = lives.map(writeScenario);
  return {
    document: options.count === undefined ? files[0] : files,
    text: () => lives.map((life) => `${life.name}, ${life.steps.length} trin`).join('\n'),
    ok: true,
  };
}

/** How often lives had each command accepted and refused, and how often each rule stood in them. */
export function coverageOf(lives: readonly Scenario[]) {
  const accepted = new Map(ownCommands.map(({ name }) => [name, 0]));
  const refused = new Map<string, number>();
  const opened = new Map(rulesThatOpen.map((id) => [id, 0]));
  const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);
  for (const life of lives) {
    for (const step of life.steps) add(step.refused ? refused : accepted, step.refused ?? step.command);
    const ids = simulate(life).cases.flatMap(({ deadlines }) => deadlines.map(({ ruleId }) => ruleId));
    for (const id of new Set(ids)) add(opened, id);
  }
  const unreached = (of: Map<string, number>) => [...of].filter(([, n]) => n === 0).map(([name]) => name);
  return {
    lives: lives.length,
    steps: lives.reduce((sum, { steps }) => sum + steps.length, 0),
    commandsNeverAccepted: unreached(accepted),
    rulesNeverOpened: unreached(opened),
    accepted: Object.fromEntries(accepted),
    refused: Object.fromEntries(refused),
    opened: Object.fromEntries(opened),
  };
}

/** Guards, facts, queries and the rhythms of organisations have no occurrences in a case. */
const rulesThatOpen = catalogue
  .filter((rule) => rule.stands !== 'organisation' && (rule.opens !== undefined || rule.seeds !== undefined))
  .map((rule) => rule.id);

function readWish({ seed, count = '1', kind, story, steps, years }: GenerateOptions) {
  const bad = (da: string, en: string, reason: string) => ({ refused: misuse(da, en, reason) });
  if (!isWhole(seed)) return bad('Angiv et frø: et helt tal.', 'Give a seed: a whole number.', 'seed');
  if (!isWhole(count) || Number(count) < 1 || Number(count) > MOST_LIVES)
    return bad('Antallet skal være et helt tal fra 1.', 'The count must be a whole number from 1.', 'count');
  if (kind !== undefined && kind !== 'pregnancy' && kind !== 'child')
    return bad('Slagsen er pregnancy eller child.', 'The kind is pregnancy or child.', 'kind');
  if (story !== undefined && !isStory(story))
    return bad(
      `Historien er en af ${stories.join(', ')}.`,
      `The story is one of ${stories.join(', ')}.`,
      'story',
    );
  if (story !== undefined && kind !== undefined && (story === 'after-birth') !== (kind === 'child'))
    return bad(
      'Historien hører til en anden slags sag.',
      'The story belongs to another kind of case.',
      'story',
    );
  if (steps !== undefined && !(isWhole(steps) && Number(steps) > 0))
    return bad('Antallet af trin er et helt tal.', 'The number of steps is a whole number.', 'steps');
  if (years !== undefined && !(Number(years) > 0))
    return bad('Antallet af år er et tal.', 'The number of years is a number.', 'years');
  const wish: LifeWish = {
    seed: Number(seed),
    ...(kind ? { kind } : {}),
    ...(story ? { story } : {}),
    ...(steps ? { maxSteps: Number(steps) } : {}),
    ...(years ? { maxYears: Number(years) } : {}),
  };
  return { wish, count: Number(count) };
}

export const isWhole = (said: string | undefined): said is string =>
  said !== undefined && /^\d{1,9}$/.test(said);

const isStory = (said: string): said is Story => stories.some((one) => one === said);
