import { civilDateOf, parseInstant } from '../../../domain/calendar/index.ts';
import type { Deadline } from '../../../domain/obligations/deadline.ts';
import { isFamilyRole } from '../../../domain/rules/roles.ts';
import type { SimulatedCase, SimulationResult } from '../../../domain/simulation/result.ts';

type OneOrMany = string | readonly string[];

/** One deadline of an expected file; only the fields that it names are compared. */
interface ExpectedDeadline {
  ruleId: string;
  nth?: number | 'last' | 'any';
  where?: Partial<Record<keyof Deadline, unknown>>;
  status?: OneOrMany;
  responsible?: OneOrMany;
  dueOn?: string | null;
  targetOn?: string | null;
  earliestOn?: string | null;
  dueAt?: string | null;
  metAt?: string | null;
  metOn?: string | null;
}

interface ExpectedMessages {
  ruleId?: string;
  rules?: OneOrMany;
  kinds?: OneOrMany;
  to?: OneOrMany;
  at?: string;
  after?: string;
  before?: string;
  min?: number;
  max?: number;
}

/** What must come out of a scenario (`test/scenarios/NAME.expected.json`). */
export interface Expected {
  refusals?: readonly { step: number; code: OneOrMany }[];
  caseRefs?: readonly string[];
  cases: Readonly<
    Record<
      string,
      {
        phase?: OneOrMany;
        deadlines?: readonly ExpectedDeadline[];
        count?: Readonly<Record<string, number>>;
        absent?: readonly string[];
        notSentAfter?: readonly ExpectedMessages[];
        sentCount?: readonly ExpectedMessages[];
      }
    >
  >;
}

const pending = ['waiting', 'open', 'due-soon'];
const missed = ['overdue', 'advisory-missed'];
const groups: Readonly<Record<string, readonly string[]>> = {
  pending,
  missed,
  unmet: [...pending, ...missed, 'paused'],
  done: ['met', 'met-late'],
};

const many = (value: OneOrMany): readonly string[] => (typeof value === 'string' ? [value] : value);
const statuses = (value: OneOrMany): readonly string[] => many(value).flatMap((one) => groups[one] ?? [one]);
const ms = (text: string | null | undefined): number | null => (text ? parseInstant(text) : null);

/** What differs from what was expected, one sentence each; empty when nothing does. */
export function differences(got: SimulationResult, expected: Expected): string[] {
  const out: string[] = [];
  const wanted = expected.refusals ?? [];
  const fits = (refusal: { step: number; code: string }, i: number) =>
    wanted[i]?.step === refusal.step && many(wanted[i].code).includes(refusal.code);
  if (got.refusals.length !== wanted.length || !got.refusals.every(fits))
    out.push(`refusals are ${JSON.stringify(got.refusals.map(({ step, code }) => [step, code]))}`);
  const refs = got.cases.map((kase) => kase.ref);
  if (expected.caseRefs && [...refs].sort().join() !== [...expected.caseRefs].sort().join())
    out.push(`cases are ${refs.join(', ')}`);
  for (const [ref, want] of Object.entries(expected.cases)) {
    const kase = got.cases.find((one) => one.ref === ref);
    out.push(...(kase ? ofCase(kase, want).map((line) => `${ref} ${line}`) : [`${ref}: no such case`]));
  }
  return out;
}

function ofCase(kase: SimulatedCase, want: Expected['cases'][string]): string[] {
  const out: string[] = [];
  const standing = (rule: string) =>
    kase.deadlines.filter((d) => d.ruleId === rule && d.status !== 'cancelled');
  if (want.phase && !many(want.phase).includes(kase.phase)) out.push(`phase is ${kase.phase}`);
  for (const deadline of want.deadlines ?? []) out.push(...ofDeadline(kase, deadline));
  for (const [rule, n] of Object.entries(want.count ?? {}))
    if (standing(rule).length !== n) out.push(`${rule}: there are ${standing(rule).length}, not ${n}`);
  for (const rule of want.absent ?? [])
    if (standing(rule).length > 0) out.push(`${rule}: should not be there`);
  for (const line of want.notSentAfter ?? [])
    for (const one of sentOf(kase, { ...line, after: line.at }))
      out.push(`${one.deadlineId}: ${one.kind} to ${one.to} at ${one.at}`);
  for (const line of want.sentCount ?? []) {
    const moments = new Set(sentOf(kase, line).map((one) => `${one.deadlineId} ${ms(one.at)}`)).size;
    if (moments < (line.min ?? 0) || moments > (line.max ?? Number.POSITIVE_INFINITY))
      out.push(`${line.ruleId ?? line.rules}: sent at ${moments} moments`);
  }
  return out;
}

function ofDeadline(kase: SimulatedCase, want: ExpectedDeadline): string[] {
  const cancelled = want.status !== undefined && statuses(want.status).every((one) => one === 'cancelled');
  const found = kase.deadlines
    .filter((d) => d.ruleId === want.ruleId && (d.status === 'cancelled') === cancelled)
    .filter((d) => Object.entries(want.where ?? {}).every(([k, value]) => d[k as keyof Deadline] === value))
    .sort(
      (a, b) => (ms(a.trigger.at) ?? 0) - (ms(b.trigger.at) ?? 0) || a.trigger.eventId - b.trigger.eventId,
    );
  const { nth = 1 } = want;
  if (nth === 'any')
    return found.some((d) => mistakes(d, want).length === 0) ? [] : [`${want.ruleId}: none fits`];
  const one = nth === 'last' ? found.at(-1) : found[nth - 1];
  return one ? mistakes(one, want) : [`${want.ruleId}: missing, there are ${found.length}`];
}

function mistakes(d: Deadline, want: ExpectedDeadline): string[] {
  const out: string[] = [];
  const say = (field: string, value: unknown) => out.push(`${d.id}: ${field} is ${value}`);
  if (want.status !== undefined && !statuses(want.status).includes(d.status)) say('status', d.status);
  if (want.responsible !== undefined && !many(want.responsible).includes(d.responsible))
    say('responsible', d.responsible);
  for (const field of ['dueOn', 'targetOn', 'earliestOn'] as const)
    if (want[field] !== undefined && want[field] !== d[field]) say(field, d[field]);
  for (const field of ['dueAt', 'metAt'] as const)
    if (want[field] !== undefined && ms(want[field]) !== ms(d[field])) say(field, d[field]);
  const metMs = ms(d.metAt);
  const metOn = metMs === null ? null : civilDateOf(metMs);
  if (want.metOn !== undefined && want.metOn !== metOn) say('metOn', metOn);
  return out;
}

function sentOf(kase: SimulatedCase, want: ExpectedMessages): SimulatedCase['sent'] {
  const { to = '*', kinds = '*', after, before } = want;
  const rules = want.ruleId ?? want.rules ?? '*';
  return kase.sent.filter(({ at, kind, deadlineId, to: recipient }) => {
    const sentMs = ms(at) ?? 0;
    if (to === 'family' ? !isFamilyRole(recipient as never) : to !== '*' && !many(to).includes(recipient))
      return false;
    return (
      (kinds === '*' || many(kinds).includes(kind)) &&
      (rules === '*' || many(rules).includes(deadlineId.split('.')[0] ?? '')) &&
      (after === undefined || sentMs > (ms(after) ?? 0)) &&
      (before === undefined || sentMs < (ms(before) ?? 0))
    );
  });
}
