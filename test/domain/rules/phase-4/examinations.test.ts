import { describe, expect, it } from 'vitest';
import { categorise, childBorn, examine, noon } from './child-life.ts';

const codes = (life: ReturnType<typeof childBorn>, at: string, status?: string) =>
  life
    .ofRule('F4-05', noon(at))
    .filter((one) => status === undefined || one.status === status)
    .map(({ id }) => id.slice('F4-05.'.length));

describe("F4-05, the clinic's examinations", () => {
  it('F4-05 stands for nobody before the first category', () => {
    expect(codes(childBorn('2024-09-02'), '2025-01-01')).toEqual([]);
  });

  it.each([
    ['green', ['4m', '2y', '5y']],
    ['yellow', ['4m', '12m', '2y', '3y6m', '5y']],
    ['red', ['4m', '8m', '12m', '18m', '2y', '3y6m', '5y', '6y']],
  ])('F4-05 follows the table of Bilag 1 for the category %s', (category, expected) => {
    const life = childBorn('2024-09-02');
    categorise(life, '2024-10-01', category);
    expect(codes(life, '2024-10-01')).toEqual(expected);
  });

  it.each([
    ['2025-11-29', '4m', '2026-03-15', '2026-04-10', '2026-04-12', 'over Easter; the limit is a Sunday'],
    ['2024-02-29', '12m', '2025-02-14', '2025-03-14', '2025-03-14', 'a leap day in a common year'],
    ['2024-02-29', '2y', '2026-01-31', '2026-03-27', '2026-03-28', 'a leap day, four weeks on each side'],
    ['2024-08-31', '18m', '2026-02-14', '2026-03-13', '2026-03-14', 'the 31st in February'],
    ['2026-02-27', '3y6m', '2029-07-30', '2029-09-24', '2029-09-24', 'three and a half years'],
    ['2026-02-27', '5y', '2031-01-02', '2031-04-24', '2031-04-24', 'eight weeks on each side'],
  ])(
    'F4-05 of a child born %s: %s lies from %s to the target %s and the limit %s (%s)',
    (bornOn, code, earliestOn, targetOn, dueOn) => {
      const life = childBorn(bornOn);
      categorise(life, bornOn, 'red');
      expect(life.deadline(`F4-05.${code}`, noon(bornOn))).toMatchObject({
        earliestOn,
        targetOn,
        dueOn,
        status: 'waiting',
        responsible: 'FP',
      });
    },
  );

  it("F4-05 keeps to the municipality's own tolerance", () => {
    const examTolerance = {
      untilEighteenMonthsWeeks: 0,
      twoToThreeAndHalfYearsWeeks: 4,
      fiveToSixYearsWeeks: 8,
    };
    const life = childBorn('2024-09-02', { parameters: { examTolerance } });
    categorise(life, '2024-10-01', 'green');
    expect(life.deadline('F4-05.4m', noon('2024-10-01'))).toMatchObject({
      earliestOn: '2025-01-02',
      dueOn: '2025-01-02',
    });
  });

  it.each([
    ['2024-11-15', '2030-06-05', '2030-07-31', 'the birthday comes after school starts'],
    ['2025-07-10', '2031-05-15', '2031-07-31', 'only the tolerance does'],
    ['2025-06-05', '2031-04-10', '2031-07-31', 'the last day itself'],
    ['2025-02-28', '2031-01-03', '2031-04-25', 'well before'],
  ])(
    'F4-05 of a red child born %s has the six-year examination from %s to %s: %s',
    (bornOn, earliestOn, dueOn) => {
      const life = childBorn(bornOn);
      categorise(life, bornOn, 'red');
      expect(life.deadline('F4-05.6y', noon(bornOn))).toMatchObject({ earliestOn, dueOn });
    },
  );

  it('F4-05 moves the six-year examination with a postponed school start', () => {
    const life = childBorn('2024-11-15');
    categorise(life, '2024-12-02', 'red');
    life.give(noon('2030-02-04'), 'set-school-start', { choice: 'postponed', decidedOn: '2030-02-04' });
    expect(life.deadline('F4-05.6y', noon('2030-02-04'))).toMatchObject({
      earliestOn: '2030-09-20',
      dueOn: '2031-01-10',
    });
  });

  it('F4-05 is met by its code at any time, before the window and before the category too', () => {
    const life = childBorn('2024-09-02');
    examine(life, '2024-12-10', '4m');
    categorise(life, '2024-12-11', 'red');
    examine(life, '2025-04-01', '8m');
    examine(life, '2025-09-20', '12m');
    expect(life.deadline('F4-05.4m', noon('2025-09-20'))).toMatchObject({
      earliestOn: '2024-12-19',
      status: 'met',
    });
    expect(life.deadline('F4-05.8m', noon('2025-09-20'))).toMatchObject({
      earliestOn: '2025-04-18',
      status: 'met',
    });
    expect(life.deadline('F4-05.12m', noon('2025-09-20'))).toMatchObject({
      dueOn: '2025-09-16',
      status: 'met-late',
    });
  });

  it('F4-05 of another programme does not meet it', () => {
    const life = childBorn('2024-09-02');
    categorise(life, '2024-10-01', 'yellow');
    examine(life, '2025-09-01', '12m', 'gp-child');
    expect(life.deadline('F4-05.12m', noon('2025-09-17')).status).toBe('overdue');
  });

  it('F4-05 regenerates only examinations whose limit lies on or after the day of the new category', () => {
    const onTheDay = childBorn('2024-09-02');
    categorise(onTheDay, '2024-10-01', 'red');
    categorise(onTheDay, '2025-05-16', 'green');
    expect(onTheDay.deadline('F4-05.8m', noon('2025-05-18'))).toMatchObject({
      dueOn: '2025-05-16',
      status: 'cancelled',
    });

    const dayAfter = childBorn('2024-09-02');
    categorise(dayAfter, '2024-10-01', 'red');
    categorise(dayAfter, '2025-05-17', 'green');
    expect(dayAfter.deadline('F4-05.8m', noon('2025-05-18')).status).toBe('overdue');
    expect(codes(dayAfter, '2025-05-18', 'cancelled')).toEqual(['12m', '18m', '3y6m', '6y']);

    const toRed = childBorn('2024-09-02');
    categorise(toRed, '2024-10-01', 'green');
    categorise(toRed, '2025-05-17', 'red');
    expect(codes(toRed, '2025-05-18')).toEqual(['4m', '12m', '18m', '2y', '3y6m', '5y', '6y']);
  });

  it('F4-05 keeps an examination that was held before a lighter category left it out', () => {
    const life = childBorn('2024-09-02');
    categorise(life, '2024-10-01', 'red');
    examine(life, '2025-05-05', '8m');
    categorise(life, '2025-05-06', 'green');
    expect(life.deadline('F4-05.8m', noon('2025-05-06')).status).toBe('met');
  });

  it('F4-05 brings an examination back when the category does', () => {
    const life = childBorn('2024-09-02');
    categorise(life, '2024-10-01', 'red');
    categorise(life, '2025-01-06', 'green');
    categorise(life, '2025-03-03', 'red');
    expect(life.deadline('F4-05.8m', noon('2025-05-17')).status).toBe('overdue');
    expect(life.deadline('F4-05.18m', noon('2025-05-17')).status).toBe('waiting');
  });

  it('F4-05 counts a backdated category from its own day', () => {
    const life = childBorn('2024-09-02');
    const factors = {
      somaticHistory: 'x',
      currentState: 'x',
      familyPsychology: 'x',
      socialSituation: 'x',
      supportMeasures: 'x',
    };
    life.give(noon('2025-02-01'), 'categorise', { category: 'green', factors, on: '2024-12-01' });
    expect(life.deadline('F4-05.4m', noon('2025-02-01'))).toMatchObject({
      dueOn: '2025-01-16',
      status: 'overdue',
    });
  });

  it('F4-05 of a child referred late leaves out what lay before the referral', () => {
    const life = childBorn('2024-09-02', { referredAt: noon('2026-01-12') });
    categorise(life, '2026-01-12', 'red');
    expect(codes(life, '2026-01-12')).toEqual(['18m', '2y', '3y6m', '5y', '6y']);
  });

  it('F4-05 reminds the social worker six weeks ahead and the family two weeks and two days ahead', () => {
    const life = childBorn('2024-09-02');
    categorise(life, '2024-10-01', 'green');
    expect(life.deadline('F4-05.4m', noon('2024-10-01')).reminders.slice(0, 3)).toEqual([
      { at: '2024-12-05T08:00:00+01:00', to: 'SSR', kind: 'reminder' },
      { at: '2025-01-02T08:00:00+01:00', to: 'FMI', kind: 'reminder' },
      { at: '2025-01-14T08:00:00+01:00', to: 'FMI', kind: 'reminder' },
    ]);
  });

  it('F4-05 counts by corrected age only where it is switched on, up to two years', () => {
    const off = childBorn('2025-01-06', { gestationalAge: '30+0' });
    categorise(off, '2025-02-01', 'yellow');
    expect(off.deadline('F4-05.4m', noon('2025-02-01')).dueOn).toBe('2025-05-20');
    const on = childBorn('2025-01-06', { gestationalAge: '30+0', parameters: { correctedAge: ['famplus'] } });
    categorise(on, '2025-02-01', 'yellow');
    expect(on.deadline('F4-05.4m', noon('2025-02-01'))).toMatchObject({
      earliestOn: '2025-07-03',
      dueOn: '2025-07-31',
    });
    expect(on.deadline('F4-05.3y6m', noon('2025-02-01')).dueOn).toBe('2028-08-03');
    const term = childBorn('2025-01-06', {
      gestationalAge: '37+0',
      parameters: { correctedAge: ['famplus'] },
    });
    categorise(term, '2025-02-01', 'yellow');
    expect(term.deadline('F4-05.4m', noon('2025-02-01')).dueOn).toBe('2025-05-20');
  });

  it('categorise refuses another colour and a missing factor', () => {
    const life = childBorn('2024-09-02');
    const factors = { somaticHistory: 'x', currentState: 'x', familyPsychology: 'x', socialSituation: 'x' };
    expect(life.refused(noon('2024-10-01'), 'categorise', { category: 'blue', factors })).toBe('VALIDATION');
    expect(life.refused(noon('2024-10-01'), 'categorise', { category: 'red', factors })).toBe('VALIDATION');
  });
});
