import { describe, expect, it } from 'vitest';
import { insertParameterChange } from '../../db/insert-parameter-change.ts';
import { subjectOf } from '../../db/login-subjects.ts';
import { readParameterChanges } from '../../db/read-parameter-changes.ts';
import { insertSession, listSessions } from '../../db/sessions.ts';
import { endSessionsOf, readAdministrationActs, readUsersSeen } from '../../db/users-seen.ts';
import { testStore } from './support/store.ts';

const store = testStore();

let made = 0;
async function session(subject: string, scope: string, role = 'FR') {
  made += 1;
  const sessionId = `ses_${made}`;
  await insertSession(store.sql, {
    ...{ sessionId, subject, tokenHash: Buffer.from(sessionId), sealedName: null, chosen: 0 },
    rights: [{ scope, role, organisation: 'Team Vest' }],
    ...{ idleSeconds: 900, absoluteSeconds: 3_600 },
  });
  return sessionId;
}

const act = (about: string) => ({
  ...{ organisation: 'esbjerg', about, reason: 'Glemt login' },
  ...{ byRole: 'FR-leader', by: 'u_leader' },
});

describe('users of an organisation', () => {
  it('are those whose sessions use its rights, and only those sessions end, with who and why', async () => {
    const [anna, bo] = [await subjectOf(store.sql, 'iss', 'anna'), await subjectOf(store.sql, 'iss', 'bo')];
    await session(anna, 'esbjerg');
    await session(anna, 'esbjerg', 'SP');
    const elsewhere = await session(anna, 'vejle');
    await session(bo, 'vejle');
    const seen = await readUsersSeen(store.sql, 'esbjerg', 10);
    expect(seen).toMatchObject([
      { subject: anna, roles: ['FR', 'SP'], units: ['Team Vest'], openSessions: 2 },
    ]);
    expect(await endSessionsOf(store.sql, act(anna))).toBe(2);
    expect(await endSessionsOf(store.sql, act(anna))).toBe(0);
    expect((await listSessions(store.sql, anna)).map((one) => one.sessionId)).toEqual([elsewhere]);
    expect(await readUsersSeen(store.sql, 'esbjerg', 10)).toMatchObject([{ openSessions: 0 }]);
    expect(await readAdministrationActs(store.sql, 'esbjerg', 10)).toMatchObject([
      { kind: 'sessions-ended', about: anna, sessions: 2, reason: 'Glemt login', by: 'u_leader' },
    ]);
    expect(await readAdministrationActs(store.sql, 'vejle', 10)).toEqual([]);
  });

  it('have acts that nobody changes afterwards', async () => {
    await expect(store.sql`update administration_act set reason = 'x'`).rejects.toThrow();
  });
});

describe('a change of a parameter with a first day', () => {
  it('knows what is in force before that day, later changes of earlier days included', async () => {
    const change = { municipality: 'kolding', name: 'minutesWorkingDays', reason: 'aftale' };
    const by = { byRole: 'FR-leader', by: 'u_leader' } as const;
    await insertParameterChange(store.sql, { ...change, ...by, value: 7, validFromOn: '2031-05-01' });
    await insertParameterChange(store.sql, { ...change, ...by, value: 6, validFromOn: '2031-04-01' });
    await insertParameterChange(store.sql, { ...change, ...by, value: 8, validFromOn: '2031-06-01' });
    const kept = await readParameterChanges(store.sql, 'kolding');
    expect(kept.map(({ before, value, validFromOn }) => [before, value, validFromOn])).toEqual([
      [5, 7, '2031-05-01'],
      [5, 6, '2031-04-01'],
      [7, 8, '2031-06-01'],
    ]);
  });
});
