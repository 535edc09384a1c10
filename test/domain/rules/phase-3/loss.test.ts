import { describe, expect, it } from 'vitest';
import type { Life } from '../../support/life.ts';
import { begin } from '../../support/life.ts';
import { birth, pregnancy } from './lives.ts';

const BORN = '2026-05-20T22:15:00+02:00';
const AFTER = '2026-05-21T10:00:00+02:00';
const family = ['mother', 'partner', 'FMI'];

const sentToFamily = (life: Life) =>
  [...life.world.values()].flatMap((one) => one.sent).filter((message) => family.includes(message.to));

/** A pregnancy with an oral notification, still to be noted, assessed and acknowledged. */
function notified(): Life {
  const life = pregnancy();
  life.give('2026-02-02T10:00:00+01:00', 'receive-notification', {
    notificationId: 'n1',
    receivedAt: '2026-02-02T10:00:00+01:00',
    form: 'oral',
    notifier: { role: 'GP', professional: true },
    concern: 'bekymring',
  });
  return life;
}

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

describe('record-death', () => {
  it('of the unborn closes the pregnancy', () => {
    const life = pregnancy();
    life.give('2026-02-02T15:00:00+01:00', 'record-death', { who: 'unborn', on: '2026-02-02' });
    expect(life.phase('2026-02-02T16:00:00+01:00')).toBe('closed');
  });

  it('of the mother before the birth closes the pregnancy and takes her examination too', () => {
    const life = pregnancy();
    life.give('2026-02-02T15:00:00+01:00', 'record-death', { who: 'mother', on: '2026-02-02' });
    expect(life.phase('2026-02-02T16:00:00+01:00')).toBe('closed');
  });

  it('of the mother after the birth stops only what is hers, and her case closes when her eight weeks are over', () => {
    const life = birth(BORN);
    life.give(AFTER, 'record-death', { who: 'mother', on: '2026-05-21' });
    const at = '2026-05-21T11:00:00+02:00';
    expect(life.deadline('F3-23.8w', at).status).toBe('cancelled');
    expect(life.deadline('F3-02.1', at).status).not.toBe('cancelled');
    expect(life.phase(at)).toBe('birth');
    expect(life.phase('2026-07-16T00:00:00+02:00')).toBe('closed');
    expect(life.phase('2026-07-16T00:00:00+02:00', 'child:1')).toBe('birth');
    expect(life.deadline('F3-21.5-8w', at, 'child:1').status).toBe('waiting');
  });

  it('of the mother ends the offer that a stillbirth had left her', () => {
    const life = pregnancy();
    life.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: false }] });
    life.give('2026-05-25T10:00:00+02:00', 'record-death', { who: 'mother', on: '2026-05-25' });
    expect(life.deadline('F3-23.8w', '2026-05-25T11:00:00+02:00').status).toBe('cancelled');
  });

  it('of one twin closes that child’s case alone, told in any of the cases', () => {
    const life = birth(BORN, {
      children: [
        { ref: 'child:1', alive: true },
        { ref: 'child:2', alive: true },
      ],
    });
    life.give(AFTER, 'record-death', { who: 'child:2', on: '2026-05-21' }, 'child:1');
    const at = '2026-05-21T11:00:00+02:00';
    expect(life.phase(at, 'child:2')).toBe('closed');
    expect(life.phase(at, 'child:1')).toBe('birth');
    expect(life.phase(at)).toBe('birth');
    expect(life.deadline('F3-22.5w', at, 'child:2').status).toBe('cancelled');
    expect(life.deadline('F3-22.5w', at, 'child:1').status).toBe('open');
  });

  it('of the partner stops nothing, and before the birth is known to the child’s case', () => {
    const life = pregnancy();
    life.give('2026-02-02T15:00:00+01:00', 'record-death', { who: 'partner', on: '2026-02-02' });
    life.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    expect(life.phase(AFTER)).toBe('birth');
    expect(life.world.get('child:1')?.state.facts.map((fact) => fact.type)).toContain('death-recorded');
  });

  it('in the child’s own case may simply say child', () => {
    const life = birth(BORN);
    life.give(AFTER, 'record-death', { who: 'child' }, 'child:1');
    expect(life.phase('2026-05-21T11:00:00+02:00', 'child:1')).toBe('closed');
  });

  it.each([
    ['NOT_FOUND', 'child:2', 'pregnancy'],
    ['NOT_FOUND', 'child', 'pregnancy'],
    ['NOT_FOUND', 'naboen', 'child:1'],
    ['PRECONDITION', 'unborn', 'pregnancy'],
    ['PRECONDITION', 'unborn', 'child:1'],
  ])('answers %s about %s in %s', (code, who, ref) => {
    expect(birth(BORN).refused(AFTER, 'record-death', { who }, ref)).toBe(code);
  });

  it('refuses a second death of the same person, and a child’s before its birth', () => {
    const life = birth(BORN);
    expect(life.refused(AFTER, 'record-death', { who: 'child:1', on: '2026-05-19' })).toBe('PRECONDITION');
    life.give(AFTER, 'record-death', { who: 'partner' });
    expect(life.refused(AFTER, 'record-death', { who: 'partner' }, 'child:1')).toBe('DUPLICATE');
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

describe('the pregnancy case after birth', () => {
  it('closes when the mother is discharged and her examination met', () => {
    const life = birth(BORN);
    life.give('2026-05-23T12:00:00+02:00', 'discharge', { who: 'mother' }, 'child:1');
    life.give('2026-07-10T12:00:00+02:00', 'record-examination', {
      programme: 'postpartum',
      code: '8w',
      on: '2026-07-10',
    });
    expect(life.phase('2026-07-10T11:00:00+02:00')).toBe('closed');
    expect(life.refused('2026-07-11T12:00:00+02:00', 'begin-family-stay', { expectedWeeks: 4 })).toBe(
      'CASE_CLOSED',
    );
  });

  it('or when the day of the examination has passed', () => {
    const life = birth(BORN);
    life.give('2026-05-23T12:00:00+02:00', 'discharge', { who: 'mother' });
    expect(life.phase('2026-07-15T23:59:59+02:00')).toBe('birth');
    expect(life.phase('2026-07-16T00:00:00+02:00')).toBe('closed');
    expect(life.deadline('F3-23.8w', '2026-07-16T00:00:00+02:00').status).toBe('advisory-missed');
  });

  it('not before the mother is discharged, nor while a notification is unanswered', () => {
    const admitted = birth(BORN);
    expect(admitted.phase('2026-12-01T12:00:00+01:00')).toBe('birth');

    const unanswered = notified();
    unanswered.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    unanswered.give('2026-05-23T12:00:00+02:00', 'discharge', { who: 'mother' });
    expect(unanswered.phase('2026-12-01T12:00:00+01:00')).toBe('birth');
  });
});

describe('retracting a birth', () => {
  it('takes the child cases with it, unless one of them has lived', () => {
    const life = birth(BORN);
    const bornEvent =
      life.world.get('pregnancy')?.events.find((event) => event.type === 'birth-recorded')?.id ?? 0;
    life.give(AFTER, 'retract', { eventId: bornEvent, reason: 'fejl' });
    expect([...life.world.keys()]).toEqual(['pregnancy']);
    life.give(AFTER, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    life.give(AFTER, 'name-child', {}, 'child:1');
    const again =
      life.world.get('pregnancy')?.events.findLast((event) => event.type === 'birth-recorded')?.id ?? 0;
    expect(life.refused(AFTER, 'retract', { eventId: again, reason: 'fejl' })).toBe('PRECONDITION');
  });
});

describe('phase of a pregnancy', () => {
  it('is coordination from the first invitation sent to a coordination meeting, not to a discharge meeting', () => {
    const life = begin({ at: '2025-11-03T10:00:00+01:00', refer: { edd: '2026-06-01' } });
    const plan = (meetingId: string, kind: string) =>
      life.give('2025-11-04T10:00:00+01:00', 'plan-meeting', {
        meetingId,
        kind,
        meetingAt: '2025-12-01T10:00:00+01:00',
        invitees: ['FR'],
      });
    plan('m1', 'network');
    plan('m2', 'ad-hoc');
    life.give('2025-11-05T10:00:00+01:00', 'invite-to-meeting', { meetingId: 'm1' });
    expect(life.phase('2025-11-05T11:00:00+01:00')).toBe('referral');
    life.give('2025-11-06T10:00:00+01:00', 'invite-to-meeting', { meetingId: 'm2' });
    expect(life.phase('2025-11-06T11:00:00+01:00')).toBe('coordination');
  });
});
