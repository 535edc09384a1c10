import { describe, expect, it } from 'vitest';
import { reachable } from '../../api/reads/postgres-reads.ts';
import { Refused } from '../../api/refused.ts';
import { OLDER_MAY_RUN } from '../../db/migration-files.ts';
import { compareSchema, whySchemaIsRefused } from '../../db/schema-state.ts';
import { storeTroubleIn, storeTroubleInWords } from '../../db/store-trouble.ts';
import { notDone } from '../../worker/gateway/refusals.ts';

describe("a store's schema", () => {
  it('is told apart: what takes something away stops older builds, what only adds does not', () => {
    const files = [{ name: '0001.sql' }, { name: '0002.sql' }];
    const had = (name: string, older_may_run = false) => ({ name, older_may_run });
    const both = [had('0001.sql'), had('0002.sql')];
    expect(compareSchema(both, files)).toEqual({ kind: 'same' });
    expect(compareSchema([], files)).toEqual({ kind: 'older', migrations: ['0001.sql', '0002.sql'] });
    expect(compareSchema([...both, had('0003.sql', true)], files).kind).toBe('newer-fits');
    expect(compareSchema([...both, had('0003.sql', true), had('0004.sql')], files)).toEqual({
      kind: 'newer',
      migrations: ['0003.sql', '0004.sql'],
    });
    expect(OLDER_MAY_RUN).toMatch(/^-- /);
    expect(whySchemaIsRefused({ kind: 'same' })).toBeNull();
    expect(whySchemaIsRefused({ kind: 'newer-fits', migrations: ['0003.sql'] })).toBeNull();
  });
});

describe('what is the matter with PostgreSQL', () => {
  const failing = (code: string) => Object.assign(new Error('in its own words'), { code });

  it.each([
    ['53100', 'disk-full', 30],
    ['53300', 'connections', 5],
    ['ECONNREFUSED', 'away', 2],
    ['57P03', 'away', 2],
    ['STORE_SILENT', 'away', 2],
  ] as const)('is told by the code %s: %s', async (code, trouble, seconds) => {
    expect(storeTroubleIn(failing(code))).toBe(trouble);
    expect(storeTroubleInWords[trouble].da).not.toBe('');
    const reason = trouble === 'away' ? undefined : trouble;
    const command = notDone(failing(code));
    expect([command?.refusal.code, command?.refusal.reason]).toEqual(['UNAVAILABLE', reason]);
    const read = await reachable(Promise.reject(failing(code))).catch((error: unknown) => error);
    const { refusal, retryAfter } = (read as Refused).problem;
    expect(read).toBeInstanceOf(Refused);
    expect([refusal.code, refusal.reason, retryAfter]).toEqual(['UNAVAILABLE', reason, seconds]);
  });

  it('is none of it where a question itself was wrong', async () => {
    expect(storeTroubleIn(failing('42703'))).toBeNull();
    expect(storeTroubleIn(null)).toBeNull();
    await expect(reachable(Promise.reject(failing('42703')))).rejects.toMatchObject({ code: '42703' });
  });
});
