import { describe, expect, it } from 'vitest';
import type { Life } from '../../support/life.ts';
import { AFTER, BORN, notified } from './family-life.ts';
import { birth, pregnancy } from './lives.ts';

const family = ['mother', 'partner', 'FMI'];

const sentToFamily = (life: Life) =>
  [...life.world.values()].flatMap((one) => one.sent).filter((message) => family.includes(message.to));

describe('end-pregnancy', () => {
  it.each(['miscarriage', 'termination', 'stillbirth'])(
    'closes the case at once on %s and cancels what is ahead',
    (outcome) => {
      const life = notified();
      life.give('2026-02-02T15:00:00+01:00', 'end-pregnancy', { outcome, on: '2026-02-02' });
      const at = '2026-02-02T15:00:01+01:00';
      expect(life.phase(at)).toBe('closed');
      for (const id of ['F1-15.n1', 'F1-17.n1', 'F1-21.n1', 'F3-32.1'])
        expect([id, life.deadline(id, at).status]).toEqual([id, 'cancelled']);
    },
  );

  it('leaves the documentation open, takes what meets it, and nothing else', () => {
    const life = notified();
    life.give('2026-02-02T15:00:00+01:00', 'end-pregnancy', { outcome: 'miscarriage', on: '2026-02-02' });
    expect(life.refused('2026-02-02T16:00:00+01:00', 'begin-family-stay', { expectedWeeks: 4 })).toBe(
      'CASE_CLOSED',
    );
    life.give('2026-02-02T16:00:00+01:00', 'record-notification-note', { notificationId: 'n1' });
    expect(life.deadline('F1-20.n1', '2026-02-02T17:00:00+01:00').status).toBe('met');
  });

  it('keeps overdue what was overdue, silently', () => {
    const life = notified();
    life.give('2026-02-05T10:00:00+01:00', 'end-pregnancy', { outcome: 'miscarriage', on: '2026-02-05' });
    const before = life.world.get('pregnancy')?.sent.length;
    expect(life.deadline('F1-15.n1', '2026-02-06T10:00:00+01:00').status).toBe('overdue');
    life.give('2026-02-20T10:00:00+01:00', 'record-notification-note', { notificationId: 'n1' });
    expect(life.world.get('pregnancy')?.sent.length).toBe(before);
  });

  it('does not undo what was done earlier the same day', () => {
    const life = notified();
    life.give('2026-02-02T11:00:00+01:00', 'acknowledge-notification', { notificationId: 'n1' });
    life.give('2026-02-02T15:00:00+01:00', 'end-pregnancy', { outcome: 'miscarriage', on: '2026-02-02' });
    expect(life.deadline('F1-17.n1', '2026-02-02T16:00:00+01:00').status).toBe('met');
  });

  it('is refused after the birth, and closed after itself', () => {
    expect(birth(BORN).refused(AFTER, 'end-pregnancy', { outcome: 'stillbirth' })).toBe('PRECONDITION');
    const life = pregnancy();
    life.give('2026-02-02T15:00:00+01:00', 'end-pregnancy', { outcome: 'miscarriage' });
    expect(life.refused('2026-02-03T15:00:00+01:00', 'end-pregnancy', { outcome: 'miscarriage' })).toBe(
      'CASE_CLOSED',
    );
    expect(pregnancy().refused('2026-02-03T15:00:00+01:00', 'end-pregnancy', { outcome: 'abort' })).toBe(
      'VALIDATION',
    );
  });
});

describe('a birth with no live child', () => {
  const dead = { bornAt: BORN, children: [{ ref: 'child:1', alive: false }] };

  it('equals end-pregnancy: stillbirth: closed, no child case, the mother’s examination stays as an offer', () => {
    const asBirth = pregnancy();
    asBirth.give(BORN, 'record-birth', dead);
    const asEnd = pregnancy();
    asEnd.give(BORN, 'end-pregnancy', { outcome: 'stillbirth', on: '2026-05-20' });
    for (const life of [asBirth, asEnd]) {
      expect([...life.world.keys()]).toEqual(['pregnancy']);
      expect(life.phase(AFTER)).toBe('closed');
      expect(life.deadline('F3-23.8w', AFTER)).toMatchObject({
        dueOn: '2026-07-15',
        status: 'open',
        reminders: [],
      });
      expect(life.deadline('F3-32.1', AFTER).status).toBe('cancelled');
      life.give('2026-07-10T10:00:00+02:00', 'record-examination', {
        programme: 'postpartum',
        code: '8w',
        on: '2026-07-10',
      });
      expect(life.deadline('F3-23.8w', '2026-07-11T10:00:00+02:00').status).toBe('met');
    }
    // What only a birth opens falls with it.
    expect(asBirth.deadline('F3-01.1', AFTER).status).toBe('cancelled');
  });

  it('offers nothing after a miscarriage', () => {
    const life = pregnancy();
    life.give('2026-02-02T15:00:00+01:00', 'end-pregnancy', { outcome: 'miscarriage' });
    expect(life.ofRule('F3-23', '2026-02-03T15:00:00+01:00')).toEqual([]);
  });

  it('can be retracted: then the pregnancy goes on', () => {
    const life = pregnancy();
    const { events } = life.give(BORN, 'record-birth', dead);
    life.give(AFTER, 'retract', { eventId: events[0]?.id ?? 0, reason: 'fejl' });
    expect(life.phase(AFTER)).toBe('referral');
    expect(life.deadline('F3-32.1', AFTER).status).toBe('open');
  });
});

describe('a bereaved family', () => {
  it('is written to by no case any more, whoever died', () => {
    const at = (day: string) => `${day}T12:00:00+02:00`;
    const life = birth(BORN);
    life.give(
      at('2026-05-22'),
      'categorise',
      {
        category: 'red',
        factors: {
          somaticHistory: 'a',
          currentState: 'b',
          familyPsychology: 'c',
          socialSituation: 'd',
          supportMeasures: 'e',
        },
      },
      'child:1',
    );
    life.give(at('2026-05-23'), 'record-death', { who: 'partner', on: '2026-05-23' });
    life.give('2027-02-01T12:00:00+01:00', 'name-child', {}, 'child:1');
    expect(sentToFamily(life)).toEqual([]);
  });

  it('is spared in the living twin’s case when the other was stillborn', () => {
    const life = birth(BORN, {
      children: [
        { ref: 'child:1', alive: false },
        { ref: 'child:2', alive: true },
      ],
    });
    expect(life.world.get('child:2')?.state.facts[0]?.data).toMatchObject({ stillbornSibling: true });
    expect(life.phase(AFTER)).toBe('birth');
  });
});
