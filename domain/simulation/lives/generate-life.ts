import { formatInstant } from '../../calendar/index.ts';
import { viewOf } from '../../case/case-view.ts';
import { commandByName } from '../../case/registry.ts';
import type { CaseKind } from '../../case/state.ts';
import type { Parameters } from '../../rules/parameters.ts';
import { roleOfStep } from '../role-of-step.ts';
import { firstRef, type Scenario, type ScenarioStep } from '../scenario.ts';
import { playStep, type World } from '../simulate.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { commandData } from './command-data.ts';
import { type Act, actOnDeadline, anyAct, mistaken } from './next-act.ts';
import { ownCommands } from './own-commands.ts';
import { nextOnTheWay } from './prerequisites.ts';
import { type Situation, wholeMinute } from './situation.ts';
import { drawPlot, type Plot, type Story } from './story.ts';

/** Which life is wanted; what is left out is drawn from the seed. */
export interface LifeWish {
  seed: number;
  kind?: CaseKind;
  story?: Story;
  /** At most so many steps. */
  maxSteps?: number;
  /** At most so many years from the referral. */
  maxYears?: number;
}

/** A life being written: every step is tried on the pure domain, so that later ones can build on earlier ones. */
interface Draft {
  scenario: Scenario;
  plot: Plot;
  chance: Chance;
  world: World;
  steps: ScenarioStep[];
  stepEvents: (readonly number[])[];
  /** Commands that this life tries to get accepted: every command is somebody's, whatever chance says. */
  wished: Set<string>;
  nowMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WISHES = 10;
/** What corrects a life: facts taken back, deadlines moved by the ledger. */
const corrections = [
  'retract',
  'retract',
  'retract',
  'pause-deadline',
  'resume-deadline',
  'extend-deadline',
  'exempt-deadline',
];
const MAX_STEPS = 120;
const SCHOOL_YEARS = 7.6;

/**
 * Writes a plausible life: what a story has in store, what its deadlines ask for, and now and then what people do
 * wrong, late or twice. Refused steps say with which code. The same seed writes the same life.
 */
export function generateLife(wish: LifeWish): Scenario {
  const chance = chanceFrom(wish.seed);
  const plot = drawPlot(chance, wish);
  const draft = beginDraft(wish, plot, chance);
  const maxSteps = wish.maxSteps ?? MAX_STEPS;
  const whole = chance.maybe(0.4) ? SCHOOL_YEARS : 0.6 + chance.real() * 2;
  const endMs = plot.startMs + Math.min(whole, wish.maxYears ?? SCHOOL_YEARS) * 365 * DAY_MS;
  refer(draft);
  const ahead = [...plot.milestones];
  while (draft.nowMs < endMs && draft.steps.length < maxSteps) {
    const laterMs = wholeMinute(draft.nowMs + gapMs(draft, endMs, maxSteps));
    const next = ahead[0];
    if (next && next.ms <= laterMs) {
      ahead.shift();
      draft.nowMs = Math.max(draft.nowMs, next.ms);
      if (draft.nowMs < endMs) reachMilestone(draft, next);
    } else {
      draft.nowMs = laterMs;
      if (laterMs < endMs) doSomething(draft);
    }
  }
  const untilMs = wholeMinute(draft.nowMs + chance.real() * 20 * DAY_MS);
  return { ...draft.scenario, until: formatInstant(untilMs) };
}

function beginDraft({ seed }: LifeWish, plot: Plot, chance: Chance): Draft {
  const steps: ScenarioStep[] = [];
  const names = ownCommands
    .map(({ name }) => name)
    .filter((name) => name !== 'refer' && name !== 'record-birth');
  const wished = new Set(
    Array.from({ length: WISHES }, (_, i) => names[(seed * WISHES + i) % names.length] ?? ''),
  );
  return {
    scenario: {
      name: `seed ${seed}: ${plot.story}`,
      municipality: chance.pick(['esbjerg', 'esbjerg', 'aabenraa', 'kolding']) ?? 'esbjerg',
      parameters: ownParameters(chance),
      ruleSet: chance.maybe(0.1) ? 'current' : null,
      kind: plot.kind,
      steps,
      until: formatInstant(plot.startMs),
    },
    plot,
    chance,
    world: new Map(),
    steps,
    stepEvents: [],
    wished,
    nowMs: plot.startMs,
  };
}

/** Now and then an agreement of its own. */
function ownParameters(chance: Chance): Partial<Parameters> {
  if (chance.maybe(0.7)) return {};
  return {
    reminderHour: chance.whole(6, 12),
    noShowThreshold: chance.whole(1, 3),
    closingMeetingRequired: chance.maybe(0.5),
    publishedLimitDays: { support: chance.whole(20, 90) },
    escalation: chance.pick([[], ['director'], ['SP-leader', 'director']]) ?? [],
  };
}

function refer(draft: Draft): void {
  draft.nowMs = wholeMinute(draft.nowMs + draft.chance.real() * 20 * HOUR_MS);
  give(draft, firstRef(draft.plot.kind), { command: 'refer', data: draft.plot.refer });
}

/** Days pass quickly around a birth; the years to school share the steps that are left. */
function gapMs({ chance, nowMs, plot, steps }: Draft, endMs: number, maxSteps: number): number {
  const busy = nowMs < plot.bornMs + 45 * DAY_MS;
  const left = Math.max(1, Math.min(maxSteps - steps.length, 45));
  const meanMs = busy ? 4 * DAY_MS : Math.max(2 * DAY_MS, (endMs - nowMs) / left);
  return HOUR_MS / 2 + chance.real() * 2 * meanMs;
}

function situationOf(draft: Draft, ref: string): Situation | null {
  const lived = draft.world.get(ref);
  if (!lived) return null;
  const mine = draft.steps.flatMap((step, i) => (step.case === ref && !step.refused ? [i] : []));
  return { view: viewOf(lived.state), nowMs: draft.nowMs, chance: draft.chance, steps: mine };
}

function reachMilestone(draft: Draft, { ref, command, data }: Plot['milestones'][number]): void {
  const situation = situationOf(draft, ref);
  const spec = commandByName(command);
  if (!situation || !spec) return;
  const whole = command === 'refer' ? draft.plot.refer : commandData(spec, situation, data);
  if (whole && draft.chance.maybe(0.93)) give(draft, ref, { command, data: whole }, 0.6);
}

function doSomething(draft: Draft): void {
  const { chance, world, steps } = draft;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const ref = chance.pick([...world.keys()]) ?? '';
    const situation = situationOf(draft, ref);
    if (!situation) return;
    const roll = chance.real();
    let act: Act | null;
    let kept = 0.12;
    if (roll < 0.45) act = actOnDeadline(situation);
    else if (roll < 0.75) act = wishedAct(draft, ref, situation);
    else if (roll < 0.9) act = anyAct(situation);
    else if (roll < 0.94) act = anyAct(situation, chance.pick(corrections));
    else {
      const before = roll < 0.97 ? anyAct(situation) : chance.pick(steps.filter((step) => step.case === ref));
      act = before && roll < 0.97 ? mistaken(before, situation) : (before ?? null);
      kept = 0.7;
    }
    if (act && give(draft, ref, act, kept)) return;
  }
}

/** One of the life's wishes, or what has to come before it. */
function wishedAct({ chance, wished, steps }: Draft, ref: string, situation: Situation): Act | null {
  const wish = chance.pick([...wished]);
  if (wish === undefined) return null;
  const done = new Set(
    steps.filter((step) => step.case === ref && !step.refused).map((step) => step.command),
  );
  return anyAct(situation, nextOnTheWay(wish, done));
}

/** Tries a step; one that is refused stays in the life with this probability. True when it stays. */
function give(draft: Draft, ref: string, { command, data }: Act, keepRefused = 1): boolean {
  const { world, scenario, steps, stepEvents, chance } = draft;
  const told = { at: formatInstant(draft.nowMs), case: ref, command, data };
  const role = roleOfStep(told, steps);
  const step: ScenarioStep = role ? { ...told, role } : told;
  const answer = playStep(world, scenario, step, stepEvents);
  if (!answer.ok && !chance.maybe(keepRefused)) return false;
  steps.push(answer.ok ? step : { ...step, refused: answer.refusal.code });
  stepEvents.push(answer.ok ? answer.events.map((event) => event.id) : []);
  if (answer.ok) draft.wished.delete(command);
  return true;
}
