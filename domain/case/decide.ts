import { formatInstant } from '../calendar/index.ts';
import { derive } from '../obligations/case-deadlines.ts';
import type { CaseView } from './case-view.ts';
import type { Command } from './command.ts';
import type { Attempt, CommandSpec, EventDraft } from './command-spec.ts';
import { evolve } from './evolve.ts';
import type { CaseEvent } from './fact.ts';
import { momentAt, type ReadAttempt, readCommand } from './read-command.ts';
import { type Refusal, refuse } from './refusal.ts';
import { commandByName } from './registry.ts';

export type Decision =
  | { ok: true; spec: CommandSpec; attempt: Attempt; events: readonly CaseEvent[] }
  | { ok: false; refusal: Refusal };

/** What a command would record: numbered events, or a refusal. Total: never throws, never reads a clock. */
export function decide(view: CaseView, command: Command): Decision {
  const spec = commandByName(command.name);
  if (!spec) {
    return {
      ok: false,
      refusal: refuse('NOT_FOUND', 'Den kommando findes ikke.', 'There is no such command.', {
        reason: 'command',
      }),
    };
  }
  const read = readCommand(spec, command, view);
  if (!read.ok) return read;
  const attempt = withDeadlines(read.attempt);
  const refusal = spec.check?.(attempt) ?? null;
  if (refusal) return { ok: false, refusal };
  const drafts = spec.produces?.(attempt) ?? [{ type: spec.event, data: attempt.data }];
  return { ok: true, spec, attempt, events: number(drafts, attempt) };
}

/** Lets checks and answers ask for the deadlines; they are derived only when somebody does. */
function withDeadlines(read: ReadAttempt): Attempt {
  const { state } = read.view;
  return {
    ...read,
    derived: (imagined = []) => derive(number(imagined, read).reduce(evolve, state)),
  };
}

function number(drafts: readonly EventDraft[], attempt: ReadAttempt): readonly CaseEvent[] {
  const { state } = attempt.view;
  return drafts.map((draft, i) => {
    const moment = draft.moment ?? attempt.moment;
    return {
      id: state.lastEventId + 1 + i,
      type: draft.type,
      at: momentAt(moment),
      ...(moment.dateOnly ? { dateOnly: true as const } : {}),
      recordedAt: formatInstant(attempt.nowMs),
      by: attempt.role,
      version: state.version + 1,
      data: draft.data,
    };
  });
}
