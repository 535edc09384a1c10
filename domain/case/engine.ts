import { parseInstant } from '../calendar/index.ts';
import type { JsonObject } from '../json.ts';
import { type Derived, derive } from '../obligations/case-deadlines.ts';
import { dueMessages, nextMessageMs } from '../obligations/due-messages.ts';
import { childOpenings, withdrawnBirths } from './births.ts';
import { viewOf } from './case-view.ts';
import { changesBetween } from './changes.ts';
import type {
  Accepted,
  Answer,
  CaseOpening,
  ChildOpening,
  Command,
  DeadlineChanges,
  Message,
  Relay,
} from './command.ts';
import type { CommandSpec } from './command-spec.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { CaseEvent } from './fact.ts';
import { standsStill } from './merging/may-merge.ts';
import { relaysOfMerge } from './merging/relay-of-merge.ts';
import { mergedFrom, mergeOf } from './merging/standing.ts';
import { takeIn } from './merging/take-in.ts';
import { momentOf } from './parse-input.ts';
import { type Refusal, refuse } from './refusal.ts';
import { commandByName } from './registry.ts';
import { relaysOf } from './relay.ts';
import type { CaseState } from './state.ts';

/**
 * The live case as a pure machine. The workflow, the simulation, what-if and the tests all drive these functions:
 * `openCase` / `openBornChild` make a case, `handle` gives it a command, `receive` an event of a linked case,
 * `advance` lets time pass. None of them reads a clock; an answer that says no changes nothing.
 */

/** A case before its first event. */
function emptyCase(opening: CaseOpening, startedMs: number): CaseState {
  return {
    schemaVersion: 1,
    ...opening,
    startedMs,
    version: 0,
    lastEventId: 0,
    facts: [],
    messagesUpToMs: startedMs,
    breachesTold: [],
  };
}

/** Opens a case by its `refer` command. The start of the case is the receipt of the referral. */
export function openCase(opening: CaseOpening, refer: Command): Answer {
  const nowMs = parseInstant(refer.at);
  const { receivedAt, at, on } = refer.data;
  const told = [receivedAt, at, on].map((value) => (value === undefined ? null : momentOf(value)));
  const receivedMs = told.find((moment) => moment !== null)?.ms ?? nowMs ?? 0;
  if (refer.name !== 'refer') {
    return {
      ok: false,
      refusal: refuse('WRONG_ORDER', 'En sag begynder med en henvisning.', 'A case starts with a referral.', {
        reason: 'refer',
      }),
    };
  }
  const state = { ...emptyCase(opening, receivedMs), messagesUpToMs: nowMs ?? receivedMs };
  return accept(state, refer, null, []);
}

/** Opens the case of a child born in a followed pregnancy; the same birth opens the same case. */
export function openBornChild(child: ChildOpening): { state: CaseState; events: readonly CaseEvent[] } {
  const startedMs = parseInstant(child.startedAt) ?? 0;
  const recordedMs = parseInstant(child.events[0]?.recordedAt) ?? startedMs;
  const start = { ...emptyCase(child.opening, startedMs), messagesUpToMs: recordedMs };
  return { state: child.events.reduce(evolve, start), events: child.events };
}

/** Gives a case a command. Messages that were due before it leave first (a timer at the same instant goes first). */
export function handle(state: CaseState, command: Command): Answer {
  const atMs = parseInstant(command.at);
  if (command.name === 'refer') {
    return {
      ok: false,
      refusal: refuse('DUPLICATE', 'Sagen er allerede henvist.', 'The case has already been referred.', {
        reason: 'refer',
      }),
    };
  }
  const still = command.name === 'split-case' ? null : standsStill(state);
  if (still) return { ok: false, refusal: still };
  const before = atMs === null ? { state, messages: [] } : advance(state, atMs);
  return accept(before.state, command, derive(before.state), before.messages);
}

function accept(
  state: CaseState,
  command: Command,
  before: Derived | null,
  messages: readonly Message[],
): Answer {
  const decision = decide(viewOf(state), command);
  const atMs = parseInstant(command.at);
  const closed = before?.closing && atMs !== null && before.closing.ms <= atMs;
  if (!decision.ok)
    return closed && yieldsToClosing(command, decision.refusal) ? caseClosed(command) : decision;
  const { events, spec, attempt } = decision;
  const evolved = events.reduce(evolve, state);
  const after = derive(evolved);
  const changes = changesBetween(before, after, attempt.nowMs);
  if (closed && !acceptedWhenClosed(spec, changes)) return caseClosed(command);
  const told = dueMessages(evolved, after.view, after.obligations, after.closing, attempt.nowMs);
  const result: JsonObject | undefined = spec.result?.(attempt);
  const accepted: Accepted = {
    ok: true,
    state: told.state,
    events,
    messages: [...messages, ...told.messages],
    changes,
    relays: [...relaysOf(state, events), ...relaysOfMerge(state, events)],
    births: childOpenings(evolved, events, command.newCaseIds ?? []),
    withdrawn: withdrawnBirths(state, events),
    ...(result ? { result } : {}),
  };
  return { ...accepted, state: withChildLinks(accepted) };
}

const caseClosed = (command: Command): Answer => ({
  ok: false,
  refusal: refuse('CASE_CLOSED', 'Sagen er lukket.', 'The case is closed.', { reason: command.name }),
});

/** That the case is closed says more than why the act would not have fitted it. */
const yieldsToClosing = (command: Command, { code }: Refusal): boolean =>
  commandByName(command.name)?.afterClosing !== true &&
  (code === 'PRECONDITION' || code === 'WRONG_ORDER' || code === 'TOO_EARLY' || code === 'DUPLICATE');

/** After closing: what keeps its own right to be recorded, and whatever still meets an unmet deadline. */
const acceptedWhenClosed = (spec: CommandSpec, { met, opened }: DeadlineChanges): boolean =>
  spec.afterClosing === true || met.some((id) => !opened.includes(id));

function withChildLinks({ state, births, withdrawn }: Accepted): CaseState {
  if (births.length === 0 && withdrawn.length === 0) return state;
  const kept = state.links.filter((link) => !withdrawn.includes(link.ref));
  const links = births.map((child) => ({
    rel: 'child' as const,
    ref: child.opening.ref,
    id: child.opening.id,
  }));
  return { ...state, links: [...kept, ...links] };
}

/** An event of a linked case arrives. Arriving twice changes nothing. */
export function receive(state: CaseState, fromRef: string, events: readonly CaseEvent[]): Accepted {
  const known = new Set(
    state.facts.flatMap((fact) => (fact.carried?.ref === fromRef ? [fact.carried.eventId] : [])),
  );
  // What was left out when a case was taken in is left out whenever it comes again.
  const heard = events[0]?.type === 'case-taken-in' && known.has(events[0].id);
  const fresh = heard ? [] : events.filter((event) => !known.has(event.id));
  const numbered =
    fresh[0]?.type === 'case-taken-in' ? takeIn(state, fromRef, fresh) : carriedEvents(state, fromRef, fresh);
  const before = derive(state);
  const evolved = numbered.reduce(evolve, state);
  const after = derive(evolved);
  const nowMs = Math.max(
    state.messagesUpToMs,
    ...numbered.map((event) => parseInstant(event.recordedAt) ?? 0),
  );
  const told = dueMessages(evolved, after.view, after.obligations, after.closing, nowMs);
  return {
    ok: true,
    state: told.state,
    events: numbered,
    messages: told.messages,
    changes: changesBetween(before, after, nowMs),
    relays: mergedFrom(fromRef) === null ? [] : toldOn(state, evolved, fromRef, { fresh, numbered }),
    births: [],
    withdrawn: [],
  };
}

/**
 * What a merged case brings is told to the family's other cases like an act of the case's own. A case that was merged
 * meanwhile hands it on to where it lives on itself: nothing that somebody is owed may end in a case that stands still.
 */
function toldOn(
  state: CaseState,
  evolved: CaseState,
  fromRef: string,
  { fresh, numbered }: { fresh: readonly CaseEvent[]; numbered: readonly CaseEvent[] },
): readonly Relay[] {
  const merge = mergeOf(state);
  if (!merge) return relaysOf(evolved, numbered);
  const isItself = merge.into === mergedFrom(fromRef);
  return isItself || fresh.length === 0
    ? []
    : [{ id: merge.into, ref: merge.intoRef, fromRef, events: fresh }];
}

/** A carried event keeps its moment and gets a number here; a retraction is translated to the numbers it has here. */
function carriedEvents(state: CaseState, ref: string, events: readonly CaseEvent[]): readonly CaseEvent[] {
  const here = events.flatMap((event) => {
    if (event.type !== 'retracted' || !Array.isArray(event.data.events)) return [event];
    const there = new Set(event.data.events);
    const ids = state.facts
      .filter((f) => f.carried?.ref === ref && there.has(f.carried.eventId))
      .map((f) => f.id);
    return ids.length === 0 ? [] : [{ ...event, data: { ...event.data, events: ids } }];
  });
  return here.map((event, i) => ({
    ...event,
    id: state.lastEventId + 1 + i,
    version: state.version,
    carried: { ref, eventId: event.id },
  }));
}

/** Lets time pass: the messages whose moment has come. */
export function advance(state: CaseState, nowMs: number): { state: CaseState; messages: Message[] } {
  if (nowMs <= state.messagesUpToMs) return { state, messages: [] };
  const { view, obligations, closing } = derive(state);
  return dueMessages(state, view, obligations, closing, nowMs);
}

/** When the case next has to wake: its next message, its closing, or the next midnight that changes a status. */
export function nextWakeMs(state: CaseState): number | null {
  const { view, obligations, closing } = derive(state);
  const after = state.messagesUpToMs;
  const message = nextMessageMs(view, obligations, closing, after);
  const closes = closing && closing.ms > after ? closing.ms : null;
  return [message, closes].reduce<number | null>(
    (next, one) => (one !== null && (next === null || one < next) ? one : next),
    null,
  );
}
