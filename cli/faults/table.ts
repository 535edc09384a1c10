/** A fault of the reliability page, and the tests that inject it. */
export interface FaultEntry {
  id: string;
  title: string;
  passLine: string;
  /** Test files whose tests inject it; with `named`, only those whose name holds it. */
  tests: readonly { file: string; named?: string }[];
  /** The invariants that its tests look at. Those of the processes are reported one by one instead. */
  invariants: readonly string[];
}

const processes = (id: string) => [{ file: 'test/faults/processes.test.ts', named: `${id}:` }];

/** The faults that are injected, in the order of the reliability page. Each has a quick form, which is part of `npm test -- --all`. */
export const faultTable: readonly FaultEntry[] = [
  {
    id: 'F1',
    title: 'kill -9 of the worker during updates',
    passLine: 'none lost, none twice, in 200 kills',
    tests: processes('F1'),
    invariants: [],
  },
  {
    id: 'F2',
    title: 'kill -9 of the API after the engine accepted, before the client heard',
    passLine: 'the same key gets the same answer, 200 kills',
    tests: processes('F2'),
    invariants: [],
  },
  {
    id: 'F3',
    title: 'kill -9 between mail taken and sending recorded',
    passLine: 'no key delivered twice',
    tests: processes('F3'),
    invariants: [],
  },
  {
    id: 'F4',
    title: 'Temporal away for 0.1 s to 5 min',
    passLine: '503 with Retry-After, never 500; back within 30 s',
    tests: processes('F4'),
    invariants: [],
  },
  {
    id: 'F5',
    title: 'kill -9 of PostgreSQL during commands',
    passLine: 'none lost, none twice',
    tests: [{ file: 'test/services/postgres-kill.test.ts' }],
    invariants: ['I1', 'I2', 'I5', 'I6'],
  },
  {
    id: 'F6',
    title: 'PostgreSQL slow, or behind a line on which packets vanish',
    passLine: 'slow is only slow; silence ends after 10 s with 503 for every caller; well again by itself',
    tests: [{ file: 'test/services/slow-store.test.ts', named: 'F6' }],
    invariants: ['I8'],
  },
  {
    id: 'F7',
    title: 'the disk of PostgreSQL is full',
    passLine:
      '503 that says so, reading goes on, none lost; well again once there is room, without a restart',
    tests: [{ file: 'test/faults/disk-full.test.ts' }],
    invariants: [],
  },
  {
    id: 'F8',
    title: 'the clock jumps an hour or a day, either way; daylight-saving nights, leap day',
    passLine: 'no due date moves, no message twice',
    tests: [
      { file: 'test/domain/simulation/clock-jumps.test.ts' },
      { file: 'test/services/time-travel.test.ts', named: 'F8' },
    ],
    invariants: ['I3', 'I4'],
  },
  {
    id: 'F9',
    title: 'days taken for hours; a machine in another time zone',
    passLine: 'no difference from the oracle',
    tests: [{ file: 'test/domain/simulation/time-zones.test.ts' }],
    invariants: [],
  },
  {
    id: 'F10',
    title: 'one key from many callers at once, with one body and with others',
    passLine: 'done once; every other body is a conflict',
    tests: [{ file: 'test/services/engine-under-stress.test.ts', named: 'one key' }],
    invariants: ['I2'],
  },
  {
    id: 'F11',
    title: 'events out of order, in each order of up to six',
    passLine: 'the same end, or a refusal in so many words',
    tests: [{ file: 'test/domain/simulation/permutations.test.ts' }],
    invariants: [],
  },
  {
    id: 'F12',
    title: 'any bytes straight to a case',
    passLine: '0 stuck of 5,000; of 100,000 by `npm run fuzz`',
    tests: [{ file: 'test/workflow/bad-input.test.ts' }],
    invariants: ['I8'],
  },
  {
    id: 'F13',
    title: 'Digital Post away for a week, then back; an answer lost',
    passLine: 'back-off at most 5 h, dead letters seen, the rest unaffected, each letter once',
    tests: [{ file: 'test/services/family.test.ts', named: 'F13' }],
    invariants: ['I4'],
  },
  {
    id: 'F14',
    title: 'another order of what a workflow does, after a deploy',
    passLine: 'the replay of recorded histories notices',
    tests: [{ file: 'test/workflow/recorded-histories.test.ts' }],
    invariants: ['I8'],
  },
  {
    id: 'F15',
    title: 'a rule that moves dates, which no replay sees',
    passLine: 'every moved deadline is listed before the deploy',
    tests: [{ file: 'test/services/deploy-report.test.ts' }],
    invariants: [],
  },
  {
    id: 'F16',
    title: 'continue-as-new racing commands, timers and signals, in every order',
    passLine: 'every order',
    tests: [{ file: 'test/workflow/continue-as-new-races.test.ts' }],
    invariants: ['I1', 'I2', 'I4'],
  },
  {
    id: 'F17',
    title: 'worker away for 90 days, then back',
    passLine: 'late reminders collapse, no burst',
    tests: [{ file: 'test/services/late-reminders.test.ts' }],
    invariants: ['I3', 'I4'],
  },
  {
    id: 'F18',
    title: 'a cache far too small: every case is evicted again and again',
    passLine: 'nothing lost, no task fails',
    tests: [{ file: 'test/services/engine-under-stress.test.ts', named: 'keep two cases' }],
    invariants: ['I1', 'I2', 'I8'],
  },
  {
    id: 'F19',
    title: 'login service away, its keys rotated, its clock off',
    passLine: 'sessions go on, nobody new gets in, nothing fails open',
    tests: [
      { file: 'test/services/identity/bearer.test.ts', named: 'after a rotation' },
      { file: 'test/services/identity/bearer.test.ts', named: 'for clocks that differ' },
      { file: 'test/services/identity/bearer.test.ts', named: 'while the login service is away' },
      { file: 'test/services/identity/outage.test.ts' },
    ],
    invariants: ['I8'],
  },
  {
    id: 'F20',
    title: 'the log of looks cannot be written',
    passLine: 'nothing about anybody is shown, and operations hear why',
    tests: [{ file: 'test/services/read-log.test.ts', named: 'without a log nothing is shown' }],
    invariants: ['I6'],
  },
  {
    id: 'F21',
    title: 'one store restored from an older copy than the other, both ways',
    passLine: 'every gap found, none left after the repair',
    tests: [{ file: 'test/services/reconcile.test.ts' }],
    invariants: ['I5'],
  },
  {
    id: 'F22',
    title: "a case's key destroyed",
    passLine: 'unreadable everywhere, others untouched',
    tests: [
      { file: 'test/services/encryption.test.ts', named: 'F22' },
      { file: 'test/services/encryption-live.test.ts', named: 'F22' },
    ],
    invariants: ['I7'],
  },
  {
    id: 'F23',
    title: 'a user of one unit asks for what is another’s: guessed ids, forged filters, exports',
    passLine: 'every role, look and command as the matrix says; refusals in the log',
    tests: [{ file: 'test/api/access-matrix.test.ts' }, { file: 'test/api/access-owasp.test.ts' }],
    invariants: ['I6'],
  },
  {
    id: 'F24',
    title: 'two caseworkers with the same version of a case',
    passLine: 'one is taken, the other hears of the conflict; nothing is overwritten',
    tests: [
      { file: 'test/services/command.test.ts', named: 'the same version' },
      { file: 'test/api/commands.test.ts', named: 'If-Match' },
    ],
    invariants: ['I2'],
  },
];
