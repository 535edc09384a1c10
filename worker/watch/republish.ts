import type { CaseStanding } from '../../db/case-standings.ts';
import { publish } from '../../db/publish.ts';
import { readLedger } from '../../db/read-ledger.ts';
import { recordTold } from '../../db/record-told.ts';
import { announcementsOf } from '../../domain/announcements/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { batchOf } from '../../workflows/publication.ts';
import { liveSnapshot, type Sides } from './compare-case.ts';
import { liveFromJournal } from './live-from-journal.ts';
import { readRuns } from './read-history.ts';
import { recoverLive } from './recover-live.ts';

/** What was put on record again for one case. */
export interface Republished {
  events: number;
  /** Messages noted as told: they had left before. */
  told: number;
  /** False where events stand without the words that only the lost journal had. */
  whole: boolean;
  /** The first event that was written again; null when none was. */
  fromEventId: number | null;
}

/** Writes to the store what a running case has accepted and the store lacks. Null when the case cannot say it now. */
export async function republish(
  sides: Sides,
  caseId: string,
  standing: CaseStanding | undefined,
): Promise<Republished | null> {
  const { client, sql } = sides;
  const nowMs = Date.now();
  const running = await liveSnapshot(client, caseId);
  if (typeof running === 'string') return null;
  const told = (await liveFromJournal(sql, caseId, nowMs))?.state;
  const known = new Set((await readLedger(sql, caseId, 0)).map((one) => one.keyHash));
  const runs = await readRuns(client, caseId, told?.lastEventId ?? 0);
  const recovered = recoverLive(runs, told, known, running);
  if (!recovered) return null;
  const { live, whole } = recovered;
  const { clockOffsetMs } = running;
  const demo = standing?.demo ?? clockOffsetMs !== 0;
  const batch = batchOf(live, { nowMs: nowMs + clockOffsetMs, clockOffsetMs, demo });
  const announced = batch.events.flatMap((event) => announcementsOf(event, viewOf(batch.state)));
  const messages = await recordTold(sql, caseId, live.messages, announced);
  await publish(sql, batch);
  const fromEventId = batch.events[0]?.id ?? null;
  return { events: batch.events.length, told: messages, whole, fromEventId };
}
