import ical from 'ical-generator';
import { addDays, parseInstant } from '../../domain/calendar/index.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import { text } from '../../domain/text.ts';
import { caseOf, nowOf } from '../call.ts';
import type { Language } from '../language.ts';
import { route } from '../route.ts';
import { deadlinesSeen, type SeenCase } from '../seen-case.ts';

const HOUR_MS = 3_600_000;

/**
 * The limits still ahead as a calendar file. It ends up on telephones and in other people's clouds, so an entry
 * holds its date and the code of its rule: no title, no name, nothing of the case.
 */
export const getCalendar = route({
  method: 'get',
  path: '/v1/cases/{id}/calendar.ics',
  operationId: 'getCalendar',
  summary: text('Sagens frister som kalender', 'Deadlines of the case as a calendar'),
  tag: 'deadlines',
  mediaType: 'text/calendar',
  async handle(call) {
    const stored = await caseOf(call);
    const nowMs = nowOf(call, stored);
    return new Response(calendarOf(stored, nowMs, call.language), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'attachment; filename="tovholder.ics"',
      },
    });
  },
});

function calendarOf(seen: SeenCase, nowMs: number, language: Language): string {
  const { state } = seen;
  const calendar = ical({ name: 'Tovholder', prodId: { company: 'Tovholder', product: 'Tovholder' } });
  for (const one of deadlinesSeen(seen, state, nowMs)) {
    const span = spanOf(one);
    if (!span || !unmetStatuses.includes(one.status)) continue;
    calendar.createEvent({
      id: `${state.id}-${one.id}@tovholder`,
      stamp: new Date(nowMs),
      summary: `${language === 'da' ? 'Frist' : 'Deadline'} ${one.ruleId}`,
      ...span,
    });
  }
  return calendar.toString();
}

/** A date-based limit fills its day, an hour-based one the hour before it. */
function spanOf({ dueAt, dueOn }: Deadline): { start: Date; end: Date; allDay?: boolean } | null {
  const ms = parseInstant(dueAt);
  if (ms !== null) return { start: new Date(ms - HOUR_MS), end: new Date(ms) };
  if (dueOn === null) return null;
  // All-day entries are written from the parts of the date as UTC has them.
  const day = (on: string) => new Date(`${on}T00:00:00Z`);
  return { start: day(dueOn), end: day(addDays(dueOn, 1)), allDay: true };
}
