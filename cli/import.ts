import type { Sql } from '../db/connect.ts';
import { personIndex } from '../db/person-index.ts';
import { readParameterChanges } from '../db/read-parameter-changes.ts';
import { postgresIntake } from '../db/take-persons.ts';
import { civilDateOf } from '../domain/calendar/index.ts';
import { refuse } from '../domain/case/refusal.ts';
import { firstNotices } from '../domain/import/first-notices.ts';
import type { ImportRow } from '../domain/import/import-row.ts';
import { whatOpens } from '../domain/import/what-opens.ts';
import { changedValues } from '../domain/rules/parameter-changes.ts';
import { type Parameters, parametersFor } from '../domain/rules/parameters.ts';
import { firstRef } from '../domain/simulation/scenario.ts';
import { type Imported, type ImportParts, importCase } from '../worker/import/import-case.ts';
import { mistakeInFact } from '../worker/import/mistake-in-fact.ts';
import { playRow } from '../worker/import/play-row.ts';
import { rowName } from '../worker/import/row-name.ts';
import { runRows } from '../worker/import/run-rows.ts';
import { openEngine } from './engine.ts';
import { type ImportFile, readImportFile } from './import-file.ts';
import { importProgress } from './import-progress.ts';
import { countsOf, type RowReport, textOf, withMistakes } from './import-report.ts';
import { failed, misuse, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** As commander reads them. */
export interface ImportOptions {
  dryRun?: boolean;
  municipality?: string;
  rate?: string;
  resume?: boolean;
  quiet?: boolean;
}

const RATE = 10;
const AT_ONCE = 4;
const ATTEMPTS = 20;
const PAUSE_MS = 3_000;

/** Takes cases over from another system, or says what would become of them. */
export async function imported(
  path: string,
  options: ImportOptions,
  env: NodeJS.ProcessEnv,
  say: (text: string) => void,
): Promise<Outcome> {
  const perSecond = options.rate === undefined ? RATE : Number(options.rate);
  if (!(perSecond > 0 && perSecond <= 1_000))
    return misuse(
      '--rate skal være et antal sager i sekundet, 1 til 1000.',
      '--rate must be a number of cases a second, 1 to 1000.',
      'rate',
    );
  const read = readImportFile(path, options.municipality ?? null);
  if (!read.ok) return failed(read.refusal);
  const { file } = read;
  const store = await openStore(env);
  if (!store.ok)
    // A file can be tried before there is anything to import it into.
    return options.dryRun ? dryRun(file, options, async (m) => parametersFor(m)) : failed(store.refusal);
  const { sql, close } = store.store;
  try {
    const parametersOf = rememberedParameters(sql);
    if (options.dryRun) return await dryRun(file, options, parametersOf);
    const engine = await openEngine(env, sql);
    if (!engine.ok) return failed(engine.refusal);
    try {
      if (!options.resume) {
        const before = await knownRows(sql, file.readable);
        if (before > 0) return failed(importedBefore(before));
      }
      const parts = { client: engine.engine.client, sql, persons: postgresIntake(sql), parametersOf };
      return await run(file, { ...parts, quiet: options.quiet === true }, perSecond, say);
    } finally {
      await engine.engine.close();
    }
  } finally {
    await close();
  }
}

async function run(
  file: ImportFile,
  parts: ImportParts,
  perSecond: number,
  say: (text: string) => void,
): Promise<Outcome> {
  const progress = importProgress(file.readable.length, say);
  const take = async (row: ImportRow) => {
    const nowMs = Date.now();
    return { report: reportOf(row, await patiently(() => importCase(parts, row, nowMs)), nowMs) };
  };
  const { results, stopped } = await runRows(file.readable, take, {
    perSecond,
    atOnce: AT_ONCE,
    onDone: progress.done,
  });
  progress.end();
  const items = withMistakes(
    file,
    results.flatMap((one) => one?.report ?? []),
  );
  const notTried = results.filter((one) => one === undefined).length;
  const document = { ...countsOf(file, items), notTried, items };
  // What the store or the engine said may hold more than may be shown: its name is enough to know where to look.
  if (stopped !== undefined)
    say(`stopped: ${stopped instanceof Error ? stopped.name : 'Error'}; run it again with --resume\n`);
  return {
    document,
    text: () => textOf(document),
    ok: document.refused === 0 && stopped === undefined,
  };
}

async function dryRun(
  file: ImportFile,
  { quiet = false }: ImportOptions,
  parametersOf: (municipality: string) => Promise<Parameters>,
): Promise<Outcome> {
  const reports: RowReport[] = [];
  for (const row of file.readable) {
    const nowMs = Date.now();
    const played = playRow(row, rowName(row, 'dry-run'), await parametersOf(row.municipality), nowMs);
    if (!played.ok) {
      reports.push({ row: row.row, result: 'refused', mistakes: [mistakeInFact(row, played)] });
      continue;
    }
    const states = [...played.life.values()].map(({ state }) => state);
    const notices = states.reduce((n, one) => n + firstNotices(one, nowMs, quiet).told.length, 0);
    const cases = states.map((state) => whatOpens(state, nowMs));
    reports.push({ row: row.row, result: 'would-open', notices, cases });
  }
  const items = withMistakes(file, reports);
  const document = { ...countsOf(file, items), items };
  return { document, text: () => textOf(document), ok: document.refused === 0 };
}

function reportOf(row: ImportRow, outcome: Imported, nowMs: number): RowReport {
  if (outcome.kind === 'refused') return { row: row.row, result: 'refused', mistakes: [outcome.mistake] };
  const { kind, caseId, notices, life } = outcome;
  const overdue = [...(life?.values() ?? [])].map(({ state }) => whatOpens(state, nowMs));
  return { row: row.row, result: kind, caseId, ...(life ? { notices, cases: overdue } : {}) };
}

/** How many rows the store has already. */
async function knownRows(sql: Sql, rows: readonly ImportRow[]): Promise<number> {
  const index = await personIndex(sql);
  const ids = rows.map((row) =>
    rowName(row, index.ofImported(row.municipality, row.id)).caseIdOf(firstRef(row.kind)),
  );
  const [known] = await sql<{ count: number }[]>`
    select count(*)::int as count from case_view where id = any(${ids})`;
  return known?.count ?? 0;
}

function rememberedParameters(sql: Sql): (municipality: string) => Promise<Parameters> {
  const known = new Map<string, Promise<Parameters>>();
  return (municipality) => {
    const read =
      known.get(municipality) ??
      readParameterChanges(sql, municipality).then((changes) =>
        parametersFor(municipality, changedValues(changes, civilDateOf(Date.now()))),
      );
    known.set(municipality, read);
    read.catch(() => known.delete(municipality));
    return read;
  };
}

/** Store and engine may be away for a while; a row is the same however often it is tried. */
async function patiently<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }
}

const importedBefore = (rows: number) =>
  refuse(
    'PRECONDITION',
    `${rows} af filens rækker er indlæst før. Brug --resume for at gå videre, hvor den slap; intet bliver indlæst to gange.`,
    `${rows} of the file's rows were imported before. Use --resume to go on from there; nothing is imported twice.`,
    { reason: 'resume' },
  );
