import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { esbjerg, hold, LATER, plan } from './meeting-life.ts';

describe('F2-01', () => {
  it('is met by the second coordinating meeting in Esbjerg, whatever kind the two are', () => {
    const life = esbjerg();
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    hold(life, 'm1', '2025-10-02T13:00:00+02:00');
    expect(life.deadline('F2-01.1', '2025-10-03T12:00:00+02:00')).toMatchObject({
      status: 'open',
      dueOn: '2026-02-20',
      targetOn: '2026-02-20',
    });
    plan(life, '2025-10-20T09:00:00+02:00', 'm2', 'ad-hoc', '2025-11-03T13:00:00+01:00');
    hold(life, 'm2', '2025-11-03T13:00:00+01:00');
    expect(life.deadline('F2-01.1', LATER)).toMatchObject({
      status: 'met',
      metAt: '2025-11-03T13:00:00+01:00',
    });
  });

  it('needs one meeting by the regional agreement and does not count a network meeting', () => {
    const life = esbjerg({ municipality: 'vejle' });
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'network', '2025-09-25T13:00:00+02:00');
    hold(life, 'm1', '2025-09-25T13:00:00+02:00');
    expect(life.deadline('F2-01.1', '2025-09-26T12:00:00+02:00').status).toBe('open');
    plan(life, '2025-09-26T09:00:00+02:00', 'm2', 'first-coordination', '2025-10-10T13:00:00+02:00');
    hold(life, 'm2', '2025-10-10T13:00:00+02:00');
    expect(life.deadline('F2-01.1', LATER)).toMatchObject({
      status: 'met',
      metAt: '2025-10-10T13:00:00+02:00',
    });
  });

  it('falls away at a birth before termin and is not met by a meeting held after it', () => {
    const life = esbjerg({ municipality: 'vejle' });
    life.give('2026-02-10T09:00:00+01:00', 'record-birth', {
      bornAt: '2026-02-10T04:00:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Esbjerg',
    });
    plan(life, '2026-02-11T09:00:00+01:00', 'm1', 'ad-hoc', '2026-02-12T13:00:00+01:00');
    hold(life, 'm1', '2026-02-12T13:00:00+01:00');
    expect(life.deadline('F2-01.1', LATER).status).toBe('cancelled');
  });

  it('is due on the fifth arbejdsdag after a referral close to termin', () => {
    // Referred Thursday 18 December, termin Saturday 20: 19, 22, 23, 29, 30 December (24th closed, 25th–26th holidays).
    const life = begin({ at: '2025-12-18T10:00:00+01:00', refer: { edd: '2025-12-20' } });
    expect(life.deadline('F2-01.1', '2025-12-18T12:00:00+01:00').dueOn).toBe('2025-12-30');
  });
});

describe('F2-03', () => {
  it.each([
    ['4 weeks after the first consultation', '2025-09-09', '2025-10-07'],
    ['4 weeks before the term meeting when that is earlier', '2025-10-30', '2025-11-14'],
  ])('is due %s', (_which, consultedOn, dueOn) => {
    const life = esbjerg();
    life.give(`${consultedOn}T15:00:00+02:00`, 'hold-first-consultation', {
      heldAt: `${consultedOn}T10:00:00+02:00`,
    });
    expect(life.ofRule('F2-03', `${consultedOn}T16:00:00+02:00`)).toMatchObject([{ dueOn }]);
  });

  it('knows no term meeting where the agreement has none', () => {
    const life = esbjerg({ municipality: 'vejle' });
    life.give('2025-11-25T10:00:00+01:00', 'hold-first-consultation', {
      heldAt: '2025-11-25T10:00:00+01:00',
    });
    expect(life.ofRule('F2-03', LATER)).toMatchObject([{ dueOn: '2025-12-23' }]);
  });

  it('is met by the first coordination meeting, also one held before the consultation, not by another', () => {
    const life = esbjerg();
    plan(life, '2025-09-02T09:00:00+02:00', 'm0', 'ad-hoc', '2025-09-03T13:00:00+02:00');
    hold(life, 'm0', '2025-09-03T13:00:00+02:00');
    plan(life, '2025-09-03T15:00:00+02:00', 'm1', 'first-coordination', '2025-09-12T13:00:00+02:00');
    hold(life, 'm1', '2025-09-12T13:00:00+02:00');
    life.give('2025-09-15T10:00:00+02:00', 'hold-first-consultation', {
      heldAt: '2025-09-15T10:00:00+02:00',
    });
    expect(life.ofRule('F2-03', LATER)).toMatchObject([
      { status: 'met', metAt: '2025-09-12T13:00:00+02:00' },
    ]);
  });
});

describe('F2-06', () => {
  it('is due two arbejdsdage after the request, over Easter', () => {
    const life = begin({ at: '2025-04-01T10:00:00+02:00', refer: { edd: '2025-09-01' } });
    plan(life, '2025-04-02T10:00:00+02:00', 'm1', 'first-coordination', '2025-05-14T13:00:00+02:00');
    life.give('2025-04-16T09:00:00+02:00', 'request-earlier-meeting', { meetingId: 'm1' });
    expect(life.deadline('F2-06.m1', '2025-04-16T10:00:00+02:00').dueOn).toBe('2025-04-23');
    life.give('2025-04-22T09:00:00+02:00', 'decide-earlier-meeting', {
      meetingId: 'm1',
      granted: true,
      meetingAt: '2025-04-30T13:00:00+02:00',
    });
    expect(life.deadline('F2-06.m1', LATER).status).toBe('met');
    expect(life.deadline('F2-02.m1', LATER).dueOn).toBe('2025-04-23');
  });

  it('a refused request leaves the meeting where it is, and a second request is a new occurrence', () => {
    const life = esbjerg();
    plan(life, '2025-09-02T10:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    life.give('2025-09-03T09:00:00+02:00', 'request-earlier-meeting', { meetingId: 'm1' });
    life.give('2025-09-04T09:00:00+02:00', 'decide-earlier-meeting', { meetingId: 'm1', granted: false });
    life.give('2025-09-08T09:00:00+02:00', 'request-earlier-meeting', { meetingId: 'm1' });
    expect(life.deadline('F2-02.m1', LATER).dueOn).toBe('2025-09-25');
    expect(life.ofRule('F2-06', '2025-09-08T10:00:00+02:00')).toMatchObject([
      { id: 'F2-06.m1', status: 'met' },
      { id: 'F2-06.m1.2', dueOn: '2025-09-10' },
    ]);
  });
});
