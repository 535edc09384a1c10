import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { type Text, text } from '../../text.ts';
import type { Seed } from '../rule.ts';

/** F2-06: one occurrence per request; a second for the same meeting gets the meeting's id and a number. */
export function earlierMeetingSeeds(view: CaseView): readonly Seed[] {
  const ever = view.ever('earlier-meeting-requested');
  return view.own('earlier-meeting-requested').map((trigger) => {
    const id = String(trigger.data.meetingId);
    const n = ever.filter((one) => one.data.meetingId === id).findIndex((one) => one.id === trigger.id) + 1;
    return { key: n === 1 ? id : `${id}.${n}`, trigger, about: id };
  });
}

/** F2-06: whatever settles the question of an earlier date for the same meeting. */
const firstAfter = (seed: Seed, view: CaseView, types: readonly string[]): Fact | null =>
  view
    .of(...types)
    .find(
      (fact) => fact.data.meetingId === seed.about && fact.ms >= seed.trigger.ms && fact.id > seed.trigger.id,
    ) ?? null;

export const earlierMeetingDecided = (seed: Seed, view: CaseView): Fact | null =>
  firstAfter(seed, view, ['earlier-meeting-decided']);

export function earlierMeetingPointless(seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  const fact = firstAfter(seed, view, ['meeting-held', 'meeting-cancelled']);
  return fact
    ? { fact, reason: text('Mødet er holdt eller aflyst', 'The meeting was held or cancelled') }
    : null;
}
