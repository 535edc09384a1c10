import type { Hono } from 'hono';
import { mayLook } from '../../access/may.ts';
import { meetingSides } from '../../api/meeting-item.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { meetingsOf } from '../../domain/case/meetings.ts';
import { caseAsOfPage } from '../history/look-back.ts';
import { callOfPage, type PageDeps, PageRefused } from '../page-call.ts';
import { MeetingListPage } from './list-page.tsx';
import { MeetingPage } from './meeting-page.tsx';

/** The meetings of a case, and each of them. */
export function mountMeetings(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/meetings', async (c) => {
    const call = callOfPage(c, deps);
    const { stored, nowMs } = await caseAsOfPage(call);
    const meetings = meetingsOf(viewOf(stored.state)).filter(stored.sight.meeting);
    const mayRecord = !call.frame.lookingBack && mayLook(call.caller, stored.sight.relation, 'command');
    return c.html(<MeetingListPage {...{ frame: call.frame, stored, nowMs, meetings, mayRecord }} />);
  });

  app.get('/cases/:id/meetings/:meetingId', async (c) => {
    const call = callOfPage(c, deps);
    const { stored, nowMs } = await caseAsOfPage(call);
    const meeting = meetingsOf(viewOf(stored.state))
      .filter(stored.sight.meeting)
      .find(({ id }) => id === c.req.param('meetingId'));
    if (!meeting) throw new PageRefused('not-found');
    const reader = { reads: deps.ports.reads, seen: stored, role: call.caller.role, nowMs };
    const sides = await meetingSides(reader, meeting);
    const mayRecord = !call.frame.lookingBack && mayLook(call.caller, stored.sight.relation, 'command');
    return c.html(<MeetingPage {...{ frame: call.frame, stored, nowMs, meeting, sides, mayRecord }} />);
  });
}
