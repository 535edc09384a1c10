import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';

const law = { legalBasis: 'SUL § 43 stk. 2 nr. 2' };
const pregnancy = () => begin({ at: '2025-04-07T08:00:00+02:00', refer: { edd: '2025-10-01' } });
const disclosure = (more: JsonObject = {}): JsonObject => ({ to: 'FR', categories: ['health'], ...more });

describe('X-27 and X-31 attempts at consent', () => {
  const at = '2025-04-10T10:00:00+02:00';
  const status = (life: Life, id: string) => life.deadline(id, '2025-04-30T10:00:00+02:00').status;

  it('X-27 asks for the attempt, without a date and without reminders, and is ticked off', () => {
    const life = pregnancy();
    life.give(at, 'disclose', disclosure(law));
    expect(life.deadline('X-27.d1', at)).toMatchObject({ status: 'open', dueOn: null, reminders: [] });
    life.give('2025-04-11T10:00:00+02:00', 'confirm-checklist', { checklist: 'X-27' });
    expect(status(life, 'X-27.d1')).toBe('met');
  });

  it('X-27 is met by an attempt or a withdrawal before, or by the reason told with the disclosure', () => {
    const life = pregnancy();
    life.give('2025-04-08T10:00:00+02:00', 'attempt-consent', { outcome: 'refused' });
    life.give(at, 'disclose', disclosure({ to: 'GP', ...law }));
    expect(status(life, 'X-27.d1')).toBe('met');
    const other = pregnancy();
    other.give(at, 'disclose', disclosure({ ...law, attemptReason: 'kunne ikke træffes' }));
    expect(status(other, 'X-27.d1')).toBe('met');
  });

  it('X-27 is not met by an attempt that came afterwards', () => {
    const life = pregnancy();
    life.give(at, 'disclose', disclosure(law));
    life.give('2025-04-11T10:00:00+02:00', 'attempt-consent', { outcome: 'refused' });
    expect(status(life, 'X-27.d1')).toBe('open');
  });

  it('X-27 is suppressed for requests under RSL §§ 11 a and 11 c', () => {
    const life = pregnancy();
    life.give(at, 'disclose', disclosure({ legalBasis: 'RSL § 11 c stk. 1 nr. 1' }));
    expect(life.ofRule('X-27', at)).toEqual([]);
  });

  it('X-27 is suppressed where abuse is suspected', () => {
    const life = pregnancy();
    life.give('2025-04-09T10:00:00+02:00', 'receive-notification', {
      receivedAt: '2025-04-09T10:00:00+02:00',
      form: 'oral',
      notifier: { role: 'SP', organisation: 'Sundhedsplejen', professional: true },
      concern: 'bekymring',
      abuseSuspected: true,
    });
    life.give(at, 'disclose', disclosure(law));
    expect(life.ofRule('X-27', at)).toEqual([]);
  });

  it('X-31 wants the reason the same day, given with the attempt or after it', () => {
    const life = pregnancy();
    life.give('2025-04-11T10:00:00+02:00', 'attempt-consent', { attemptId: 's1', outcome: 'not-possible' });
    expect(life.deadline('X-31.s1', '2025-04-11T11:00:00+02:00')).toMatchObject({
      dueOn: '2025-04-11',
      status: 'open',
    });
    expect(life.deadline('X-31.s1', '2025-04-12T00:00:00+02:00').status).toBe('overdue');
    life.give('2025-04-12T09:00:00+02:00', 'explain-consent-attempt', { attemptId: 's1', reason: 'indlagt' });
    expect(status(life, 'X-31.s1')).toBe('met-late');
    life.give('2025-04-13T10:00:00+02:00', 'attempt-consent', {
      attemptId: 's2',
      outcome: 'not-possible',
      reason: 'bevidstløs',
    });
    expect(status(life, 'X-31.s2')).toBe('met');
    expect(life.ofRule('X-31', '2025-04-30T10:00:00+02:00')).toHaveLength(2);
  });

  it('X-31 does not stand where consent was obtained or refused; an unknown attempt is NOT_FOUND', () => {
    const life = pregnancy();
    life.give(at, 'attempt-consent', { outcome: 'obtained' });
    life.give(at, 'attempt-consent', { outcome: 'refused' });
    expect(life.ofRule('X-31', at)).toEqual([]);
    expect(life.refused(at, 'explain-consent-attempt', { attemptId: 's9', reason: 'x' })).toBe('NOT_FOUND');
  });
});
