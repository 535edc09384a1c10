import { readFileSync } from 'node:fs';
import { refuse } from '../domain/case/refusal.ts';
import { type SimulatedCase, type SimulationResult, wentAsExpected } from '../domain/simulation/result.ts';
import { type ReadScenario, readScenario, type Scenario } from '../domain/simulation/scenario.ts';
import type { Outcome } from './print.ts';

export type ReadJson = { ok: true; value: unknown } | Extract<ReadScenario, { ok: false }>;

/** Reads a JSON file; `-` stands for standard input. What cannot be read is VALIDATION. */
export function readJsonFile(file: string): ReadJson {
  let content: string;
  try {
    content = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    return {
      ok: false,
      refusal: refuse('VALIDATION', `Filen ${file} kan ikke læses.`, `The file ${file} cannot be read.`, {
        reason: 'file',
      }),
    };
  }
  try {
    return { ok: true, value: JSON.parse(content) };
  } catch {
    return {
      ok: false,
      refusal: refuse('VALIDATION', `Filen ${file} er ikke JSON.`, `The file ${file} is not JSON.`, {
        reason: 'file',
      }),
    };
  }
}

export function readScenarioFile(file: string): ReadScenario {
  const read = readJsonFile(file);
  return read.ok ? readScenario(read.value) : read;
}

/** A played life as an outcome: it went as wished when exactly the expected refusals came. */
export const lifeOutcome = (scenario: Scenario, result: SimulationResult): Outcome => ({
  document: result,
  text: () => lifeText(result),
  ok: wentAsExpected(result, scenario.steps),
});

function lifeText({ name, until, refusals, cases }: SimulationResult): string {
  return [
    `${name} (indtil ${until})`,
    ...refusals.map((one) => `  trin ${one.step} afvist, ${one.code}: ${one.message}`),
    ...cases.flatMap(caseText),
  ].join('\n');
}

const caseText = ({ ref, phase, version, deadlines, sent }: SimulatedCase): string[] => [
  '',
  `${ref}: fase ${phase}, ${version} kommandoer, ${sent.length} beskeder`,
  ...deadlines.map((one) =>
    [
      `  ${one.id.padEnd(14)}`,
      one.status.padEnd(15),
      (one.dueAt ?? one.dueOn ?? '–').padEnd(26),
      one.responsible.padEnd(8),
      one.title.da,
    ].join(' '),
  ),
];
