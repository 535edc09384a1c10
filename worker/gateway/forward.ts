import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Sql } from '../../db/connect.ts';
import { readCase, readCases, type StoredCase } from '../../db/read-case.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { formatInstant, parseInstant } from '../../domain/calendar/index.ts';
import { nextWakeMs } from '../../domain/case/engine.ts';
import { refuse } from '../../domain/case/refusal.ts';
import { forwardUpdate, workflowIdOf } from '../../workflows/messages.ts';
import { patiently } from '../demo/load-life.ts';
import type { DemoLife } from '../demo/stories.ts';
import { type NextStep, storyAhead } from '../demo/story-ahead.ts';
import type { CaseGateway, ForwardAnswer, GatewayAnswer } from './case-gateway.ts';
import { type NotDone, noSuchCase, notDone, unavailable } from './refusals.ts';

interface ForwardParts {
  client: Client;
  sql: Sql;
  within: <T>(call: () => Promise<T>) => Promise<T>;
  giveCommand: CaseGateway['giveCommand'];
  /** The case that a demo life opens. */
  idOf: (life: DemoLife) => string;
}

/**
 * Moves the clock of a demo case together with those of its family, so that they stay in one time: to the moment asked
 * for, else to the next due moment or the next thing that happens in its story, which then is recorded.
 */
export function createForward({ client, sql, within, giveCommand, idOf }: ForwardParts) {
  async function moveOne(caseId: string, clockOffsetMs: number): Promise<void> {
    const handle = client.workflow.getHandle(workflowIdOf(caseId));
    try {
      await within(() => handle.executeUpdate(forwardUpdate, { args: [{ clockOffsetMs }] }));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  return async (caseId: string, to?: string): Promise<GatewayAnswer<ForwardAnswer>> => {
    try {
      const kase = await readCase(sql, caseId);
      if (!kase) return noSuchCase;
      if (!kase.demo)
        return refused('Kun en demosags ur kan flyttes.', "Only a demo case's clock can be moved.");
      const linked = await readCases(
        sql,
        kase.snapshot.links.map((link) => link.id),
      );
      const family = [kase, ...linked];
      const nowMs = Date.now() + Math.max(...family.map((one) => one.clock_offset_ms));
      const story = to === undefined ? storyAhead(family, nowMs, idOf) : [];
      const toMs = to === undefined ? nextMoment(family, nowMs, story) : parseInstant(to);
      if (toMs === null)
        return refused(
          'Der er intet forude, før der bliver registreret noget.',
          'Nothing lies ahead until something is recorded.',
        );
      if (toMs < nowMs) return refused('Uret kan kun stilles frem.', 'The clock can only be moved forwards.');
      const clockOffsetMs = toMs - Date.now();
      for (const one of family) await moveOne(one.id, clockOffsetMs);
      const shown = await waitUntil(async () => {
        const now = await readCases(
          sql,
          family.map((one) => one.id),
        );
        return now.every((one) => one.clock_offset_ms >= clockOffsetMs);
      });
      if (!shown) return unavailable;
      // A step that no longer fits what the visitor has recorded is refused, and the story goes on without it.
      for (const step of story.filter(({ ms }) => ms <= toMs))
        await patiently(() => giveCommand(step.caseId, step.command, { key: step.key }));
      const answer = { now: formatInstant(Date.now() + clockOffsetMs), clockOffsetMs };
      return { ok: true, answer, repeated: false };
    } catch (error) {
      return notDone(error) ?? unavailable;
    }
  };
}

function nextMoment(family: readonly StoredCase[], nowMs: number, story: readonly NextStep[]): number | null {
  const moments = family.flatMap(({ snapshot }) => {
    const upTo = Math.max(snapshot.messagesUpToMs, nowMs);
    return nextWakeMs({ ...snapshot, messagesUpToMs: upTo }) ?? [];
  });
  const next = [...moments, ...story.map(({ ms }) => ms)];
  return next.length === 0 ? null : Math.min(...next);
}

const refused = (da: string, en: string): NotDone => ({
  ok: false,
  refusal: refuse('PRECONDITION', da, en, { reason: 'clock' }),
});
