import { addDays, type CivilDate, isCivilDate, minDate, startOfDayMs } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { EventType, Fact } from '../../case/fact.ts';
import { type Text, text } from '../../text.ts';
import type { Seed } from '../rule.ts';

/**
 * The clock of F1-23 (BL § 20 stk. 3): four months from the day on which the municipality became aware, not from the
 * opening of the investigation. One clock until it is concluded; one that was cancelled is opened again by a later
 * investigation, from the earliest awareness; a takeover by another municipality starts its own.
 */
export interface AwarenessClock {
  /** The first awareness: what opened it. */
  trigger: Fact;
  /** Where counting starts: the earliest awareness known. */
  base: CivilDate;
  rebased: NonNullable<Seed['rebased']>;
  concluded: Fact | null;
  ended: { fact: Fact; reason: Text } | null;
  /** The number of the event that opened it as recorded first, for keys in order of opening. */
  firstId: number;
  /** Whatever brought awareness while it ran, with the day of it. */
  steps: readonly Awareness[];
}

interface Awareness {
  fact: Fact;
  on: CivilDate;
}

/** What makes the municipality aware. */
export const awarenessEvents: readonly EventType[] = [
  'notification-received',
  'help-asked',
  'municipal-case-opened',
  'investigation-opened',
  'transfer-acknowledged',
];

/** What concludes or cancels a clock. */
export const conclusionEvents: readonly EventType[] = [
  'screening-decided',
  'limited-assessment-concluded',
  'investigation-concluded',
];

const noFurtherNeed = text(
  'Screeningen viste intet yderligere behov',
  'The screening showed no further need',
);
const assessed = text('Afdækningen er afsluttet', 'The limited assessment was concluded');
const takenOver = text('Overtaget af en anden kommune', 'Taken over by another municipality');

/** The clocks of a case, oldest first. Their keys are numbers in order of opening; those of retracted ones stay theirs. */
export function awarenessClocks(view: CaseView): readonly (AwarenessClock & { key: string })[] {
  const clocks = foldClocks(factsOf(view, false));
  const openers = new Set([...clocks, ...foldClocks(factsOf(view, true))].map(({ firstId }) => firstId));
  return clocks.map((clock) => ({
    ...clock,
    key: String([...openers].filter((id) => id <= clock.firstId).length),
  }));
}

/** The clock under which an investigation runs, or null. */
export const clockOf = (opened: Fact, view: CaseView): AwarenessClock | null =>
  awarenessClocks(view).find(({ steps }) => steps.some(({ fact }) => fact.id === opened.id)) ?? null;

/** Awareness counts where it was recorded; conclusions reach along the line from pregnancy to child. */
function factsOf(view: CaseView, ever: boolean): readonly Fact[] {
  const types = [...awarenessEvents, ...conclusionEvents];
  const facts = ever ? view.ever(...types) : view.of(...types);
  return facts.toSorted((a, b) => momentOf(a) - momentOf(b) || a.id - b.id);
}

/** An act known by its date only counts from when it was told, at the latest from the end of its day. */
const momentOf = (fact: Fact): number =>
  fact.dateOnly ? Math.min(fact.recordedMs, startOfDayMs(addDays(fact.on, 1)) - 1) : fact.ms;

/** The clock that runs while facts are folded. */
interface Running {
  trigger: Fact;
  steps: Awareness[];
  /** The conclusion of a limited assessment that left a notification unscreened. */
  leftBy?: Fact;
}

interface Fold {
  done: AwarenessClock[];
  running: Running | null;
  /** Awareness since the last conclusion or takeover, that of cancelled clocks among it. */
  known: Awareness[];
  /** Notifications and requests for help that no screening has settled, with the outcome so far. */
  pending: Map<Fact, string | null>;
  investigating: boolean;
}

function foldClocks(facts: readonly Fact[]): readonly AwarenessClock[] {
  const fold: Fold = { done: [], running: null, known: [], pending: new Map(), investigating: false };
  for (const fact of facts) {
    if (awarenessEvents.includes(fact.type)) become(fold, fact);
    else if (fact.type === 'screening-decided') screen(fold, fact);
    else if (fact.type === 'limited-assessment-concluded') assess(fold, fact);
    else conclude(fold, fact);
  }
  if (fold.running) fold.done.push(finished(fold.running, null, null));
  return fold.done;
}

function become(fold: Fold, fact: Fact): void {
  if (fact.type === 'investigation-opened') fold.investigating = true;
  if (fact.carried) return;
  if (fact.type === 'transfer-acknowledged') takeOver(fold, fact);
  const awareness = { fact, on: awareOn(fact) };
  fold.known.push(awareness);
  if (
    fact.type === 'notification-received' ||
    fact.type === 'transfer-acknowledged' ||
    fact.type === 'help-asked'
  )
    fold.pending.set(fact, null);
  const step =
    fact.type === 'investigation-opened'
      ? { fact, on: fold.known.reduce((earliest, one) => minDate(earliest, one.on), awareness.on) }
      : awareness;
  if (fold.running) fold.running.steps.push(step);
  else fold.running = { trigger: fact, steps: [step] };
}

function takeOver(fold: Fold, fact: Fact): void {
  cancel(fold, fact, takenOver);
  fold.known = [];
  fold.pending.clear();
  fold.investigating = false;
}

/** Cancels when no other notification is unscreened and no investigation is open or decided upon. */
function screen(fold: Fold, fact: Fact): void {
  const id = fact.data.notificationId;
  for (const received of [...fold.pending.keys()]) {
    if (id !== undefined && received.data.notificationId !== id) continue;
    if (fact.data.outcome === 'none') fold.pending.delete(received);
    else fold.pending.set(received, String(fact.data.outcome));
  }
  if (fact.data.outcome === 'none' && fold.pending.size === 0 && !fold.investigating)
    cancel(fold, fact, noFurtherNeed);
}

/**
 * Cancels, unless an investigation runs. It settles what was screened to it, or everything when no screening was
 * told; another notification that nobody has screened yet keeps its own awareness.
 */
function assess(fold: Fold, fact: Fact): void {
  const outcomes = [...fold.pending.values()];
  if (fold.investigating || outcomes.includes('investigation')) return;
  const screened = outcomes.some((outcome) => outcome !== null);
  for (const [received, outcome] of [...fold.pending])
    if (outcome !== null || !screened) fold.pending.delete(received);
  cancel(fold, fact, assessed);
  const left = [...fold.pending.keys()].map((received) => ({ fact: received, on: awareOn(received) }));
  if (left[0]) fold.running = { trigger: left[0].fact, steps: left, leftBy: fact };
}

function conclude(fold: Fold, fact: Fact): void {
  if (fold.running) fold.done.push(finished(fold.running, fact, null));
  fold.running = null;
  fold.known = [];
  fold.pending.clear();
  fold.investigating = false;
}

function cancel(fold: Fold, fact: Fact, reason: Text): void {
  if (fold.running) fold.done.push(finished(fold.running, null, { fact, reason }));
  fold.running = null;
}

const awareOn = (fact: Fact): CivilDate => {
  const told = fact.data.awareOn;
  return isCivilDate(told) ? minDate(told, fact.on) : fact.on;
};

/** The clock as it stood in the end: its start, and each earlier start that became known, in order of recording. */
function finished(
  { trigger, steps, leftBy }: Running,
  concluded: Fact | null,
  ended: AwarenessClock['ended'],
): AwarenessClock {
  const [first, ...later] = steps.toSorted((a, b) => a.fact.id - b.fact.id);
  const rebased: { fact: Fact; before: CivilDate; base: CivilDate }[] = [];
  let base = first?.on ?? trigger.on;
  for (const { fact, on } of later) {
    if (on >= base) continue;
    rebased.push({ fact, before: base, base: on });
    base = on;
  }
  return {
    trigger,
    base,
    rebased,
    concluded,
    ended,
    firstId: leftBy?.id ?? first?.fact.id ?? trigger.id,
    steps,
  };
}

const seedOf = (clock: AwarenessClock, key: string, trigger: Fact): Seed => ({
  key,
  trigger,
  base: clock.base,
  lawOn: clock.base,
  ...(clock.rebased.length > 0 ? { rebased: clock.rebased } : {}),
});

/** F1-23: one per clock. */
export const clockSeeds = (view: CaseView): readonly Seed[] =>
  awarenessClocks(view).map((clock) => seedOf(clock, clock.key, clock.trigger));

/** F1-24 and F1-25: one per investigation, counted from the awareness of its clock. */
export function investigationSeeds(view: CaseView): readonly Seed[] {
  const ever = view.ever('investigation-opened');
  return view.own('investigation-opened').map((opened) => {
    const key = String(1 + ever.findIndex((fact) => fact.id === opened.id));
    const clock = clockOf(opened, view);
    return clock ? seedOf(clock, key, opened) : { key, trigger: opened };
  });
}

const byKey = (seed: Seed, view: CaseView) => awarenessClocks(view).find(({ key }) => key === seed.key);

export const clockConcluded = (seed: Seed, view: CaseView): Fact | null =>
  byKey(seed, view)?.concluded ?? null;

export const clockEnded = (seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null =>
  byKey(seed, view)?.ended ?? null;

/** A takeover ends what the old municipality was doing; the new one has its own clock. */
export const takenOverReason = takenOver;
