// A test runner for Stryker that keeps the domain loaded: a mutant costs the milliseconds of the tests that reach it,
// where starting vitest for each one costs seconds. Pure code allows that. What a module computes while it is loaded
// is the exception; for a mutant there Stryker starts another process.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resolveForTests } from './resolve-hooks.ts';
import type { CollectedTest } from './stand-in-vitest.ts';

type Coverage = Record<string, number>;

/** What the changed code and its runner tell each other; the names are Stryker's. */
interface Switchboard {
  activeMutant?: string;
  currentTestId?: string;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage: { static: Coverage; perTest: Record<string, Coverage> };
}

interface TestResult {
  id: string;
  name: string;
  fileName: string;
  /** 0 passed, 1 failed. */
  status: 0 | 1;
  timeSpentMs: number;
  failureMessage: string;
}

interface MutantRun {
  activeMutant: { id: string };
  testFilter?: string[];
  hitLimit?: number;
  mutantActivation: 'static' | 'runtime';
  /** The changed file. */
  sandboxFileName: string;
}

const isCalendar = process.env.TOVHOLDER_MUTATION_GROUP === 'calendar';

/**
 * The tests a mutant must get past. The calendar is held by its own tests alone, so that a wrong date is not excused
 * by a rule that happens to notice; the rest by everything else. Random lives are left out: they take longer than all
 * others together, and what they catch depends on luck.
 */
const isWanted = (file: string): boolean =>
  file.endsWith('.test.ts') &&
  /^calendar\b/.test(file) === isCalendar &&
  !file.endsWith('properties.test.ts') &&
  !reachesOut(file);

/**
 * Tests of printed documents, of generated lives and of other processes are about what is around the domain, and that
 * is not in the sandbox; fingerprints of released rules hold the text of functions, which this runner compiles
 * otherwise than vitest does.
 */
const reachesOut = (file: string): boolean =>
  /\.\.\/(cli|worker)\/|rule-fingerprint/.test(readFileSync(join(root, 'test', 'domain', file), 'utf8'));

/** The sandbox with the changed code; Stryker enters it between reading this file and starting the runner. */
let root = '';
const urlOf = (...path: string[]): string => pathToFileURL(join(root, ...path)).href;
const filesIn = (folder: string): string[] =>
  (readdirSync(join(root, folder), { recursive: true }) as string[]).sort();
/** What the run without mutants told of a file of tests. */
interface KnownFile {
  file: string;
  timeMs: number;
  /** Nothing that is changed runs while the file is read: then its tests may be declared once for all mutants. */
  isStill: boolean;
}

/** In the sandbox, because the process ends whenever a mutant hangs. */
const knownFilesPath = () => join(root, 'test-files.json');

class WarmTestRunner {
  readonly board: Switchboard = { mutantCoverage: { static: {}, perTest: {} } };
  private loads = 0;
  private isLoaded = false;
  private known: readonly KnownFile[] = [];
  private readonly declared = new Map<string, CollectedTest[]>();
  private readonly kills = new Map<string, number>();

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    root = process.cwd();
    Object.assign(globalThis, { __stryker__: this.board });
    resolveForTests(urlOf(), urlOf('tools', 'mutation', 'stand-in-vitest.ts'), isCalendar);
  }

  async dryRun() {
    await this.loadDomain();
    const tests: TestResult[] = [];
    const known: KnownFile[] = [];
    for (const file of filesIn('test/domain').filter(isWanted)) {
      const startedMs = performance.now();
      const { results, reached } = await this.runFile(file);
      tests.push(...results);
      known.push({ file, timeMs: performance.now() - startedMs, isStill: reached === 0 });
    }
    writeFileSync(knownFilesPath(), JSON.stringify(known.sort((a, b) => a.timeMs - b.timeMs)));
    return { status: 'complete', tests, mutantCoverage: this.board.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, sandboxFileName }: MutantRun) {
    if (mutantActivation === 'runtime') await this.loadDomain();
    Object.assign(this.board, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const wanted = testFilter && new Set(testFilter);
    const files = new Set(testFilter?.map((id) => id.slice(0, id.indexOf('#'))));
    let nrOfTests = 0;
    try {
      if (mutantActivation === 'static') await this.loadDomain();
      for (const file of this.inOrder(sandboxFileName)) {
        if (wanted && !files.has(file)) continue;
        const { results } = await this.runFile(file, wanted);
        nrOfTests += results.length;
        if ((this.board.hitCount ?? 0) > (hitLimit ?? Number.POSITIVE_INFINITY))
          return { status: 'timeout', reason: 'It goes round in circles.' };
        const failed = results.find(({ status }) => status === 1);
        if (!failed) continue;
        this.kills.set(file, (this.kills.get(file) ?? 0) + 1);
        return {
          status: 'killed',
          killedBy: [failed.id],
          failureMessage: failed.failureMessage,
          nrOfTests,
        };
      }
    } catch (error) {
      if (isOurs(error)) return { status: 'error', errorMessage: String(error) };
      // The domain could not even be loaded.
      return { status: 'killed', killedBy: [], failureMessage: String(error), nrOfTests };
    } finally {
      this.board.activeMutant = undefined;
    }
    return { status: 'survived', nrOfTests };
  }

  /** Loading happens once in a process and belongs to no test; the calendar is loaded anew with every test file. */
  private async loadDomain(): Promise<void> {
    if (this.isLoaded || isCalendar) return;
    this.isLoaded = true;
    for (const file of filesIn('domain')) if (file.endsWith('.ts')) await import(urlOf('domain', file));
  }

  /** A file's own tests, then what caught most so far, then the quickest: most mutants fall to the first they meet. */
  private inOrder(mutated: string): string[] {
    const ownTests = `/${basename(mutated, '.ts')}.test.ts`;
    const isOwn = (file: string) => Number(file.endsWith(ownTests));
    if (this.known.length === 0) this.known = JSON.parse(readFileSync(knownFilesPath(), 'utf8'));
    const killsOf = (file: string) => this.kills.get(file) ?? 0;
    return this.known.map(({ file }) => file).sort((a, b) => isOwn(b) - isOwn(a) || killsOf(b) - killsOf(a));
  }

  /** Runs a file's tests up to the first that fails; `reached` counts the mutants met while it was read. */
  private async runFile(file: string, wanted?: ReadonlySet<string>) {
    const loading = `${file}#loading`;
    const results: TestResult[] = [];
    let tests: readonly CollectedTest[];
    this.board.currentTestId = loading;
    try {
      tests = await this.testsOf(file);
    } catch (error) {
      if (isOurs(error)) throw error;
      return { results: [result(file, loading, 'reading the file', 0, error)], reached: 0 };
    } finally {
      this.board.currentTestId = undefined;
    }
    for (const { name, run } of tests) {
      const id = `${file}#${name}`;
      if (wanted && !wanted.has(id)) continue;
      results.push(await this.runTest(file, id, name, run));
      if (results.at(-1)?.status === 1) break;
    }
    return { results, reached: this.coverLoading(loading, results) };
  }

  /** What a file builds between its tests has to meet the mutant too: then it is read anew for each. */
  private async testsOf(file: string): Promise<readonly CollectedTest[]> {
    const isStill = !isCalendar && this.known.some((one) => one.file === file && one.isStill);
    const before = isStill ? this.declared.get(file) : undefined;
    if (before) return before;
    const { collect } = await import(urlOf('tools', 'mutation', 'stand-in-vitest.ts'));
    this.loads += 1;
    const tests = await collect(() => import(`${urlOf('test', 'domain', file)}?load=${this.loads}`));
    if (isStill) this.declared.set(file, tests);
    return tests;
  }

  private async runTest(file: string, id: string, name: string, run: () => unknown): Promise<TestResult> {
    const startedMs = performance.now();
    // What the calendar remembers of one test serves the next, so there a file's tests reach whatever one of them does.
    this.board.currentTestId = isCalendar ? `${file}#loading` : id;
    try {
      await run();
      return result(file, id, name, performance.now() - startedMs);
    } catch (error) {
      return result(file, id, name, performance.now() - startedMs, error);
    } finally {
      this.board.currentTestId = undefined;
    }
  }

  /** What reading a file reaches, each of its tests reaches. */
  private coverLoading(loading: string, results: readonly TestResult[]): number {
    const { perTest } = this.board.mutantCoverage;
    const reached = perTest[loading] ?? {};
    delete perTest[loading];
    for (const { id } of results) {
      const own = perTest[id] ?? {};
      for (const [mutant, times] of Object.entries(reached)) own[mutant] = (own[mutant] ?? 0) + times;
      perTest[id] = own;
    }
    return Object.keys(reached).length;
  }
}

/** A file missing or unreadable says nothing of the mutant: the domain opens none. It must never count as caught. */
const isOurs = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code !== 'ERR_ASSERTION';

function result(file: string, id: string, name: string, timeSpentMs: number, error?: unknown): TestResult {
  const failureMessage = error === undefined ? '' : String(error);
  return {
    id,
    name,
    fileName: join(root, 'test', 'domain', file),
    status: error === undefined ? 0 : 1,
    timeSpentMs,
    failureMessage,
  };
}

/** How Stryker finds the runner. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'warm', injectableClass: WarmTestRunner }];
