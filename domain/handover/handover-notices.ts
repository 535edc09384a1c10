import type { Announcement } from '../announcements/announcement.ts';
import { addWorkingDays, atLocalMs, civilDateOf } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { CaseEvent } from '../case/fact.ts';
import type { Role } from '../rules/roles.ts';
import { type Handover, handoverAbout, handoversOf } from './handover.ts';

/** Who is told on which working day without an answer: the receiver's unit, its leader, both leaders, the director. */
const climb: readonly (readonly { side: 'from' | 'to'; to: Role }[])[] = [
  [
    { side: 'to', to: 'FR' },
    { side: 'to', to: 'FR-leader' },
  ],
  [
    { side: 'to', to: 'FR' },
    { side: 'to', to: 'FR-leader' },
  ],
  [{ side: 'to', to: 'FR-leader' }],
  [
    { side: 'to', to: 'FR-leader' },
    { side: 'from', to: 'FR-leader' },
  ],
  [
    { side: 'to', to: 'FR-leader' },
    { side: 'from', to: 'FR-leader' },
    { side: 'to', to: 'director' },
  ],
];

/** From this working day on the last step is repeated. */
const LAST_CLIMB = climb.length - 1;

/** What is told when somebody is asked to take over, and when they have answered. */
export function handoverAnnouncements(event: CaseEvent, view: CaseView): readonly Announcement[] {
  if (!telling.has(event.type)) return [];
  return handoversOf(view).flatMap((handover) => {
    if (handover.askedEvent === event.id)
      return handover.state === 'waiting' ? noticesAt(handover, 0, handover.recordedMs) : [];
    if (handover.settledEvent !== event.id) return [];
    const sender: Role = handover.kind === 'clinic' ? 'FP' : 'FR';
    // The new question says by itself that the earlier one is over.
    if (handover.state === 'withdrawn')
      return handover.to && event.type === 'retracted'
        ? [notice(handover, 'withdrawn', handover.to, receiverOf(handover))]
        : [];
    return [notice(handover, handover.state, handover.from, sender)];
  });
}

const telling = new Set([
  'new-municipality-notified',
  'transfer-acknowledged',
  'transfer-rejected',
  'clinic-change-asked',
  'clinic-change-accepted',
  'clinic-change-rejected',
  'retracted',
]);

/**
 * What is to be told by now of a handover that nobody has answered: the step of the latest working day that has begun for
 * the office; earlier ones that were missed are not made up for. None on the day it was asked, and none for a place
 * without logins. Between clinics the reminder of F4-25 does the same.
 */
export function noticesDue(handover: Handover, view: CaseView, nowMs: number): readonly Announcement[] {
  if (handover.state !== 'waiting' || handover.kind === 'clinic') return [];
  const { closedDays, reminderHour } = view.parameters;
  let on = civilDateOf(handover.recordedMs);
  let [step, atMs] = [0, 0];
  for (;;) {
    on = addWorkingDays(on, 1, closedDays);
    const nextMs = atLocalMs(on, reminderHour);
    if (nextMs > nowMs) break;
    [step, atMs] = [step + 1, nextMs];
  }
  return step > 0 ? noticesAt(handover, step, atMs) : [];
}

function noticesAt(handover: Handover, step: number, atMs: number): readonly Announcement[] {
  if (handover.kind === 'clinic')
    return handover.to ? [{ ...base(handover, 's0', atMs), to: 'SSR', organisation: handover.to }] : [];
  const told = new Map<string, Announcement>();
  for (const { side, to } of climb[Math.min(step, LAST_CLIMB)] ?? []) {
    // A place without logins is asked by other ways: its silence is the sender's matter.
    const organisation = handover[side] ?? (step > 0 ? handover.from : null);
    if (organisation !== null)
      told.set(`${to} ${organisation}`, { ...base(handover, `s${step}`, atMs), to, organisation });
  }
  return [...told.values()];
}

const receiverOf = ({ kind }: Handover): Role => (kind === 'clinic' ? 'SSR' : 'FR');

const notice = (handover: Handover, step: string, organisation: string, to: Role): Announcement => ({
  ...base(handover, step, handover.settledMs ?? handover.recordedMs),
  to,
  organisation,
});

const base = (handover: Handover, step: string, atMs: number) => ({
  kind: 'handover' as const,
  about: handoverAbout(handover),
  due: null,
  step,
  atMs,
});
