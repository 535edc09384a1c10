import { describe, expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';
import { pregnancy } from './notified.ts';

const spring = () => begin({ at: '2025-01-02T09:00:00+01:00', refer: { edd: '2025-09-01' } });

describe('F1-27 and F1-28 the treatment guarantee', () => {
  it.each([
    ['F1-27', 'drug', '2025-04-04', '2025-04-18', '2025-04-16'],
    ['F1-28', 'alcohol', '2025-02-14', '2025-02-28', '2025-02-28'],
  ])(
    '%s: %s treatment asked for on %s starts by %s, with the target %s',
    (rule, kind, requestedOn, dueOn, targetOn) => {
      const life = spring();
      life.give('2025-05-01T10:00:00+02:00', 'request-treatment', { kind, requestedOn });
      expect(life.deadline(`${rule}.1`, '2025-05-01T12:00:00+02:00')).toMatchObject({
        dueOn,
        targetOn,
        status: 'overdue',
        responsible: 'CMU',
      });
      life.give('2025-05-02T10:00:00+02:00', 'start-treatment', { kind, startedOn: dueOn });
      expect(life.deadline(`${rule}.1`, '2025-05-03T12:00:00+02:00')).toMatchObject({ status: 'met' });
    },
  );

  it('one kind of treatment does not meet the other', () => {
    const life = spring();
    life.give('2025-02-03T10:00:00+01:00', 'request-treatment', { kind: 'drug', requestedOn: '2025-02-03' });
    life.give('2025-02-03T10:05:00+01:00', 'request-treatment', {
      kind: 'alcohol',
      requestedOn: '2025-02-03',
    });
    life.give('2025-02-04T10:00:00+01:00', 'start-treatment', { kind: 'drug', startedOn: '2025-02-04' });
    const at = '2025-02-05T10:00:00+01:00';
    expect([life.deadline('F1-27.1', at).status, life.deadline('F1-28.1', at).metAt]).toEqual(['met', null]);
  });

  it('reminds the adult authority after 7 and 12 days, whatever the weekday', () => {
    const life = spring();
    life.give('2025-02-03T10:00:00+01:00', 'request-treatment', { kind: 'drug', requestedOn: '2025-02-02' });
    const { reminders } = life.deadline('F1-27.1', '2025-02-03T12:00:00+01:00');
    expect(reminders.filter((one) => one.kind === 'reminder')).toEqual([
      { at: '2025-02-09T08:00:00+01:00', to: 'VM', kind: 'reminder' },
      { at: '2025-02-14T08:00:00+01:00', to: 'VM', kind: 'reminder' },
    ]);
  });
});

describe('the retention contract', () => {
  it('F1-29 is due on the day treatment starts, also for a start told later', () => {
    const life = spring();
    life.give('2025-03-03T10:00:00+01:00', 'start-treatment', { kind: 'alcohol', startedOn: '2025-02-28' });
    expect(life.deadline('F1-29.1', '2025-03-03T12:00:00+01:00')).toMatchObject({
      dueOn: '2025-02-28',
      status: 'overdue',
    });
    life.give('2025-03-03T13:00:00+01:00', 'offer-retention-contract', { accepted: false, on: '2025-02-28' });
    expect(life.deadline('F1-29.1', '2025-03-03T14:00:00+01:00').status).toBe('met');
    expect(life.ofRule('F1-30', '2025-03-03T14:00:00+01:00')).toEqual([]);
  });

  it('F1-29 does not stand for treatment begun after the birth', () => {
    const life = spring();
    birth(life);
    life.give('2025-08-25T10:00:00+02:00', 'start-treatment', { kind: 'drug', startedOn: '2025-08-25' });
    expect(life.ofRule('F1-29', '2025-08-26T10:00:00+02:00')).toEqual([]);
  });

  it('F1-30 of an accepted contract has no date and lasts until the birth', () => {
    const life = spring();
    life.give('2025-03-03T10:00:00+01:00', 'offer-retention-contract', { accepted: true });
    expect(life.deadline('F1-30.1', '2025-08-01T10:00:00+02:00')).toMatchObject({
      dueOn: null,
      status: 'open',
    });
    birth(life);
    expect(life.deadline('F1-30.1', '2025-08-21T10:00:00+02:00').status).toBe('met');
  });

  it('F1-30 ends when the contract is terminated, which needs a contract', () => {
    const life = spring();
    expect(life.refused('2025-03-01T10:00:00+01:00', 'terminate-retention-contract')).toBe('WRONG_ORDER');
    life.give('2025-03-03T10:00:00+01:00', 'offer-retention-contract', { accepted: true });
    life.give('2025-03-10T10:00:00+01:00', 'terminate-retention-contract');
    expect(life.deadline('F1-30.1', '2025-03-11T10:00:00+01:00').status).toBe('met');
  });

  it('F1-31 allows 21 days at a time, over a month end', () => {
    const life = spring();
    life.give('2025-02-03T10:00:00+01:00', 'offer-retention-contract', { accepted: true });
    life.give('2025-02-10T10:00:00+01:00', 'begin-retention', { on: '2025-02-10' });
    expect(life.deadline('F1-31.1', '2025-02-11T10:00:00+01:00').dueOn).toBe('2025-03-03');
    life.give('2025-03-04T10:00:00+01:00', 'end-retention', { on: '2025-03-04' });
    expect(life.deadline('F1-31.1', '2025-03-05T10:00:00+01:00').status).toBe('met-late');
  });

  it('F1-31 allows three months in all under the contract', () => {
    const life = spring();
    life.give('2025-02-03T10:00:00+01:00', 'offer-retention-contract', { accepted: true });
    for (const [from, to] of [
      ['2025-02-10', '2025-03-03'],
      ['2025-03-10', '2025-03-31'],
      ['2025-04-07', '2025-04-28'],
      ['2025-05-05', '2025-05-26'],
    ]) {
      life.give(`${from}T10:00:00+02:00`, 'begin-retention', { on: from ?? '' });
      life.give(`${to}T10:00:00+02:00`, 'end-retention', { on: to ?? '' });
    }
    life.give('2025-06-02T10:00:00+02:00', 'begin-retention', { on: '2025-06-02' });
    expect(life.deadline('F1-31.5', '2025-06-03T10:00:00+02:00').dueOn).toBe('2025-06-10');
  });

  it('refuses to begin a second retention and to end none', () => {
    const life = spring();
    expect(life.refused('2025-02-09T10:00:00+01:00', 'end-retention')).toBe('WRONG_ORDER');
    life.give('2025-02-09T11:00:00+01:00', 'offer-retention-contract', { accepted: true });
    life.give('2025-02-10T10:00:00+01:00', 'begin-retention');
    expect(life.refused('2025-02-11T10:00:00+01:00', 'begin-retention')).toBe('PRECONDITION');
  });

  it('retains nobody without a contract: none offered, declined, terminated, or over with the birth', () => {
    const begin = (life: Life, at: string) => life.refused(at, 'begin-retention');
    const life = spring();
    expect(begin(life, '2025-02-10T10:00:00+01:00')).toBe('WRONG_ORDER');
    life.give('2025-02-11T10:00:00+01:00', 'offer-retention-contract', { accepted: false });
    expect(begin(life, '2025-02-12T10:00:00+01:00')).toBe('WRONG_ORDER');
    life.give('2025-02-13T10:00:00+01:00', 'offer-retention-contract', { accepted: true });
    life.give('2025-02-14T10:00:00+01:00', 'terminate-retention-contract');
    expect(begin(life, '2025-02-15T10:00:00+01:00')).toBe('WRONG_ORDER');
    life.give('2025-02-16T10:00:00+01:00', 'offer-retention-contract', { accepted: true });
    life.give('2025-06-20T10:00:00+02:00', 'record-birth', {
      bornAt: '2025-06-20T06:00:00+02:00',
      children: [{ ref: 'child:1', alive: true }],
    });
    expect(begin(life, '2025-06-21T10:00:00+02:00')).toBe('PRECONDITION');
  });
});

describe('F1-32 early substitution treatment', () => {
  it.each([
    ['request-treatment', { kind: 'drug', requestedOn: '2025-09-02' }, 1],
    ['request-treatment', { kind: 'alcohol', requestedOn: '2025-09-02' }, 0],
    ['record-exposure', { substance: 'Metadon', code: '2b', prescribed: true }, 1],
    ['record-exposure', { substance: 'Kokain', code: '3a' }, 0],
  ])('%s %o opens %i', (command, data, count) => {
    const life = pregnancy();
    life.give('2025-09-02T10:00:00+02:00', command, data);
    expect(life.ofRule('F1-32', '2025-09-02T12:00:00+02:00')).toHaveLength(count);
  });

  it('has no date, and is met by the agreement on substitution', () => {
    const life = pregnancy();
    life.give('2025-09-02T10:00:00+02:00', 'request-treatment', { kind: 'drug', requestedOn: '2025-09-02' });
    expect(life.deadline('F1-32.1', '2025-12-02T12:00:00+01:00')).toMatchObject({
      dueOn: null,
      status: 'open',
    });
    life.give('2025-12-03T10:00:00+01:00', 'agree', { what: 'substitution', on: '2025-12-03' });
    expect(life.deadline('F1-32.1', '2025-12-03T12:00:00+01:00').status).toBe('met');
  });
});

function birth(life: Life): void {
  life.give('2025-08-20T10:00:00+02:00', 'record-birth', {
    bornAt: '2025-08-20T06:00:00+02:00',
    children: [{ ref: 'child:1', alive: true }],
    place: 'Sydvestjysk Sygehus',
  });
}
