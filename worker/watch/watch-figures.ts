import type { Sql } from '../../db/connect.ts';
import { readLastDeadManRun } from '../../db/dead-man-runs.ts';
import { readAnchoringState } from '../../db/journal-anchors.ts';

/** One number for those who watch, in Prometheus' terms. */
export interface Figure {
  name: string;
  help: string;
  value: number;
}

/** When the dead-man check last ended, epoch milliseconds; null before the first look. */
export const lastDeadManMs = async (sql: Sql): Promise<number | null> =>
  (await readLastDeadManRun(sql))?.finishedMs ?? null;

/** What the dead-man check found last, and how old the last anchor is. */
export async function watchFigures(sql: Sql): Promise<Figure[]> {
  const [last, anchoring] = await Promise.all([readLastDeadManRun(sql), readAnchoringState(sql)]);
  const figure = (name: string, help: string, value: number): Figure => ({ name, help, value });
  return [
    ...(last
      ? [
          figure(
            'tovholder_dead_man_interval_seconds',
            'How often open deadlines are looked after.',
            last.intervalSeconds,
          ),
          figure(
            'tovholder_dead_man_rearmed',
            'Cases that the last look had to start or wake.',
            last.rearmed,
          ),
          figure(
            'tovholder_dead_man_unarmed',
            'Cases that nobody watches over, after the last look.',
            last.remaining,
          ),
        ]
      : []),
    figure(
      'tovholder_last_anchor_timestamp_seconds',
      'When the journal was last anchored; 0: never.',
      (anchoring.lastMs ?? 0) / 1000,
    ),
    figure('tovholder_undelivered_anchors', 'Anchors without a second place.', anchoring.undelivered),
  ];
}
