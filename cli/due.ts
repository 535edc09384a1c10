import { isJsonObject } from '../domain/json.ts';
import { type DueAnswer, type DueQuestion, dueFor } from '../domain/obligations/due-for.ts';
import type { Parameters } from '../domain/rules/parameters.ts';
import { failed, misuse, type Outcome } from './print.ts';
import { readJsonFile } from './scenario-file.ts';

/** Options of `due` as commander reads them. */
export interface DueOptions {
  trigger?: string;
  edd?: string;
  birthOn?: string;
  municipality?: string;
  param: Record<string, string>;
  batch?: string;
}

/** `due RULE --trigger WHEN …`, or `due --batch FILE`. */
export function due(rule: string | undefined, options: DueOptions): Outcome {
  if (options.batch !== undefined) return batch(options.batch);
  if (rule === undefined || options.trigger === undefined)
    return misuse(
      'Skriv regel og udløser: due REGEL --trigger TIDSPUNKT.',
      'Give rule and trigger: due RULE --trigger WHEN.',
      rule === undefined ? 'rule' : 'trigger',
    );
  const { trigger, edd, birthOn, municipality } = options;
  return answered({ rule, trigger, edd, birthOn, municipality, parameters: parametersOf(options.param) });
}

/** A value of `--param` is JSON where it reads as JSON, else the text itself (`first-of`). */
function parametersOf(given: Record<string, string>): Partial<Parameters> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      try {
        return [name, JSON.parse(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}

function answered(question: DueQuestion): Outcome {
  const result = dueFor(question);
  if (result.ok) return { document: result.answer, text: () => dueText(result.answer), ok: true };
  if (result.refusal.code !== 'PRECONDITION') return failed(result.refusal);
  const { code, message } = result.refusal;
  return {
    document: { ruleId: question.rule, code, message: message.da },
    text: () => message.da,
    // That a rule does not apply is an answer to the question, not a mistake in it.
    ok: true,
  };
}

function batch(file: string): Outcome {
  const read = readJsonFile(file);
  if (!read.ok) return failed(read.refusal);
  if (!Array.isArray(read.value))
    return misuse('Filen skal være en liste af spørgsmål.', 'The file must be a list of questions.', 'batch');
  const outcomes = read.value.map((item) => {
    const question = questionOf(item);
    return question
      ? answered(question)
      : misuse('Spørgsmålet kan ikke læses.', 'The question cannot be read.', 'item');
  });
  return {
    document: outcomes.map(({ document }) => document),
    text: () => outcomes.map(({ text }) => text()).join('\n\n'),
    ok: outcomes.every(({ ok }) => ok),
  };
}

/** One item of a batch, or null when it is not of the contract's shape. */
function questionOf(item: unknown): DueQuestion | null {
  if (!isJsonObject(item)) return null;
  const { rule, trigger, edd, birthOn, municipality, parameters } = item;
  if (typeof rule !== 'string' || typeof trigger !== 'string') return null;
  if (
    ![edd, birthOn, municipality].every((one) => one === undefined || one === null || typeof one === 'string')
  )
    return null;
  if (parameters !== undefined && parameters !== null && !isJsonObject(parameters)) return null;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    rule,
    trigger,
    edd: text(edd),
    birthOn: text(birthOn),
    municipality: text(municipality),
    parameters: (parameters ?? {}) as Partial<Parameters>,
  };
}

function dueText({
  ruleId,
  ruleVersion,
  earliestOn,
  targetOn,
  dueOn,
  dueAt,
  explanation,
}: DueAnswer): string {
  const limits = [
    earliestOn && `tidligst ${earliestOn}`,
    targetOn && `mål ${targetOn}`,
    (dueAt ?? dueOn) && `frist ${dueAt ?? dueOn}`,
  ].filter(Boolean);
  const skipped = explanation.flatMap((step) =>
    (step.days ?? []).flatMap((day) => (day.skipped ? [`    ${day.on} ${day.skipped.da}`] : [])),
  );
  return [
    `${ruleId} (fra ${ruleVersion}): ${limits.join(', ') || 'ingen fast frist'}`,
    ...explanation.map((step) => `  ${step.text.da}${(step.at ?? step.on) ? ` ${step.at ?? step.on}` : ''}`),
    ...(skipped.length > 0 ? ['  ikke talt med:', ...skipped] : []),
  ].join('\n');
}
