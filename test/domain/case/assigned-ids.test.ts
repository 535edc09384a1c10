import { expect, it } from 'vitest';
import { viewOf } from '../../../domain/case/case-view.ts';
import { measuresOf } from '../../../domain/case/measures.ts';
import { begin, type Life } from '../support/life.ts';

const support = { basis: 'BL32', consent: true, placement: false, grounds: 'earlier' };

const measureIds = (life: Life, ref: string): string[] => {
  const lived = life.world.get(ref);
  return lived ? measuresOf(viewOf(lived.state)).map(({ id }) => id) : [];
};

it('an id is not given twice when a linked case has used it: the measure of a child keeps its own', () => {
  const life = begin({ at: '2025-01-06T12:00:00Z', refer: { edd: '2025-06-20' } });
  life.give('2025-06-18T12:00:00Z', 'record-birth', {
    bornAt: '2025-06-18T04:00:00Z',
    children: [{ ref: 'child:1', alive: true }],
  });
  const on = '2025-06-20';
  life.give(`${on}T10:00:00Z`, 'decide-measure', { ...support, decidedOn: on }, 'child:1');
  life.give(
    `${on}T11:00:00Z`,
    'implement-measure',
    { measureId: 'k1', implementedAt: `${on}T11:00:00Z` },
    'child:1',
  );
  life.give(`${on}T12:00:00Z`, 'decide-measure', { ...support, decidedOn: on });
  expect(measureIds(life, 'pregnancy')).toEqual(['k2']);
  expect(measureIds(life, 'child:1')).toEqual(['k1', 'k2']);
  // The child's implementation says nothing of the pregnancy's measure.
  expect(life.ofRule('F4-01', '2025-06-21T12:00:00Z', 'child:1').map(({ id }) => id)).toEqual(['F4-01.k1']);
});

it('an id chosen in the pregnancy after the birth is DUPLICATE when a child has carried out its own measure under it', () => {
  const life = begin({ at: '2025-01-06T12:00:00Z', refer: { edd: '2025-06-20' } });
  life.give('2025-06-18T12:00:00Z', 'record-birth', {
    bornAt: '2025-06-18T04:00:00Z',
    children: [{ ref: 'child:1', alive: true }],
  });
  const decided = { ...support, measureId: 'home', decidedOn: '2025-06-20' };
  life.give('2025-06-20T10:00:00Z', 'decide-measure', decided, 'child:1');
  const implementedAt = '2025-06-20T11:00:00Z';
  life.give(implementedAt, 'implement-measure', { measureId: 'home', implementedAt }, 'child:1');
  expect(life.refused('2025-06-20T12:00:00Z', 'decide-measure', decided)).toBe('DUPLICATE');
  expect(life.give('2025-06-20T12:00:00Z', 'decide-measure', { ...decided, measureId: 'away' }).ok).toBe(
    true,
  );
});
