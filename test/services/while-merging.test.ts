import { expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { whileMerging } from '../../db/while-merging.ts';
import { testStore } from './support/store.ts';

const store = testStore();

test('many merges at once leave connections for what each of them asks meanwhile', async () => {
  const sql = connect(store.postgres.url, { max: 3 });
  try {
    const asks = async () => (await sql`select 1 as one`).length;
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, i) => whileMerging(sql, [`c_a${i}`, `c_b${i}`], asks)),
    );
    expect(all.filter((one) => one?.value === 1)).toHaveLength(2);
    expect(all.filter((one) => one === null)).toHaveLength(6);
    expect(await whileMerging(sql, ['c_a0', 'c_b0'], asks)).toEqual({ value: 1 });
  } finally {
    await sql.end({ timeout: 1 });
  }
});

test('a case is in one merge at a time, also by another process', async () => {
  const other = connect(store.postgres.url, { max: 2 });
  try {
    const inner = await whileMerging(store.sql, ['c_x', 'c_y'], () =>
      whileMerging(other, ['c_y', 'c_z'], async () => 'merged'),
    );
    expect(inner).toEqual({ value: null });
  } finally {
    await other.end({ timeout: 1 });
  }
});
