import type { Sql } from '../../db/connect.ts';
import { readLastDeadManRun } from '../../db/dead-man-runs.ts';
import { readEmergencyFigures } from '../../db/emergency-figures.ts';
import { readAnchoringState } from '../../db/journal-anchors.ts';
import { readLastVerification } from '../../db/journal-verifications.ts';

/** One number for those who watch, in Prometheus' terms. */
export interface Figure {
  name: string;
  help: string;
  value: number;
}

/** When the dead-man check last ended, epoch milliseconds; null before the first look. */
export const lastDeadManMs = async (sql: Sql): Promise<number | null> =>
  (await readLastDeadManRun(sql))?.finishedMs ?? null;

/** What the dead-man check found last, how old the last anchor is, and how often emergency access was taken. */
export async function watchFigures(sql: Sql): Promise<Figure[]> {
  const [last, anchoring, emergency, verified] = await Promise.all([
    readLastDeadManRun(sql),
    readAnchoringState(sql),
    readEmergencyFigures(sql),
    readLastVerification(sql),
  ]);
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
    figure(
      'tovholder_journal_verified_timestamp_seconds',
      'When the whole journal was last verified; 0: never.',
      (verified?.finishedMs ?? 0) / 1000,
    ),
    figure('tovholder_journal_faults', 'What was wrong with it then.', verified?.faults ?? 0),
    figure('tovholder_undelivered_anchors', 'Anchors without a second place.', anchoring.undelivered),
    figure('tovholder_emergency_accesses', 'Emergency accesses ever taken.', emergency.opened),
    figure(
      'tovholder_unreviewed_emergency_accesses',
      'Of these, how many no supervisor has reviewed.',
      emergency.unreviewed,
    ),
    figure(
      'tovholder_oldest_unreviewed_emergency_seconds',
      'Age of the oldest of them; 0 when there is none.',
      emergency.oldestUnreviewedSeconds,
    ),
  ];
}
