import { expect, test } from 'vitest';
import { testStore } from './support/store.ts';

const store = testStore();

test('the children of a pregnancy are found by an index among thousands of cases, under row-level security too', async () => {
  await store.owner`
    insert into case_opening (case_id, opening, started_ms, clock_offset_ms, demo)
    select 'c_child' || i, json_build_object('ref', 'child:1', 'links', json_build_array(
             json_build_object('rel', 'sibling', 'ref', 'child:2', 'id', 'c_other'),
             json_build_object('rel', 'pregnancy', 'ref', 'pregnancy', 'id', 'c_mother' || i / 2))), 0, 0, false
    from generate_series(1, 4000) i`;
  await store.owner`
    insert into case_opening (case_id, opening, started_ms, clock_offset_ms, demo)
    values ('c_mother7', '{"ref":"pregnancy","links":[]}', 0, 0, false)`;
  await store.owner`analyze case_opening`;
  const found = await store.sql<{ case_id: string }[]>`
    select case_id from case_opening where pregnancy = 'c_mother7' order by seq`;
  expect(found.map((row) => row.case_id)).toEqual(['c_child14', 'c_child15']);
  const plan = await store.sql<{ 'QUERY PLAN': string }[]>`
    explain select case_id from case_opening where pregnancy = 'c_mother7' order by seq`;
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('case_opening_by_pregnancy');
}, 60_000);
