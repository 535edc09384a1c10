import type { Emergencies, EmergencyRow, ReadLog } from '../../../api/log-ports.ts';
import type { DeadLetter, Notice, Notices } from '../../../api/notice-ports.ts';
import type { Ports } from '../../../api/ports.ts';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { pureReadLog } from '../../api/support/pure-logs.ts';

/** What only a database tells: notices, dead letters, emergency accesses, the monthly report. Invented rows, so that their pages have something to show. */
export interface ToldRows {
  notices: Notice[];
  dead: DeadLetter[];
  emergencies: EmergencyRow[];
}

const HOUR_MS = 3_600_000;
export const EMERGENCY = `e_${'5'.repeat(32)}`;

/** Ports that show `rows`; the case ids in them are filled in once there are cases. */
export function portsThatTell(rows: ToldRows, clock: () => number): Partial<Ports> {
  const notices: Notices = {
    list: async () => rows.notices,
    unseen: async () => rows.notices.filter(({ seen }) => !seen).length,
    markSeen: async () => {},
    dead: async () => rows.dead,
    retry: async () => false,
    solve: async () => false,
  };
  const emergencies: Emergencies = {
    live: async () => null,
    open: async () => ({ kind: 'opened', access: { id: EMERGENCY, expiresMs: clock() + HOUR_MS } }),
    list: async ({ id }) => rows.emergencies.filter((row) => id === undefined || row.id === id),
    reasonOf: async () => 'Kvinden ringede fra skadestuen, og ingen af hendes egne kunne nås.',
    review: async () => false,
    casesNumbered: async () => [],
  };
  const log = pureReadLog(clock);
  const readLog: ReadLog = {
    ...log,
    report: async () => ({
      ...{ looks: log.rows.length, people: 2, cases: 3, lists: 4, sample: log.rows.slice(0, 5) },
      ...{ volume: [], unrelated: [], protectedAddress: [], emergencies: rows.emergencies },
    }),
  };
  return { notices, emergencies, readLog };
}

/** Rows about these cases, as of `at`. */
export function tellAbout(
  rows: ToldRows,
  { pregnancy, child }: { pregnancy: string; child: string },
  at: string,
) {
  const nowMs = parseInstant(at) ?? 0;
  const notice = (id: number, more: Partial<Notice>): Notice => ({
    ...{ id, caseId: pregnancy, about: 'F1-15.n1', kind: 'reminder', organisation: 'esbjerg' },
    ...{ atMs: nowMs - id * 5 * HOUR_MS, seen: id > 2 },
    ...more,
  });
  rows.notices.push(
    notice(1, {}),
    notice(2, { caseId: child, kind: 'breach', about: 'F4-01' }),
    notice(3, { kind: 'invitation', about: 'meeting:m1' }),
  );
  rows.dead.push({
    ...{ id: 7, caseId: pregnancy, kind: 'reminder', channel: 'mail', role: 'SP', organisation: 'esbjerg' },
    ...{ code: 'no-address', attempts: 3, sinceMs: nowMs - 20 * HOUR_MS },
  });
  rows.emergencies.push({
    ...{ id: EMERGENCY, caseId: pregnancy, municipality: 'esbjerg', subject: 'u-afdeling-2', role: 'WARD' },
    ...{ scope: 'syddanmark', organisation: 'syddanmark', category: 'acute-treatment', looks: 4 },
    ...{ openedMs: nowMs - 30 * HOUR_MS, expiresMs: nowMs - 29 * HOUR_MS, review: null },
  });
}
