import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import type { MeetingSides } from '../../api/meeting-item.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import type { Meeting } from '../../domain/case/meetings.ts';
import { noticeOf } from '../../domain/meetings/notice.ts';
import { CasePage } from '../case/frame.tsx';
import { onDay } from '../history/looking-back-context.ts';
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { dateInWords, momentInWords, shortMoment } from '../text/dates.ts';
import { meetingKindNames, meetingWords, noticeText } from '../text/meetings.ts';
import { Invitees } from './invitees.tsx';
import { stateOfMeeting } from './list-page.tsx';
import { MinutesReach } from './minutes-reach.tsx';
import { NextActs } from './next-acts.tsx';
import { Tasks } from './tasks.tsx';

export interface MeetingProps {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  meeting: Meeting;
  sides: MeetingSides;
  mayRecord: boolean;
}

/** One meeting: when and where, its notice, who comes and by what consent, what it agreed on, and what comes next. */
export const MeetingPage = (props: MeetingProps) => {
  const { frame, stored, nowMs, meeting, sides } = props;
  const { lang } = frame;
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="meetings">
      <BackLink href={onDay(frame.lookingBack?.asked, `/cases/${stored.state.id}/meetings`)}>
        {meetingWords.back[lang]}
      </BackLink>
      <h2>{meetingKindNames[meeting.kind][lang]}</h2>
      <Facts {...props} />
      <NextActs {...props} />
      <Group id="agenda" title={meetingWords.agenda[lang]}>
        {sides.texts.agenda.length === 0 ? (
          <p>{meetingWords.noAgenda[lang]}</p>
        ) : (
          <ol>
            {sides.texts.agenda.map((item) => (
              <li>{item}</li>
            ))}
          </ol>
        )}
      </Group>
      <Group id="invitees" title={meetingWords.invitees[lang]}>
        <p>{meetingWords.inviteesLead[lang]}</p>
        <Invitees lang={lang} meeting={meeting} invitees={sides.invitees} />
      </Group>
      {meeting.held && (
        <Group id="tasks" title={meetingWords.tasks[lang]}>
          <Tasks {...props} />
        </Group>
      )}
      {meeting.held && sides.minutes && (
        <Group id="minutes" title={meetingWords.minutesGoTo[lang]}>
          <MinutesReach lang={lang} minutes={sides.minutes} />
        </Group>
      )}
    </CasePage>
  );
};

const Group = (props: { id: string; title: string; children: Child }) => (
  <section aria-labelledby={props.id} class="tov-group">
    <h3 id={props.id} class="h4">
      {props.title}
    </h3>
    {props.children}
  </section>
);

const Facts = ({ frame: { lang }, stored, nowMs, meeting, sides }: MeetingProps) => {
  const view = viewOf(stored.state);
  const notice = noticeOf(meeting, view, civilDateOf(nowMs));
  const sent = view.of('minutes-sent').find((one) => one.data.meetingId === meeting.id);
  const next = meeting.held?.data.nextMeetingOn;
  const { place, shortNoticeReason } = sides.texts;
  return (
    <>
      <dl class="tov-facts">
        <Fact term={meetingWords.when[lang]}>{momentInWords(meeting.meetingMs, lang)}</Fact>
        <Fact term={meetingWords.state[lang]}>{stateOfMeeting(meeting)[lang]}</Fact>
        {place && <Fact term={meetingWords.place[lang]}>{place}</Fact>}
        {notice && !meeting.cancelled && (
          <Fact term={meetingWords.notice[lang]}>{noticeText(notice)[lang]}</Fact>
        )}
        {sent && <Fact term={meetingWords.minutesSent[lang]}>{shortMoment(sent.ms, lang)}</Fact>}
        {typeof next === 'string' && (
          <Fact term={meetingWords.nextMeeting[lang]}>{dateInWords(next, lang)}</Fact>
        )}
      </dl>
      {notice?.short && !meeting.cancelled && <Short lang={lang} reason={shortNoticeReason} />}
    </>
  );
};

const Short = ({ lang, reason }: { lang: Language; reason: string | null }) => (
  <Alert lang={lang} variant="warning" heading={meetingWords.shortNotice[lang]}>
    {reason === null ? (
      <>
        <Icon name="info" /> {meetingWords.noReason[lang]}
      </>
    ) : (
      `${meetingWords.reason[lang]}: ${reason}`
    )}
  </Alert>
);

const Fact = ({ term, children }: { term: string; children: Child }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);
