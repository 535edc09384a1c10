import { z } from 'zod';
import { civilDateOf, isCivilDate, parseInstant } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { type MeetingKind, meetingsOf } from '../../domain/case/meetings.ts';
import { noticeIf, noticeOf } from '../../domain/meetings/notice.ts';
import { text } from '../../domain/text.ts';
import { type Call, caseOf, listOf, nowOf, pathOf } from '../call.ts';
import { meetingItem, meetingSides } from '../meeting-item.ts';
import { reasonForShortNotice } from '../meeting-texts.ts';
import { unspaced } from '../query.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';

/** Meetings as they stand: planned, moved, invited to, held or cancelled, with the notice that was given. */
export const listMeetings = route({
  method: 'get',
  path: '/v1/cases/{id}/meetings',
  operationId: 'listMeetings',
  summary: text('Sagens møder', 'Meetings of the case'),
  tag: 'cases',
  answer: 'list',
  async handle(call) {
    const seen = await caseOf(call);
    const view = viewOf(seen.state);
    const nowMs = nowOf(call, seen);
    const items = meetingsOf(view)
      .filter(seen.sight.meeting)
      .map(async (meeting) => {
        const short = noticeOf(meeting, view, civilDateOf(nowMs))?.short === true;
        const reason = short ? await reasonForShortNotice(call.ports.reads, seen, meeting) : null;
        return meetingItem(meeting, view, nowMs, reason);
      });
    return listOf(call, await Promise.all(items));
  },
});

/** One meeting with agenda, how consent stands to each invited, its tasks, and whom the minutes would reach. */
export const getMeeting = route({
  method: 'get',
  path: '/v1/cases/{id}/meetings/{meetingId}',
  operationId: 'getMeeting',
  summary: text('Et møde', 'One meeting'),
  tag: 'cases',
  async handle(call) {
    const seen = await caseOf(call);
    const view = viewOf(seen.state);
    const nowMs = nowOf(call, seen);
    const meetingId = pathOf(call, 'meetingId');
    const meeting = meetingsOf(view)
      .filter(seen.sight.meeting)
      .find(({ id }) => id === meetingId);
    if (!meeting) throw noSuchMeeting();
    const reader = { reads: call.ports.reads, seen, role: call.caller.role, nowMs };
    const { texts, invitees, tasks, minutes } = await meetingSides(reader, meeting);
    return call.c.json({
      ...meetingItem(meeting, view, nowMs, texts.shortNoticeReason),
      ...(texts.place === null ? {} : { place: texts.place }),
      agenda: texts.agenda,
      standings: invitees,
      tasks: tasks.map(({ id, what, owner, dueOn, deadline }) => ({
        taskId: id,
        ...(what === null ? {} : { what }),
        owner,
        dueOn,
        deadlineId: deadline.id,
        status: deadline.status,
        completedAt: deadline.metAt,
      })),
      ...(minutes ? { minutesTo: minutes } : {}),
    });
  },
});

const noSuchMeeting = () =>
  no(404, 'NOT_FOUND', 'Sagen har ikke det møde.', 'The case has no such meeting.', { reason: 'meetingId' });

const kinds = ['first-coordination', 'term', 'ad-hoc', 'discharge', 'network', 'closing'] as const;

const question = z.object({
  kind: z.enum(kinds).meta({ description: 'Kind of meeting' }),
  meetingAt: z
    .string()
    .transform(unspaced)
    .meta({ description: 'When the meeting would be, RFC 3339 with offset' }),
  dispatchedOn: z
    .string()
    .optional()
    .meta({ description: 'When the invitation would leave; left out, today' }),
});

/** Asked before a meeting is planned, invited to or moved: would the notice be too short? Writes nothing. */
export const askMeetingNotice = route({
  method: 'get',
  path: '/v1/cases/{id}/meeting-notice',
  operationId: 'askMeetingNotice',
  summary: text('Hvilket varsel et møde ville få', 'The notice that a meeting would get'),
  tag: 'cases',
  query: question,
  async handle(call: Call<z.infer<typeof question>>) {
    const seen = await caseOf(call);
    const { kind, meetingAt, dispatchedOn } = call.query;
    const ms = parseInstant(meetingAt);
    const todayOn = civilDateOf(nowOf(call, seen));
    if (ms === null) throw wrong('meetingAt');
    if (dispatchedOn !== undefined && !isCivilDate(dispatchedOn)) throw wrong('dispatchedOn');
    const asked = { kind: kind satisfies MeetingKind, meetingOn: civilDateOf(ms) };
    const notice = noticeIf({ ...asked, dispatchedOn: dispatchedOn ?? todayOn }, viewOf(seen.state));
    return call.c.json({ notice });
  },
});

const wrong = (field: string) =>
  no(422, 'VALIDATION', `Feltet «${field}» kan ikke læses.`, `The field “${field}” cannot be read.`, {
    reason: field,
  });
