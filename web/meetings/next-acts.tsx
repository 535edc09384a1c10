import { viewOf } from '../../domain/case/case-view.ts';
import type { Meeting } from '../../domain/case/meetings.ts';
import type { Text } from '../../domain/text.ts';
import { formUrl } from '../record/next-act.ts';
import { meetingWords } from '../text/meetings.ts';
import type { MeetingProps } from './meeting-page.tsx';

interface Act {
  command: string;
  name: Text;
}

/** What can be done with a meeting as it stands; the first is what mostly comes next. */
function actsOf({ kind, invited, held, cancelled }: Meeting, minutesSent: boolean): readonly Act[] {
  if (cancelled) return [];
  if (!held)
    return [
      ...(invited ? [] : [{ command: 'invite-to-meeting', name: meetingWords.invite }]),
      { command: 'hold-meeting', name: meetingWords.hold },
      ...(invited ? [{ command: 'invite-to-meeting', name: meetingWords.inviteMore }] : []),
      { command: 'move-meeting', name: meetingWords.move },
      { command: 'cancel-meeting', name: meetingWords.cancel },
    ];
  return [
    ...(minutesSent ? [] : [{ command: 'send-minutes', name: meetingWords.sendMinutes }]),
    { command: 'agree-tasks', name: meetingWords.agreeTasks },
    { command: 'enter-meeting-consents', name: meetingWords.enterConsent },
    ...(kind === 'term' ? [{ command: 'send-request-form', name: meetingWords.requestForm }] : []),
  ];
}

export const actUrl = (caseId: string, command: string, about: Readonly<Record<string, string>>): string =>
  `${formUrl(caseId, command)}?${new URLSearchParams(about)}`;

/** The forms that go on from here, each already told which meeting it is about. */
export const NextActs = ({ frame: { lang }, stored, meeting, mayRecord }: MeetingProps) => {
  if (!mayRecord) return null;
  const { id } = stored.state;
  const sent = viewOf(stored.state)
    .of('minutes-sent')
    .some((one) => one.data.meetingId === meeting.id);
  const acts = actsOf(meeting, sent);
  if (acts.length === 0) return null;
  return (
    <section aria-labelledby="next" class="tov-group">
      <h3 id="next" class="h4">
        {meetingWords.next[lang]}
      </h3>
      <div class="tov-buttons">
        {acts.map(({ command, name }, i) => (
          <a
            href={actUrl(id, command, { meetingId: meeting.id })}
            class={`button ${i === 0 ? 'button-primary' : 'button-secondary'}`}
          >
            {name[lang]}
          </a>
        ))}
      </div>
      {meeting.held && (
        <p>
          <a
            href={`/cases/${id}/documents/new?${new URLSearchParams({ template: 'minutes', meetingId: meeting.id })}`}
          >
            {meetingWords.writeMinutes[lang]}
          </a>
          {' · '}
          <a href={formUrl(id, 'plan-meeting')}>{meetingWords.planNext[lang]}</a>
        </p>
      )}
    </section>
  );
};
