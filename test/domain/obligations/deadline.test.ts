import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { ruleById } from '../../../domain/rules/catalogue.ts';
import { birth } from '../rules/phase-3/lives.ts';
import { begin } from '../support/life.ts';

// F1-01: seven days from the referral on Monday 3 March 2025, so Monday 10 March.
const pregnancy = () => begin({ at: '2025-03-03T08:00:00+01:00', refer: { edd: '2025-09-01' } });
const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;

describe('a deadline as everybody sees it', () => {
  it('says its rule, its source, what opened it, its dates and where it stands', () => {
    const rule = ruleById('F1-01');
    const { reminders, ...deadline } = pregnancy().deadline('F1-01.1', at('04'));
    expect(deadline).toEqual({
      id: 'F1-01.1',
      ruleId: 'F1-01',
      ruleVersion: rule?.versions[0]?.validFrom,
      kind: 'deadline',
      title: rule?.title,
      phase: 1,
      nature: rule?.nature,
      certainty: rule?.certainty,
      source: rule?.versions[0]?.source,
      responsible: rule?.responsible,
      alsoResponsible: rule?.alsoResponsible ?? [],
      subject: rule?.subject,
      trigger: { event: 'referred', eventId: 1, at: '2025-03-03T08:00:00+01:00' },
      earliestOn: null,
      targetOn: '2025-03-10',
      dueOn: '2025-03-10',
      dueAt: null,
      status: 'open',
      statusReason: null,
      metAt: null,
      metBy: null,
      adjustments: [],
    });
    for (const one of reminders) {
      expect(Object.keys(one)).toEqual(['at', 'to', 'kind']);
      expect(parseInstant(one.at)).toBeGreaterThan(parseInstant(at('04')) ?? 0);
    }
    expect(reminders.map(({ kind }) => kind)).toContain('breach');
  });

  it('names whom else it falls to', () => {
    const life = pregnancy();
    life.give(at('04'), 'receive-notification', {
      notificationId: 'n1',
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'bekymring',
    });
    expect(life.deadline('F1-15.n1', at('04'))).toMatchObject({
      alsoResponsible: ['ONCALL'],
      dueAt: at('05'),
      dueOn: null,
    });
  });

  it('says by which act it was met, and when', () => {
    const life = pregnancy();
    const contact = { by: 'SSR', with: 'mother', at: at('06'), method: 'phone', reached: true };
    const { events } = life.give(at('07'), 'record-contact', contact);
    expect(life.deadline('F1-01.1', at('08'))).toMatchObject({
      status: 'met',
      metAt: at('06'),
      metBy: events[0]?.id,
      reminders: [],
    });
    const late = pregnancy();
    late.give(at('12'), 'record-contact', { ...contact, at: at('11') });
    expect(late.deadline('F1-01.1', at('13'))).toMatchObject({
      status: 'met-late',
      metAt: at('11'),
      metBy: 2,
    });
    expect(late.deadline('F1-01.1', '2025-03-11T09:59:59+01:00')).toMatchObject({
      status: 'overdue',
      metAt: null,
      metBy: null,
    });
  });

  it('is met by the end of the case where that is what it is about', () => {
    const life = birth('2026-06-01T04:00:00+02:00');
    const schoolStart = (day: string) => life.deadline('F4-12.1', `${day}T10:00:00+02:00`, 'child:1');
    expect(schoolStart('2032-07-31')).toMatchObject({ metAt: null, metBy: null });
    expect(schoolStart('2032-08-02')).toMatchObject({
      status: 'met',
      metAt: '2032-08-01T00:00:00+02:00',
      metBy: null,
    });
  });

  it('says why it is no longer asked for', () => {
    const life = pregnancy();
    life.give(at('05'), 'exempt-deadline', { deadlineId: 'F1-01.1', reason: 'aftalt' });
    life.give(at('06'), 'close-case', { reason: 'flyttet' });
    expect(life.deadline('F1-01.1', at('05')).statusReason).toEqual({
      da: 'Fritaget med begrundelse',
      en: 'Exempted with a reason',
    });
    expect(life.deadline('F1-03.1', at('07'))).toMatchObject({
      status: 'cancelled',
      metAt: null,
      metBy: null,
      statusReason: {
        da: 'Sagen er lukket: Sagen er afsluttet',
        en: 'The case is closed: The case was closed',
      },
    });
  });

  it('says of a right that was not used just that', () => {
    const life = begin({ at: '2025-07-01T09:00:00+02:00', refer: { edd: '2026-02-20' } });
    const asks = { decision: 'undecided', wantsInformation: true };
    life.give('2025-07-02T10:00:00+02:00', 'decide-on-pregnancy', asks);
    const [right] = life.ofRule('F1-04', '2025-09-19T08:00:00+02:00');
    expect(right).toMatchObject({
      status: 'cancelled',
      statusReason: { da: 'Ikke benyttet', en: 'Not used' },
    });
  });

  it('is about the unborn child before birth, and about the child of the case after it', () => {
    const now = '2026-06-02T10:00:00+02:00';
    const life = birth('2026-06-01T04:00:00+02:00');
    life.give(now, 'request-access', { regime: 'party', on: '2026-06-02' }, 'child:1');
    const subject = (id: string, ref: string) => life.deadline(id, now, ref).subject;
    expect(subject('F1-01.1', 'pregnancy')).toBe('mother');
    expect(subject('F2-10.1', 'pregnancy')).toBe('unborn');
    expect(subject('F3-19.1', 'child:1')).toBe('child:1');
    expect(subject('X-09.1', 'child:1')).toBe('case');
  });

  it('says in its title which of several it is', () => {
    const life = birth('2026-06-01T04:00:00+02:00');
    const titles = life
      .ofRule('F4-15', '2026-06-02T10:00:00+02:00', 'child:1')
      .map(({ title, id }) => [id, title.da, title.en]);
    const rule = ruleById('F4-15');
    expect(titles.length).toBeGreaterThan(1);
    for (const [, da, en] of titles) {
      expect(da?.startsWith(`${rule?.title.da} – `)).toBe(true);
      expect(en?.startsWith(`${rule?.title.en} – `)).toBe(true);
    }
  });
});
