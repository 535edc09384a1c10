import { receiverName } from '../../api/data-export.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { type Meeting, meetingsOf } from '../../domain/case/meetings.ts';
import { getsMinutes, takesPart } from '../../domain/meetings/consent-standing.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { Icon } from '../layout/icon.tsx';
import { consentWords } from '../text/consents.ts';
import { shortMoment } from '../text/dates.ts';
import { meetingKindNames, meetingWords, standingText } from '../text/meetings.ts';

/** Who of each meeting is carried by a consent, and who is not and why: before it to take part, after it to be told. */
export const MeetingCover = (props: { lang: Language; stored: SeenCase; nowMs: number }) => {
  const { lang, stored, nowMs } = props;
  const meetings = meetingsOf(viewOf(stored.state))
    .filter((one) => one.cancelled === null && stored.sight.meeting(one))
    .toSorted((a, b) => b.meetingMs - a.meetingMs);
  if (meetings.length === 0) return <p class="tov-muted">{consentWords.noMeetings[lang]}</p>;
  const columns = [meetingWords.meeting, consentWords.covered, consentWords.notCovered];
  return (
    <PlainTable caption={consentWords.meetings[lang]} columns={columns.map((one) => one[lang])}>
      {meetings.map((meeting) => (
        <Row lang={lang} stored={stored} nowMs={nowMs} meeting={meeting} />
      ))}
    </PlainTable>
  );
};

const Row = (props: { lang: Language; stored: SeenCase; nowMs: number; meeting: Meeting }) => {
  const { lang, stored, nowMs, meeting } = props;
  const view = viewOf(stored.state);
  const ask = meeting.held ? getsMinutes : takesPart;
  const standing = meeting.invitees.map((role) => ({ role, stands: ask(role, meeting, view, nowMs) }));
  const names = (may: boolean) =>
    standing
      .filter(({ stands }) => stands.may === may)
      .map(({ role, stands }) => (
        <li>
          <Icon name={may ? 'check' : 'warning'} /> {receiverName(role)[lang]}
          {!may && <span class="tov-sub">{standingText(stands)[lang]}</span>}
        </li>
      ));
  const covered = names(true);
  const missing = names(false);
  return (
    <tr>
      <td data-title={meetingWords.meeting[lang]}>
        <a href={`/cases/${stored.state.id}/meetings/${encodeURIComponent(meeting.id)}`}>
          {meetingKindNames[meeting.kind][lang]}
        </a>
        <span class="tov-sub">{shortMoment(meeting.held?.ms ?? meeting.meetingMs, lang)}</span>
      </td>
      <td data-title={consentWords.covered[lang]}>
        {covered.length === 0 ? '–' : <ul class="nobullet-list tov-plain tov-cover">{covered}</ul>}
      </td>
      <td data-title={consentWords.notCovered[lang]}>
        {missing.length === 0 ? '–' : <ul class="nobullet-list tov-plain tov-cover">{missing}</ul>}
      </td>
    </tr>
  );
};
