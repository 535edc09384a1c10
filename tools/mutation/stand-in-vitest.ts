// What the domain tests use of vitest, so that a process that is already warm can run one of them in milliseconds.
// Matchers are vitest's own; anything else that a test might import is missing here and fails at once.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export interface CollectedTest {
  name: string;
  run: () => unknown;
}

type Body = (...row: unknown[]) => unknown;

let collected: CollectedTest[] = [];
let path: string[] = [];

/** The tests that a file declares while `load` imports it, in order. */
export async function collect(load: () => Promise<unknown>): Promise<CollectedTest[]> {
  collected = [];
  path = [];
  await load();
  return collected;
}

export function describe(name: string, body: () => void): void {
  path.push(name);
  body();
  path.pop();
}

export function it(name: string, run: () => unknown): void {
  collected.push({ name: `${[...path, name].join(' › ')} #${collected.length}`, run });
}

export const test = it;

/** As in vitest, rows are spread over the parameters only where every row is a list. */
it.each = (rows: readonly unknown[]) => (name: string, body: Body) => {
  const spread = rows.every((row) => Array.isArray(row));
  for (const row of rows) it(name, () => (spread ? body(...(row as unknown[])) : body(row)));
};

const fromVitest = createRequire(createRequire(import.meta.url).resolve('vitest/package.json'));
const matchers = await import(pathToFileURL(fromVitest.resolve('@vitest/expect')).href);
const { chai } = matchers;
chai.use(matchers.JestExtend);
chai.use(matchers.JestChaiExpect);
chai.use(matchers.JestAsymmetricMatchers);

export const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
  Reflect.get(globalThis, matchers.ASYMMETRIC_MATCHERS_OBJECT),
);
matchers.setState({ assertionCalls: 0 }, expect);
Object.defineProperty(globalThis, matchers.GLOBAL_EXPECT, { value: expect });
