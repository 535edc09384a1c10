import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { isAddressProtected } from '../../../domain/case/address-protection.ts';
import { stateAsOf } from '../../../domain/case/as-of.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import { consentsOf } from '../../../domain/case/consents.ts';
import { receive } from '../../../domain/case/engine.ts';
import { mergeOf, takenIn } from '../../../domain/case/merging/standing.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { deadlinesOf } from '../../../domain/obligations/deadline.ts';
import type { Life } from '../support/life.ts';
import { edd, later, merged, mother, referredTwice, stateOf } from './support/referred-twice.ts';

const notification = (receivedAt: string, more: JsonObject = {}): JsonObject => ({
  receivedAt,
  form: 'written',
  notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
  concern: 'Bekymring',
  ...more,
});

const owed = (life: Life, ref: string, at: string) =>
  deadlinesOf(stateOf(life, ref), parseInstant(at) ?? 0).filter(({ status }) =>
    ['open', 'due-soon', 'overdue', 'waiting', 'paused', 'advisory-missed'].includes(status),
  );

describe('a case that is merged into another', () => {
  it('stands still: nothing is owed in it, overdue or not, and it says where it lives on', () => {
    const life = referredTwice();
    const at = '2025-04-11T15:30:00+02:00';
    life.give(at, 'receive-notification', notification(at), 'duplicate');
    life.give('2025-04-14T10:00:00+02:00', 'merge-case', merged, 'duplicate');
    expect(owed(life, 'duplicate', later)).toEqual([]);
    expect(life.deadline('F1-15.n1', later, 'duplicate')).toMatchObject({
      status: 'cancelled',
      statusReason: expect.objectContaining({ da: expect.stringContaining('PREGNA') }),
    });
    expect(life.phase(later, 'duplicate')).toBe('closed');
    const sent = life.world.get('duplicate')?.sent.length;
    expect(life.refused(later, 'assess-notification', {}, 'duplicate')).toBe('CASE_CLOSED');
    expect(life.refused(later, 'reopen-case', { reason: 'x' }, 'duplicate')).toBe('CASE_CLOSED');
    expect(life.refused(later, 'merge-case', merged, 'duplicate')).toBe('CASE_CLOSED');
    expect(life.world.get('duplicate')?.sent.length).toBe(sent);
  });

  it('lets its notification keep its own clock in the case that goes on, under a free name', () => {
    const life = referredTwice();
    const first = '2025-04-08T09:00:00+02:00';
    const second = '2025-04-11T15:30:00+02:00';
    life.give(first, 'receive-notification', notification(first));
    life.give(second, 'receive-notification', notification(second), 'duplicate');
    const before = life.deadline('F1-15.n1', second, 'duplicate');
    life.give('2025-04-12T10:00:00+02:00', 'merge-case', merged, 'duplicate');
    expect(life.deadline('F1-15.n2', later).dueAt).toBe(before.dueAt);
    life.give('2025-04-12T12:00:00+02:00', 'assess-notification', {
      notificationId: 'n2',
      assessedAt: '2025-04-12T12:00:00+02:00',
      danger: false,
      acuteMeasures: false,
      assessors: ['a1'],
    });
    expect(life.deadline('F1-15.n2', later).status).toBe('met');
    expect(life.deadline('F1-15.n1', later).status).toBe('overdue');
  });

  it('brings no second referral: each limit stands once, from the referral that came first', () => {
    const life = referredTwice();
    life.give('2025-04-09T11:00:00+02:00', 'merge-case', merged, 'duplicate');
    expect(life.ofRule('F1-01', later)).toHaveLength(1);
    expect(viewOf(stateOf(life, 'pregnancy')).term?.edd).toBe(edd);
    const other = referredTwice();
    const first = other.ofRule('F1-01', later)[0];
    other.give('2025-04-09T11:00:00+02:00', 'merge-case', { into: 'duplicate', reason: 'other' });
    expect(other.ofRule('F1-01', later, 'duplicate')).toMatchObject([{ dueOn: first?.dueOn }]);
    expect(viewOf(stateOf(other, 'duplicate')).startedOn).toBe('2025-04-07');
  });

  it('is known by the other case from the merge on, not before', () => {
    const life = referredTwice();
    const at = '2025-04-11T15:30:00+02:00';
    life.give(at, 'receive-notification', notification(at), 'duplicate');
    life.give('2025-04-14T10:00:00+02:00', 'merge-case', merged, 'duplicate');
    const was = stateAsOf(stateOf(life, 'pregnancy'), parseInstant('2025-04-13T10:00:00+02:00') ?? 0);
    expect(was && takenIn(was)).toEqual([]);
    expect(was?.facts.some(({ type }) => type === 'notification-received')).toBe(false);
  });

  it('lets the later termin hold where the two differ, as in one case', () => {
    const life = referredTwice({ edd }, { edd: '2025-10-10' });
    life.give('2025-04-14T10:00:00+02:00', 'merge-case', merged, 'duplicate');
    expect(viewOf(stateOf(life, 'pregnancy')).term?.edd).toBe('2025-10-10');
    const other = referredTwice({ edd }, { edd: '2025-10-10' });
    other.give('2025-04-10T10:00:00+02:00', 'set-due-date', { edd: '2025-10-05', source: 'scan' });
    other.give('2025-04-14T10:00:00+02:00', 'merge-case', merged, 'duplicate');
    expect(viewOf(stateOf(other, 'pregnancy')).term?.edd).toBe('2025-10-05');
  });

  it('protects the address, and lets consents count as given where it lives on', () => {
    const life = referredTwice();
    const at = '2025-04-10T10:00:00+02:00';
    life.give(at, 'protect-address', { who: 'mother', from: '2025-04-10' }, 'duplicate');
    const consent = {
      direction: 'disclose',
      subject: 'mother',
      giver: { role: 'mother' },
      receivers: ['SP'],
      categories: ['health'],
      purpose: 'Samarbejde',
      form: 'written',
      givenOn: '2025-04-10',
    };
    life.give(at, 'give-consent', consent, 'duplicate');
    life.give('2025-04-14T10:00:00+02:00', 'merge-case', merged, 'duplicate');
    const view = viewOf(stateOf(life, 'pregnancy'));
    expect(isAddressProtected(view, 'mother', '2025-04-15')).toBe(true);
    expect(consentsOf(view)).toMatchObject([{ id: 'k1', givenIn: 'pregnancy' }]);
    life.give('2025-04-15T10:00:00+02:00', 'withdraw-consent', { consentId: 'k1' });
    expect(consentsOf(viewOf(stateOf(life, 'pregnancy')))[0]?.withdrawnMs).not.toBeNull();
  });

  it('brings what its ledger says of a deadline to the same deadline', () => {
    const life = referredTwice();
    const plan = {
      meetingId: 'm1',
      kind: 'first-coordination',
      meetingAt: '2025-06-02T10:00:00+02:00',
      invitees: ['SP'],
    };
    life.give('2025-04-09T12:00:00+02:00', 'plan-meeting', plan);
    life.give('2025-04-09T12:00:00+02:00', 'plan-meeting', plan, 'duplicate');
    const pause = { deadlineId: 'F2-02.m1', reason: 'x' };
    life.give('2025-04-10T10:00:00+02:00', 'pause-deadline', pause, 'duplicate');
    life.give('2025-04-14T10:00:00+02:00', 'merge-case', merged, 'duplicate');
    expect(life.deadline('F2-02.m1', later).status).not.toBe('paused');
    expect(life.deadline('F2-02.m2', later).status).toBe('paused');
  });

  it('tells the family’s other cases what it brings', () => {
    const life = referredTwice();
    life.give('2025-09-28T10:00:00+02:00', 'record-birth', {
      bornAt: '2025-09-28T08:00:00+02:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Esbjerg',
    });
    life.give(
      '2025-09-29T10:00:00+02:00',
      'protect-address',
      { who: 'mother', from: '2025-09-29' },
      'duplicate',
    );
    life.give('2025-09-29T11:00:00+02:00', 'merge-case', merged, 'duplicate');
    const isProtected = () => isAddressProtected(viewOf(stateOf(life, 'child:1')), 'mother', '2025-10-01');
    expect(isProtected()).toBe(true);
    life.give('2025-09-30T11:00:00+02:00', 'split-case', { reason: 'mistake' }, 'duplicate');
    expect(isProtected()).toBe(false);
  });
});

describe('a merge that is undone', () => {
  it('lets the clocks run again from their own moments; what fell due is overdue at once and said', () => {
    const life = referredTwice();
    const at = '2025-04-11T15:30:00+02:00';
    life.give(at, 'receive-notification', notification(at), 'duplicate');
    life.give('2025-04-11T16:00:00+02:00', 'merge-case', merged, 'duplicate');
    expect(life.deadline('F1-15.n1', later).status).toBe('overdue');
    const split = life.give(later, 'split-case', { reason: 'not-the-same' }, 'duplicate');
    expect(life.deadline('F1-15.n1', later, 'duplicate')).toMatchObject({
      status: 'overdue',
      dueAt: '2025-04-12T15:30:00+02:00',
    });
    expect(
      split.messages.some(({ kind, deadlineId }) => kind === 'breach' && deadlineId === 'F1-15.n1'),
    ).toBe(true);
    expect(life.ofRule('F1-15', later)).toEqual([]);
    expect(mergeOf(stateOf(life, 'duplicate'))).toBeNull();
    expect(takenIn(stateOf(life, 'pregnancy'))).toEqual([]);
  });

  it('leaves what was recorded in the other case there, and may be done again', () => {
    const life = referredTwice();
    life.give('2025-04-11T16:00:00+02:00', 'merge-case', merged, 'duplicate');
    life.give('2025-04-12T16:00:00+02:00', 'assign', { role: 'FR', user: 'u1', reason: 'x' });
    life.give('2025-04-13T16:00:00+02:00', 'split-case', { reason: 'mistake' }, 'duplicate');
    expect(viewOf(stateOf(life, 'pregnancy')).of('assigned')).toHaveLength(1);
    const at = '2025-04-14T09:00:00+02:00';
    life.give(at, 'receive-notification', notification(at), 'duplicate');
    life.give('2025-04-14T10:00:00+02:00', 'merge-case', merged, 'duplicate');
    expect(life.ofRule('F1-15', at)).toHaveLength(1);
    expect(takenIn(stateOf(life, 'pregnancy'))).toHaveLength(1);
  });

  it('is refused where nothing was merged, and neither act is retracted', () => {
    const life = referredTwice();
    expect(life.refused(later, 'split-case', { reason: 'mistake' })).toBe('PRECONDITION');
    const { events } = life.give(later, 'merge-case', merged, 'duplicate');
    life.give(later, 'split-case', { reason: 'mistake' }, 'duplicate');
    const eventId = events[0]?.id ?? 0;
    expect(life.refused(later, 'retract', { eventId, reason: 'x' }, 'duplicate')).toBe('PRECONDITION');
  });
});

describe('a relay of a merge', () => {
  it('changes nothing the second time, also of what was left out', () => {
    const life = referredTwice();
    const at = '2025-04-10T10:00:00+02:00';
    life.give(at, 'hold-clarifying-talk', { heldAt: at });
    life.give(at, 'hold-clarifying-talk', { heldAt: at }, 'duplicate');
    const { relays } = life.give(later, 'merge-case', merged, 'duplicate');
    const state = stateOf(life, 'pregnancy');
    expect(viewOf(state).of('clarifying-talk-held')).toHaveLength(1);
    const [relay] = relays;
    expect(receive(state, relay?.fromRef ?? '', relay?.events ?? []).events).toEqual([]);
  });

  it('goes on to where the case lives on itself when that was merged meanwhile', () => {
    const life = referredTwice();
    const at = '2025-04-10T10:00:00+02:00';
    life.give(at, 'refer', { receivedAt: at, referrer: { role: 'GP' }, mother, edd }, 'duplicate:2');
    life.give(at, 'receive-notification', notification(at), 'duplicate');
    const before = stateOf(life, 'pregnancy');
    life.give(later, 'merge-case', { into: 'duplicate:2', reason: 'other' });
    const still = stateOf(life, 'pregnancy');
    life.world.set('pregnancy', { state: before, events: [], sent: [] });
    const { relays } = life.give(later, 'merge-case', merged, 'duplicate');
    const [relay] = relays;
    const heard = receive(still, relay?.fromRef ?? '', relay?.events ?? []);
    expect(heard.relays).toMatchObject([{ id: 'c_duplicate2', fromRef: relay?.fromRef }]);
    const goesOn = receive(stateOf(life, 'duplicate:2'), relay?.fromRef ?? '', heard.relays[0]?.events ?? []);
    expect(goesOn.changes.opened).toContain('F1-15.n1');
  });
});
