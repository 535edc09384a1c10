import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Command } from '../domain/case/command.ts';
import type { CaseEvent } from '../domain/case/fact.ts';
import type { CaseState } from '../domain/case/state.ts';

/** A command with what it is recognised by. `ifVersion` is the version its caller has seen. */
export interface CommandEnvelope {
  command: Command;
  keyHash: string;
  bodyHash: string;
  ifVersion?: number;
}

/** Events of a linked case; `at` is the moment of the command that they come from. */
export interface RelayEnvelope {
  fromRef: string;
  at: string;
  events: readonly CaseEvent[];
}

/** What was accepted; the answer itself stands in the store as soon as the case has published it. */
export interface Receipt {
  version: number;
  lastEventId: number;
  /** The key was known: nothing was done again. */
  repeated: boolean;
}

/** What a live case says of itself to operators and tests. */
export interface LiveSnapshot {
  state: CaseState;
  clockOffsetMs: number;
  /** Events accepted and not yet in the journal. */
  unpublished: number;
  keysRemembered: number;
}

/** Gives the case a command. A refusal fails the update with the refusal as detail and leaves no trace in history. */
export const commandUpdate = defineUpdate<Receipt, [CommandEnvelope]>('command');
export const relayUpdate = defineUpdate<Receipt, [RelayEnvelope]>('relay');
/** Moves a demo case's clock, forwards only. */
export const forwardUpdate = defineUpdate<{ clockOffsetMs: number }, [{ clockOffsetMs: number }]>('forward');
/** Starts a new run as soon as nothing is under way: after a deploy, to let go of old code. */
export const migrateSignal = defineSignal('migrate');
/** The store was put back or mended: publish now, also nothing, and take in what the journal has instead. */
export const refreshSignal = defineSignal('refresh');
/** The birth that opened the case was taken back: the case ends. */
export const withdrawSignal = defineSignal('withdraw');
export const snapshotQuery = defineQuery<LiveSnapshot>('snapshot');

/** The workflow of a case. Nothing personal: the id is opaque. */
export const workflowIdOf = (caseId: string): string => `case:${caseId}`;
