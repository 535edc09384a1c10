import type { Client } from '@temporalio/client';
import type { Sql } from '../../db/connect.ts';
import { type Loop, startLoop } from '../loop.ts';
import { createAnchoring } from './anchor-heads.ts';
import type { AnchorSettings } from './anchor-settings.ts';
import { ensureDeadManSchedule } from './dead-man-schedule.ts';
import { verifyIfDue } from './verify-daily.ts';

/** What the worker watches beside its cases. */
export interface WatchParts {
  client: Client;
  sql: Sql;
  anchors: AnchorSettings;
  deadManMs: number;
  /** How often the whole journal is verified; null: never. */
  verifyMs: number | null;
  /** Told what could not be done, in a sentence without names. */
  warn: (error: unknown, what: string) => void;
}

const SCHEDULE_PAUSE_MS = 60_000;
const VERIFY_LOOK_MS = 600_000;

/** Keeps the journal anchored and verified and the dead-man check scheduled, until the loops are stopped. */
export function startWatch({ client, sql, anchors, deadManMs, verifyMs, warn }: WatchParts): Loop[] {
  const anchoring = createAnchoring({ sql, file: anchors.file, elsewhere: anchors.elsewhere });
  let mended = false;
  return [
    startLoop(
      anchors.intervalMs,
      async () => {
        await anchoring.turn();
        const failed = await anchoring.deliver();
        if (failed > 0) warn(null, 'an anchor did not reach its second place; it is tried again');
        return false;
      },
      (error) => warn(error, 'the journal could not be anchored'),
    ),
    startLoop(
      SCHEDULE_PAUSE_MS,
      async () => {
        await ensureDeadManSchedule(client, deadManMs, { mend: !mended });
        mended = true;
        return false;
      },
      (error) => warn(error, 'the schedule of the dead-man check could not be made'),
    ),
    ...(verifyMs === null
      ? []
      : [
          startLoop(
            VERIFY_LOOK_MS,
            async () => {
              const faults = await verifyIfDue(sql, verifyMs, Date.now());
              if (faults) warn(null, 'the journal has faults: verify-journal says where');
              return false;
            },
            (error) => warn(error, 'the journal could not be verified'),
          ),
        ]),
  ];
}
