import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';

const pregnancy = (at = '2025-03-03T08:00:00+01:00') => begin({ at, refer: { edd: '2025-09-01' } });
const day = (d: string) => `2025-03-${d}T10:00:00+01:00`;
const retract = (life: Life, at: string, eventId: number, ref = 'pregnancy') =>
  life.give(at, 'retract', { eventId, reason: 'fejl' }, ref);
const refusedRetract = (life: Life, at: string, eventId: number, ref = 'pregnancy') =>
  life.refused(at, 'retract', { eventId, reason: 'fejl' }, ref);
const firstId = (answer: { events: readonly { id: number }[] }) => answer.events[0]?.id ?? 0;

const birth: JsonObject = {
  bornAt: '2025-08-30T09:00:00+02:00',
  children: [
    { ref: 'child:1', alive: true },
    { ref: 'child:2', alive: true },
  ],
  place: 'SVS',
};

describe('retract', () => {
  it('takes back an act: the deadline it met stands open again, and its number is never reused', () => {
    const life = pregnancy();
    const contact = { by: 'FP', with: 'mother', at: day('04'), method: 'phone', reached: true };
    const id = firstId(life.give(day('04'), 'record-contact', contact));
    const answer = retract(life, day('05'), id);
    expect(answer.events[0]?.data).toMatchObject({ events: [id] });
    expect(life.deadline('F1-01.1', day('06')).status).toBe('due-soon');
    life.give(day('06'), 'request-access', { regime: 'party', on: '2025-03-06' });
    const request = life.world.get('pregnancy')?.state.lastEventId ?? 0;
    retract(life, day('07'), request);
    life.give(day('07'), 'request-access', { regime: 'party', on: '2025-03-07' });
    expect(life.ofRule('X-09', day('08')).map((one) => one.id)).toEqual(['X-09.2']);
  });

  it('takes back what a consent opened, so nothing can be disclosed under it', () => {
    const life = pregnancy();
    const id = firstId(
      life.give(day('04'), 'give-consent', {
        consentId: 'k1',
        direction: 'disclose',
        subject: 'mother',
        giver: { role: 'mother' },
        receivers: ['FR'],
        categories: ['health'],
        purpose: 'samarbejde',
        form: 'written',
        givenOn: '2025-03-04',
      }),
    );
    const answer = retract(life, day('05'), id);
    expect(answer.changes.cancelled).toContain('X-01.k1');
    expect(life.refused(day('06'), 'disclose', { to: 'FR', categories: ['health'], consentId: 'k1' })).toBe(
      'NOT_FOUND',
    );
  });

  it('restores a case that was closed by mistake', () => {
    const life = pregnancy();
    const id = firstId(life.give(day('04'), 'close-case', { reason: 'flyttet' }));
    expect(life.phase(day('05'))).toBe('closed');
    retract(life, day('05'), id);
    expect(life.phase(day('05'))).toBe('referral');
    expect(life.deadline('F1-01.1', day('06')).status).toBe('due-soon');
  });

  it('refuses the unknown, the already retracted, a retraction, and the referral', () => {
    const life = pregnancy();
    const id = firstId(life.give(day('04'), 'record-entry'));
    expect(refusedRetract(life, day('05'), 99)).toBe('NOT_FOUND');
    expect(refusedRetract(life, day('05'), 1)).toBe('PRECONDITION');
    const retraction = firstId(retract(life, day('05'), id));
    expect(refusedRetract(life, day('06'), id)).toBe('PRECONDITION');
    expect(refusedRetract(life, day('06'), retraction)).toBe('PRECONDITION');
    expect(life.refused(day('06'), 'retract', { eventId: id })).toBe('VALIDATION');
  });

  it('takes back a birth with its child cases as long as none of them lives on its own', () => {
    const life = pregnancy();
    const id = firstId(life.give('2025-08-30T12:00:00+02:00', 'record-birth', birth));
    expect([...life.world.keys()]).toEqual(['pregnancy', 'child:1', 'child:2']);
    const answer = retract(life, '2025-08-30T13:00:00+02:00', id);
    expect(answer.withdrawn).toEqual(['child:1', 'child:2']);
    expect([...life.world.keys()]).toEqual(['pregnancy']);
    life.give('2025-08-31T12:00:00+02:00', 'record-birth', { ...birth, bornAt: '2025-08-31T09:00:00+02:00' });
    expect([...life.world.keys()]).toEqual(['pregnancy', 'child:1', 'child:2']);
  });

  it('refuses to take back a birth once a child’s case has a command of its own', () => {
    const life = pregnancy();
    const id = firstId(life.give('2025-08-30T12:00:00+02:00', 'record-birth', birth));
    life.give('2025-08-31T12:00:00+02:00', 'record-entry', {}, 'child:2');
    expect(refusedRetract(life, '2025-09-01T12:00:00+02:00', id)).toBe('PRECONDITION');
  });

  it('refuses in the child’s case what was recorded in the pregnancy, its birth included', () => {
    const life = pregnancy();
    life.give(day('04'), 'protect-address', { who: 'mother', from: '2025-03-04' });
    life.give('2025-08-30T12:00:00+02:00', 'record-birth', birth);
    const carried = life.world.get('child:1')?.state.facts.find((fact) => fact.type === 'address-protected');
    expect(refusedRetract(life, '2025-08-31T12:00:00+02:00', 1, 'child:1')).toBe('PRECONDITION');
    expect(refusedRetract(life, '2025-08-31T12:00:00+02:00', carried?.id ?? 0, 'child:1')).toBe(
      'PRECONDITION',
    );
  });
});

describe('adopt-rules', () => {
  const approvedBy = ['leder-anna', 'leder-bo'];
  /** A placement-free measure of 2023: barnets plan is due three months later under barnets lov only. */
  const spanning = () => begin({ at: '2023-11-01T08:00:00+01:00', refer: { edd: '2024-05-01' } });

  it('moves what is open to the newer act and shows every date that changes', () => {
    const life = spanning();
    life.give('2023-12-01T10:00:00+01:00', 'receive-notification', {
      notificationId: 'n1',
      receivedAt: '2023-12-01T10:00:00+01:00',
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'bekymring',
    });
    const before = life.deadline('F1-17.n1', '2024-01-02T10:00:00+01:00');
    expect(before.ruleVersion).toBe('1900-01-01');
    const answer = life.give('2024-01-02T10:00:00+01:00', 'adopt-rules', {
      ruleSet: '2024-01-01',
      approvedBy,
    });
    const after = life.deadline('F1-17.n1', '2024-01-02T11:00:00+01:00');
    expect(after).toMatchObject({ ruleVersion: '2024-01-01', dueOn: before.dueOn });
    const moved = (answer.result?.moved ?? []) as { id: string; before: string; after: string }[];
    expect(moved.map((one) => one.id)).not.toContain('F1-17.n1');
    for (const one of moved) expect(one.before).not.toBe(one.after);
  });

  it('never goes back: what already follows the newer act keeps it', () => {
    const life = pregnancy();
    life.give(day('04'), 'receive-notification', {
      notificationId: 'n1',
      receivedAt: day('04'),
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'bekymring',
    });
    life.give(day('05'), 'adopt-rules', { ruleSet: '2023-12-31', approvedBy });
    expect(life.deadline('F1-17.n1', day('05')).ruleVersion).toBe('2024-01-01');
  });

  it('a case kept on an older rule set follows the adopted one for what comes after', () => {
    const life = begin({
      at: '2025-03-03T08:00:00+01:00',
      refer: { edd: '2025-09-01' },
      ruleSet: '2023-12-31',
    });
    const notify = (id: string, d: string) =>
      life.give(day(d), 'receive-notification', {
        notificationId: id,
        receivedAt: day(d),
        form: 'written',
        notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
        concern: 'bekymring',
      });
    notify('n1', '04');
    life.give(day('04'), 'acknowledge-notification', { notificationId: 'n1', sentAt: day('04') });
    life.give(day('05'), 'adopt-rules', { ruleSet: '2024-01-01', approvedBy });
    notify('n2', '06');
    expect(life.ofRule('F1-17', day('07')).map((one) => one.ruleVersion)).toEqual([
      '1900-01-01',
      '2024-01-01',
    ]);
    expect(life.refused(day('07'), 'adopt-rules', { ruleSet: '2023-12-31', approvedBy })).toBe(
      'PRECONDITION',
    );
  });

  it.each([
    ['the same person twice', { approvedBy: ['leder-anna', 'leder-anna'] }, 'VALIDATION'],
    ['one person', { approvedBy: ['leder-anna'] }, 'VALIDATION'],
    ['a rule set that is no date', { ruleSet: 'newest' }, 'VALIDATION'],
    ['a rule set not yet in force', { ruleSet: '2025-03-06' }, 'TOO_EARLY'],
  ])('refuses %s', (_what, more, code) => {
    const data = { ruleSet: '2024-01-01', approvedBy, ...more };
    expect(pregnancy().refused(day('05'), 'adopt-rules', data)).toBe(code);
  });
});
