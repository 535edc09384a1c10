import { describe, expect, it } from 'vitest';
import { type DueQuestion, dueFor } from '../../../domain/obligations/due-for.ts';

// The Wednesday before Easter 2025; the next working day is Tuesday 22 April.
const at = '2025-04-16T10:00:00+02:00';
const edd = '2025-09-19';
const birthOn = '2025-04-10';

/** First day, target and limit of a row asked about in Esbjerg, or why there is no answer. */
function asked(rule: string, more: Partial<DueQuestion> = {}): string {
  const result = dueFor({ rule, trigger: at, municipality: 'esbjerg', ...more });
  if (!result.ok) return result.refusal.code;
  const { earliestOn, targetOn, dueOn, dueAt } = result.answer;
  return [earliestOn, targetOn, dueAt ?? dueOn].map((one) => one ?? '–').join(' ');
}

describe('an answer of the law', () => {
  it('says which version it follows, its dates and its steps, and nothing else', () => {
    expect(dueFor({ rule: 'F3-24', trigger: at, birthOn })).toStrictEqual({
      ok: true,
      answer: {
        ruleId: 'F3-24',
        ruleVersion: '2024-09-02',
        earliestOn: null,
        targetOn: '2025-05-08',
        dueOn: '2025-05-08',
        dueAt: null,
        explanation: [
          { kind: 'count', text: { da: 'Fødsel', en: 'Birth' }, on: birthOn },
          { kind: 'count', text: { da: '28 dage efter', en: '28 days after' }, on: '2025-05-08' },
          {
            kind: 'count',
            text: {
              da: 'Mål: sidste arbejdsdag på eller før fristen (R-06)',
              en: 'Target: the last working day on or before the limit (R-06)',
            },
            on: '2025-05-08',
          },
        ],
      },
    });
  });

  it('is an instant for a limit in hours, without a date or a target', () => {
    const result = dueFor({ rule: 'F1-15', trigger: at });
    expect(result).toMatchObject({
      ok: true,
      answer: { earliestOn: null, targetOn: null, dueOn: null, dueAt: '2025-04-17T10:00:00+02:00' },
    });
    expect(result.ok && result.answer.explanation.map((step) => [step.on, step.at])).toEqual([
      [undefined, at],
      [undefined, '2025-04-17T10:00:00+02:00'],
    ]);
    expect(asked('F3-11')).toBe('– – 2025-04-17T10:00:00+02:00');
    expect(asked('F3-01')).toBe('– – 2025-04-17T09:00:00+02:00');
  });

  it.each(['F1-30', 'F2-26', 'X-15'])('is empty for %s, which has no limit', (rule) => {
    expect(asked(rule)).toBe('– – –');
  });

  it.each([
    ['F2-13', '2025-06-19 – –', 'a first day and no limit'],
    ['F1-39', '2025-04-18 2025-05-09 2025-05-09', 'a window'],
    ['X-01', '– – 2026-04-16', 'a limit before a day, which has no target'],
    ['F1-09', '– 2025-04-16 2025-04-23', 'a target of its own'],
  ])('for %s is %s: %s', (rule, expected) => {
    expect(asked(rule, { edd })).toBe(expected);
  });
});

describe('what the question leaves out', () => {
  it.each([
    ['F1-04', '– 2024-10-01 2024-10-01', '– 2025-03-06 2025-03-06', 'an age of gestation'],
    ['F1-38', '– 2024-12-30 2025-01-01', '– 2025-06-06 2025-06-06', 'a computed limit bound to termin'],
    ['F1-36', '– 2025-04-16 2025-04-16', '– 2025-04-22 2025-04-22', 'a computed limit that looks at termin'],
    ['F1-25', '– 2025-03-19 2025-03-19', '– 2025-08-15 2025-08-16', 'one limit of several'],
  ])('of %s: the trigger stands in for termin (%s, else %s), as %s', (rule, without, given) => {
    expect([asked(rule), asked(rule, { edd })]).toEqual([without, given]);
  });

  it.each([
    ['F3-22', '– 2025-05-21 2025-05-21', '– 2025-05-15 2025-05-15', 'a row of the child'],
    ['F4-05', '2025-08-02 2025-08-29 2025-08-30', '2025-07-27 2025-08-22 2025-08-24', 'its computed limit'],
    ['F3-23', '– 2025-06-11 2025-06-11', '– 2025-06-04 2025-06-05', 'a row of the mother bound to the birth'],
  ])('of %s: the trigger stands in for the birth (%s, else %s), as %s', (rule, without, given) => {
    expect([asked(rule), asked(rule, { birthOn })]).toEqual([without, given]);
  });

  it('is not guessed where nothing counts from it', () => {
    // Consent to adoption is counted from a birth, and a pregnancy has none.
    expect([asked('F4-21'), asked('F4-21', { birthOn })]).toEqual(['PRECONDITION', '2025-07-10 – –']);
  });

  it('of the municipality: the regional agreement, which knows no term meeting', () => {
    expect(asked('F2-04', { edd })).toBe('– 2025-07-11 2025-07-11');
    expect(asked('F2-04', { edd, municipality: undefined })).toBe('PRECONDITION');
  });
});

describe('a rule does not apply', () => {
  it.each(['F3-28', 'F4-35', 'X-08'])('as %s, which asks for more than its trigger', (rule) => {
    expect(asked(rule)).toBe('PRECONDITION');
  });

  it.each(['F1-29', 'F1-41'])('as %s, which is over with the birth', (rule) => {
    expect(asked(rule)).not.toBe('PRECONDITION');
    expect(asked(rule, { birthOn })).toBe('PRECONDITION');
  });
});

describe('a date instead of an instant', () => {
  it.each(['F1-15', 'F3-01', 'F3-11', 'X-14'])('is too little for %s, which counts in hours', (rule) => {
    expect(asked(rule, { trigger: '2025-04-16' })).toBe('VALIDATION');
  });

  it.each(['F1-01', 'F2-26', 'F1-36', 'F3-22'])('is enough for %s', (rule) => {
    expect(asked(rule, { trigger: '2025-04-16' })).toBe(asked(rule));
  });
});

describe('the fact asked about', () => {
  it.each([
    ['F2-23', '– 2025-04-09 2025-04-09', 'a meeting of the first kind that the row names'],
    ['F2-12', '– 2025-07-16 2025-07-16', 'a measure of the first basis'],
    ['F1-19', '– 2025-05-05 2025-05-05', 'a notification by the first role'],
    ['F1-27', '– 2025-04-30 2025-04-30', 'a request of the kind that the row names'],
  ])('of %s (%s) is %s', (rule, expected) => {
    expect(asked(rule)).toBe(expected);
  });
});
