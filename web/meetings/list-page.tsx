import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import type { Meeting } from '../../domain/case/meetings.ts';
import { noticeOf } from '../../domain/meetings/notice.ts';
import { type Text, text } from '../../domain/text.ts';
import { CasePage } from '../case/frame.tsx';
import { onDay } from '../history/looking-back-context.ts';
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { formUrl } from '../record/next-act.ts';
import { shortDate, shortMoment } from '../text/dates.ts';
import { meetingKindNames, meetingWords } from '../text/meetings.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  meetings: readonly Meeting[];
  mayRecord: boolean;
}

/** The meetings of a case in order of their day. */
export const MeetingListPage = ({ frame, stored, nowMs, meetings, mayRecord }: Props) => {
  const { lang } = frame;
  const { id } = stored.state;
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="meetings">
      {meetings.length === 0 ? (
        <div class="tov-empty">
          <h2 class="h4">{meetingWords.none[lang]}</h2>
          {mayRecord && <p>{meetingWords.noneLead[lang]}</p>}
        </div>
      ) : (
        <>
          <p>{meetingWords.lead[lang]}</p>
          <table class="table table--compact table-md-responsive-headers tov-table">
            <caption class="sr-only">{meetingWords.title[lang]}</caption>
            <thead>
              <tr>
                <th scope="col">{meetingWords.meeting[lang]}</th>
                <th scope="col">{meetingWords.when[lang]}</th>
                <th scope="col">{meetingWords.state[lang]}</th>
              </tr>
            </thead>
            <tbody>
              {meetings
                .toSorted((a, b) => a.meetingMs - b.meetingMs)
                .map((meeting) => (
                  <tr>
                    <td data-title={meetingWords.meeting[lang]}>
                      <a
                        href={onDay(
                          frame.lookingBack?.asked,
                          `/cases/${id}/meetings/${encodeURIComponent(meeting.id)}`,
                        )}
                      >
                        {meetingKindNames[meeting.kind][lang]}
                      </a>
                    </td>
                    <td data-title={meetingWords.when[lang]}>
                      {shortMoment(meeting.held?.ms ?? meeting.meetingMs, lang)}
                    </td>
                    <td data-title={meetingWords.state[lang]}>
                      {stateOfMeeting(meeting)[lang]}
                      {!meeting.cancelled &&
                        noticeOf(meeting, viewOf(stored.state), civilDateOf(nowMs))?.short && (
                          <span class="tov-sub">
                            <Icon name="warning" /> {meetingWords.shortNotice[lang]}
                          </span>
                        )}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </>
      )}
      {mayRecord && (
        <p>
          <a class="button button-primary" href={formUrl(id, 'plan-meeting')}>
            {meetingWords.plan[lang]}
          </a>
        </p>
      )}
    </CasePage>
  );
};

/** Where a meeting stands, in a word and its day. */
export function stateOfMeeting({ held, cancelled, invited }: Meeting): Text {
  const on = (word: Text, day: string): Text =>
    text(`${word.da} ${shortDate(day, 'da')}`, `${word.en} ${shortDate(day, 'en')}`);
  if (cancelled) return on(meetingWords.cancelled, cancelled.on);
  if (held) return on(meetingWords.held, held.on);
  return invited ? on(meetingWords.invitedOn, invited.on) : meetingWords.notInvited;
}
