import { describe, expect, it } from 'vitest';
import { type DueQuestion, dueFor } from '../../../domain/obligations/due-for.ts';

// Wednesday 16 April 2025 is the last arbejdsdag before Easter: Thursday to Monday are no working days.
const wednesday = '2025-04-16';
const edd = '2025-09-19';

/** The steps of a date, one line each: what was counted, in both languages, where it led, and the days walked. */
function stepsOf(question: Omit<DueQuestion, 'municipality'>): string[] {
  const result = dueFor({ ...question, municipality: 'esbjerg' });
  if (!result.ok) throw new Error(result.refusal.message.en);
  return result.answer.explanation.map(({ kind, text, on, at, days }) => {
    expect(kind).toBe('count');
    const walked = (days ?? []).map((day) => `${day.on.slice(8)}${day.counted ? `=${day.counted}` : ''}`);
    return [text.da, text.en, on ?? at, ...(days ? [walked.join(' ')] : [])].join(' | ');
  });
}

const fromTrigger = (on: string) =>
  `Tælles fra (dag 0, tælles ikke med, R-02) | Counted from (day 0, not counted itself, R-02) | ${on}`;
const target = (on: string, walked?: string) =>
  `Mål: sidste arbejdsdag på eller før fristen (R-06) | Target: the last working day on or before the limit (R-06) | ${on}${walked ? ` | ${walked}` : ''}`;
const term = `Termin | Due date of birth (termin) | ${edd}`;

describe('a count is told step by step', () => {
  it('in hours from the instant', () => {
    expect(stepsOf({ rule: 'F1-15', trigger: '2025-04-11T15:30:00+02:00' })).toEqual([
      'Tælles fra tidspunktet | Counted from the instant | 2025-04-11T15:30:00+02:00',
      '24 forløbne timer, uanset weekend, helligdag og sommertid (R-01) | 24 elapsed hours, whatever weekend, holiday or daylight saving (R-01) | 2025-04-12T15:30:00+02:00',
    ]);
  });

  it('in days, weeks, months and years', () => {
    expect(stepsOf({ rule: 'F3-24', trigger: wednesday, birthOn: '2025-04-15' })).toEqual([
      'Fødsel | Birth | 2025-04-15',
      '28 dage efter | 28 days after | 2025-05-13',
      target('2025-05-13'),
    ]);
    expect(stepsOf({ rule: 'F3-15', trigger: wednesday })).toEqual([
      fromTrigger(wednesday),
      '4 uger efter | 4 weeks after | 2025-05-14',
      target('2025-05-14'),
    ]);
    expect(stepsOf({ rule: 'F1-22', trigger: wednesday })).toEqual([
      fromTrigger(wednesday),
      '2 måneder efter | 2 months after | 2025-06-16',
      target('2025-06-16'),
    ]);
    expect(stepsOf({ rule: 'F4-20', trigger: '2024-02-29' })).toEqual([
      fromTrigger('2024-02-29'),
      '3 år efter | 3 years after | 2027-02-28',
      target('2027-02-26', '28 27 26'),
    ]);
  });

  it('in working days, with every day that was walked', () => {
    expect(stepsOf({ rule: 'F2-08', trigger: wednesday })).toEqual([
      fromTrigger(wednesday),
      '5 arbejdsdage efter | 5 working days after | 2025-04-28 | 17 18 19 20 21 22=1 23=2 24=3 25=4 26 27 28=5',
      target('2025-04-28'),
    ]);
  });

  it('in hverdage, in both readings of Saturday', () => {
    const limit =
      'Frist: 6 hverdage, mandag–fredag | Limit: 6 hverdage, Monday to Friday | 2025-04-29 | 17 18 19 20 21 22=1 23=2 24=3 25=4 26 27 28=5 29=6';
    const question = { rule: 'F1-17', trigger: '2025-04-16T10:00:00+02:00' };
    expect(stepsOf(question)).toEqual([
      fromTrigger(wednesday),
      'Mål: 6 hverdage, lørdag talt med | Target: 6 hverdage, Saturdays counted | 2025-04-26 | 17 18 19=1 20 21 22=2 23=3 24=4 25=5 26=6',
      limit,
    ]);
    expect(stepsOf({ ...question, parameters: { hverdagIncludesSaturday: false } })).toEqual([
      fromTrigger(wednesday),
      'Mål: 6 hverdage, mandag–fredag | Target: 6 hverdage, Monday to Friday | 2025-04-29 | 17 18 19 20 21 22=1 23=2 24=3 25=4 26 27 28=5 29=6',
      limit,
    ]);
  });

  it('the same day, or the next working day at the latest', () => {
    expect(stepsOf({ rule: 'F2-09', trigger: wednesday })).toEqual([
      fromTrigger(wednesday),
      `Mål: samme dag | Target: the same day | ${wednesday}`,
      'Frist: 1. arbejdsdag efter | Limit: working day no. 1 after | 2025-04-22 | 17 18 19 20 21 22=1',
    ]);
  });

  it('by gestational age', () => {
    expect(stepsOf({ rule: 'F1-04', trigger: '2025-01-16', edd })).toEqual([
      term,
      'Gestationsalder 11+6 | Gestational age 11+6 | 2025-03-06',
      target('2025-03-06'),
    ]);
  });

  it('by the earliest and by the latest of several', () => {
    expect(stepsOf({ rule: 'F1-25', trigger: wednesday, edd })).toEqual([
      fromTrigger(wednesday),
      '4 måneder efter | 4 months after | 2025-08-16',
      term,
      '4 uger før | 4 weeks before | 2025-08-22',
      'Den tidligste gælder | The earliest counts | 2025-08-16',
      target('2025-08-15', '16 15'),
    ]);
    expect(stepsOf({ rule: 'F1-33', trigger: wednesday, edd })).toEqual([
      term,
      'Gestationsalder 20+0 | Gestational age 20+0 | 2025-05-02',
      fromTrigger(wednesday),
      '14 dage efter | 14 days after | 2025-04-30',
      'Den seneste gælder | The latest counts | 2025-05-02',
      target('2025-05-02'),
    ]);
  });

  it('on to the next day on which a citizen can act, and to the next working day under EU law', () => {
    expect(stepsOf({ rule: 'F4-22', trigger: '2025-12-10' })).toEqual([
      fromTrigger('2025-12-10'),
      '14 dage efter | 14 days after | 2025-12-24',
      "Borgerens frist flytter til næste hverdag (R-05) | The citizen's limit moves to the next weekday (R-05) | 2025-12-29 | 24 25 26 27 28 29",
      target('2025-12-29'),
    ]);
    expect(stepsOf({ rule: 'X-12', trigger: '2025-01-01' })).toEqual([
      fromTrigger('2025-01-01'),
      '1 måned efter | 1 month after | 2025-02-01',
      'EU-fristen flytter til næste arbejdsdag (R-08) | The EU limit moves to the next working day (R-08) | 2025-02-03 | 01 02 03',
      target('2025-02-03'),
    ]);
  });
});

describe('a question that cannot be answered', () => {
  const refusalOf = (question: DueQuestion) => {
    const result = dueFor(question);
    return result.ok ? null : result.refusal;
  };

  it('says that there is no such rule', () => {
    expect(refusalOf({ rule: 'F9-99', trigger: wednesday })).toEqual({
      code: 'NOT_FOUND',
      message: { da: 'Der er ingen regel F9-99.', en: 'There is no rule F9-99.' },
      reason: 'rule',
    });
  });

  it('says that the rule does not apply: before its first version, or where its parameter is empty', () => {
    const message = { da: 'F4-23 gælder ikke her.', en: 'F4-23 does not apply here.' };
    const refusal = { code: 'PRECONDITION', message, reason: 'F4-23' };
    expect(refusalOf({ rule: 'F4-23', trigger: '2023-06-01' })).toEqual(refusal);
  });

  it('says what is wrong with the trigger, and that hours need an instant', () => {
    const wrong = (rule: string, trigger: string) => refusalOf({ rule, trigger });
    expect(wrong('F1-01', 'i dag')).toEqual({
      code: 'VALIDATION',
      message: {
        da: 'trigger skal være et tidspunkt eller en dato.',
        en: 'trigger must be an instant or a date.',
      },
      reason: 'trigger',
    });
    expect(wrong('F1-15', wednesday)).toEqual({
      code: 'VALIDATION',
      message: {
        da: 'En frist i timer skal have et tidspunkt, ikke en dato.',
        en: 'A limit in hours needs an instant, not a date.',
      },
      reason: 'trigger',
    });
  });

  it.each(['edd', 'birthOn'])('says that %s is no date', (name) => {
    expect(refusalOf({ rule: 'F1-01', trigger: wednesday, [name]: '2025-02-30' })).toEqual({
      code: 'VALIDATION',
      message: { da: `${name} skal være en dato.`, en: `${name} must be a date.` },
      reason: name,
    });
  });

  it('says which parameter is impossible', () => {
    const parameters = { coordinationMeetingNoticeDays: 400 };
    expect(refusalOf({ rule: 'F1-01', trigger: wednesday, parameters })).toMatchObject({
      code: 'VALIDATION',
      message: {
        da: expect.stringMatching(/^coordinationMeetingNoticeDays .+\.$/),
        en: expect.stringMatching(/^coordinationMeetingNoticeDays .+\.$/),
      },
      reason: 'coordinationMeetingNoticeDays',
    });
  });
});
