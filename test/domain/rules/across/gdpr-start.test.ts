import { expect, it } from 'vitest';
import { childBorn, noon } from '../phase-4/child-life.ts';

it('X-12, X-13 and X-14 hold from the day the regulation applies, 25 May 2018', () => {
  const life = childBorn('2018-03-05');
  for (const on of ['2018-05-24', '2018-05-25']) {
    life.give(noon(on), 'request-access', { regime: 'gdpr', on });
    life.give(noon(on), 'collect-from-others', { on });
    life.give(noon(on), 'discover-breach', { at: noon(on) });
  }
  // One month on: Monday 25 June; 72 hours on.
  expect(life.ofRule('X-12', noon('2018-05-26'))).toMatchObject([
    {
      trigger: { at: expect.stringContaining('2018-05-25') },
      dueOn: '2018-06-25',
      ruleVersion: '2018-05-25',
    },
  ]);
  expect(life.ofRule('X-13', noon('2018-05-26'))).toMatchObject([{ dueOn: '2018-06-25' }]);
  expect(life.ofRule('X-14', noon('2018-05-26'))).toMatchObject([{ dueAt: '2018-05-28T14:00:00+02:00' }]);
});
