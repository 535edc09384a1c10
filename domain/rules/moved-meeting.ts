import type { CivilDate } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { timesOfMeeting } from '../case/meetings.ts';
import { text } from '../text.ts';
import type { Move, Seed } from './rule.ts';

const reason = text('Mødet er flyttet', 'The meeting was moved');

/** How each new time of the meeting whose planning opened an occurrence moved a limit that hangs on the meeting's day. */
export function movedWithMeeting(
  seed: Seed,
  view: CaseView,
  limit: (meetingOn: CivilDate) => CivilDate,
): readonly Move[] {
  const times = timesOfMeeting(String(seed.trigger.data.meetingId), view);
  return times.slice(1).map(({ fact, meetingOn }, i) => ({
    fact,
    before: limit(times[i]?.meetingOn ?? meetingOn),
    after: limit(meetingOn),
    reason,
  }));
}
