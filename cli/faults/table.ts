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

/** The faults that are injected, in the order of the reliability page. Each has a quick form, which is part of `npm test`. */
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
];
