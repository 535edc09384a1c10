import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Sql } from '../../db/connect.ts';
import { readCase, readCases, type StoredCase } from '../../db/read-case.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { formatInstant, parseInstant } from '../../domain/calendar/index.ts';
import { nextWakeMs } from '../../domain/case/engine.ts';
import { refuse } from '../../domain/case/refusal.ts';
import { forwardUpdate, workflowIdOf } from '../../workflows/messages.ts';
import type { ForwardAnswer, GatewayAnswer } from './case-gateway.ts';
import { type NotDone, noSuchCase, notDone, unavailable } from './refusals.ts';

interface ForwardParts {
  client: Client;
  sql: Sql;
  within: <T>(call: () => Promise<T>) => Promise<T>;
}

/** Moves the clock of a demo case together with those of its family, so that they stay in one time. */
export function createForward({ client, sql, within }: ForwardParts) {
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
      const toMs = to === undefined ? nextMoment(family, nowMs) : parseInstant(to);
      if (toMs === null) return refused('Der er intet forude.', 'Nothing lies ahead.');
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
      const answer = { now: formatInstant(Date.now() + clockOffsetMs), clockOffsetMs };
      return { ok: true, answer, repeated: false };
    } catch (error) {
      return notDone(error) ?? unavailable;
    }
  };
}

function nextMoment(family: readonly StoredCase[], nowMs: number): number | null {
  const moments = family.flatMap(({ snapshot }) => {
    const upTo = Math.max(snapshot.messagesUpToMs, nowMs);
    return nextWakeMs({ ...snapshot, messagesUpToMs: upTo }) ?? [];
  });
  return moments.length === 0 ? null : Math.min(...moments);
}

const refused = (da: string, en: string): NotDone => ({
  ok: false,
  refusal: refuse('PRECONDITION', da, en, { reason: 'clock' }),
});
