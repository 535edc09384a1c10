import { civilDateOf, formatInstant, isCivilDate, parseInstant, startOfDayMs } from '../calendar/index.ts';
import { viewOf } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import type { CaseKind, CaseState } from '../case/state.ts';
import type { Json, JsonObject } from '../json.ts';
import { ruleById } from '../rules/catalogue.ts';
import { type Parameters, parametersFor } from '../rules/parameters.ts';
import type { Opening, Rule, Seed, Step } from '../rules/rule.ts';
import { parameterMistake } from '../rules/validate-parameters.ts';
import { boundTo, computeDates, targetOf } from './compute-dates.ts';
import type { ExplanationStep } from './explain.ts';
import { typesOf } from './find-seeds.ts';
import { ruleUnder, selectVersion } from './select-version.ts';

/** One question to the law: when is this rule due when its fact became known then? (contract §6, `due`) */
export interface DueQuestion {
  rule: string;
  trigger: string;
  edd?: string;
  birthOn?: string;
  municipality?: string;
  parameters?: Partial<Parameters>;
}

export interface DueAnswer {
  ruleId: string;
  ruleVersion: string;
  earliestOn: string | null;
  targetOn: string | null;
  dueOn: string | null;
  dueAt: string | null;
  explanation: readonly ExplanationStep[];
}

/** `ok: false` with PRECONDITION means that the rule does not apply; any other code that the question is unreadable. */
export type DueResult = { ok: true; answer: DueAnswer } | { ok: false; refusal: Refusal };

export function dueFor(question: DueQuestion): DueResult {
  const rule = ruleById(question.rule);
  if (!rule)
    return no(
      'NOT_FOUND',
      `Der er ingen regel ${question.rule}.`,
      `There is no rule ${question.rule}.`,
      'rule',
    );
  const mistake = mistakeIn(question, rule);
  if (mistake) return { ok: false, refusal: mistake };
  const trigger = triggerFact(rule, question);
  const version = selectVersion(rule, trigger.on, null);
  const notApplying = () =>
    no('PRECONDITION', `${rule.id} gælder ikke her.`, `${rule.id} does not apply here.`, rule.id);
  if (!version) return notApplying();
  const worded = ruleUnder(rule, version);
  const view = viewOf(questionState(rule, question, trigger));
  const opening = openingOf(worded, trigger);
  if (opening?.when && !opening.when(trigger, view)) return notApplying();
  const steps: ExplanationStep[] = [];
  const trace = ({ ms, ...step }: Step) => {
    steps.push({ kind: 'count', ...step, ...(ms === undefined ? {} : { at: formatInstant(ms) }) });
  };
  const seed: Seed = { key: '1', trigger };
  const dates = computeDates(worded.due ?? { count: 'none' }, seed, view, trace);
  if (!dates) return notApplying();
  const dueOn = dates.dueOn ?? null;
  const targetOn =
    dates.targetOn === undefined
      ? dueOn && !dates.exclusive
        ? targetOf(dueOn, view, trace)
        : null
      : dates.targetOn;
  return {
    ok: true,
    answer: {
      ruleId: rule.id,
      ruleVersion: version.validFrom,
      earliestOn: dates.earliestOn ?? null,
      targetOn,
      dueOn,
      dueAt: dates.dueMs === undefined || dates.dueMs === null ? null : formatInstant(dates.dueMs),
      explanation: steps,
    },
  };
}

const no = (code: Refusal['code'], da: string, en: string, reason: string): DueResult => ({
  ok: false,
  refusal: refuse(code, da, en, { reason }),
});

function mistakeIn(question: DueQuestion, rule: Rule): Refusal | null {
  const isInstant = parseInstant(question.trigger) !== null;
  if (!isInstant && !isCivilDate(question.trigger)) {
    return refuse(
      'VALIDATION',
      'trigger skal være et tidspunkt eller en dato.',
      'trigger must be an instant or a date.',
      { reason: 'trigger' },
    );
  }
  const { due } = rule;
  if ((due?.count === 'hours' || (due?.count === 'computed' && due.instant)) && !isInstant) {
    return refuse(
      'VALIDATION',
      'En frist i timer skal have et tidspunkt, ikke en dato.',
      'A limit in hours needs an instant, not a date.',
      { reason: 'trigger' },
    );
  }
  for (const name of ['edd', 'birthOn'] as const) {
    if (question[name] !== undefined && !isCivilDate(question[name])) {
      return refuse('VALIDATION', `${name} skal være en dato.`, `${name} must be a date.`, { reason: name });
    }
  }
  const wrong = parameterMistake(question.parameters ?? {});
  return wrong
    ? refuse('VALIDATION', `${wrong.name} ${wrong.da}.`, `${wrong.name} ${wrong.en}.`, { reason: wrong.name })
    : null;
}

/** The fact asked about, in the words of the rule's first opening. */
function triggerFact(rule: Rule, question: DueQuestion): Fact {
  const ms = parseInstant(question.trigger);
  const on = ms === null ? question.trigger : civilDateOf(ms);
  const opening = rule.opens?.[0];
  const data: Record<string, Json> = {};
  for (const [path, value] of Object.entries(opening?.where ?? {}))
    put(data, path, Array.isArray(value) ? (value[0] ?? null) : value);
  const at = ms ?? startOfDayMs(on);
  return {
    id: 1,
    type: opening ? (typesOf(opening)[0] ?? 'referred') : 'referred',
    ms: at,
    on,
    ...(ms === null ? { dateOnly: true as const } : {}),
    recordedMs: at,
    by: 'FR',
    version: 1,
    data,
  };
}

function put(data: Record<string, Json>, path: string, value: Json): void {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) data[head] = value;
  else {
    const inner = { ...((data[head] as JsonObject | undefined) ?? {}) };
    put(inner, rest.join('.'), value);
    data[head] = inner;
  }
}

const openingOf = (rule: Rule, trigger: Fact): Opening | undefined =>
  rule.opens?.find((opening) => typesOf(opening).includes(trigger.type));

/**
 * A case that knows just this: the trigger, and termin and birth where they are given or the limit counts from
 * them; then, left out, the trigger stands in for them.
 */
function questionState(rule: Rule, question: DueQuestion, trigger: Fact): CaseState {
  const kind = rule.stands === 'child' ? 'child' : 'pregnancy';
  const bound = boundTo(rule.due ?? { count: 'none' });
  const edd = question.edd ?? (bound === 'term' || rule.due?.count === 'computed' ? trigger.on : undefined);
  const bornOn = question.birthOn ?? (kind === 'child' || bound === 'birth' ? trigger.on : undefined);
  const data = { ...(trigger.type === 'referred' ? trigger.data : {}), ...(edd ? { edd } : {}) };
  const referred: Fact =
    trigger.type === 'referred' ? { ...trigger, data } : { ...trigger, id: 2, type: 'referred', data };
  const birth: Fact[] = bornOn && trigger.type !== birthType(kind) ? [birthFact(kind, bornOn, trigger)] : [];
  return {
    schemaVersion: 1,
    id: 'c_question',
    ref: kind === 'child' ? 'child:1' : 'pregnancy',
    kind,
    municipality: question.municipality ?? '',
    parameters: parametersFor(question.municipality, question.parameters),
    ruleSet: null,
    startedMs: trigger.ms,
    version: 1,
    lastEventId: 3,
    facts: [...(trigger.type === 'referred' ? [] : [trigger]), referred, ...birth],
    links: [],
    messagesUpToMs: trigger.ms,
    breachesTold: [],
  };
}

const birthType = (kind: CaseKind): string => (kind === 'child' ? 'born' : 'birth-recorded');

const birthFact = (kind: CaseKind, bornOn: string, trigger: Fact): Fact => ({
  ...trigger,
  id: 3,
  type: birthType(kind),
  ms: startOfDayMs(bornOn),
  on: bornOn,
  dateOnly: true,
  data: { children: [{ ref: 'child:1', alive: true }], parentsMarried: false },
});
