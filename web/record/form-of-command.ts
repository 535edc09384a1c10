import { unitOf } from '../../access/unit.ts';
import { stampedField } from '../../api/stamp-person.ts';
import { civilDateOf, formatInstant } from '../../domain/calendar/index.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import type { Field, Fields } from '../../domain/case/field.ts';
import { fieldsOf } from '../../domain/case/read-command.ts';
import type { Json } from '../../domain/json.ts';
import type { Role } from '../../domain/rules/roles.ts';
import { recordWords } from '../text/record.ts';
import { type Answers, asAnswer, type FormNode, type Known, nodesOf } from './form-node.ts';

/** The questions of a command, the moment first, the note last; what the case or the login says itself is not asked for. */
export function formOf(spec: CommandSpec, known: Known): readonly FormNode[] {
  return nodesOf(askedFields(spec), known);
}

/** One question about when: the command's own moment where it has one, else the common one. */
function askedFields(spec: CommandSpec): Fields {
  const { at, on, note, ...own } = fieldsOf(spec);
  const asked: Record<string, Field> = {};
  const ownMoment = momentOf(spec);
  if (ownMoment === 'at' && at) asked.at = Object.hasOwn(spec.fields, 'at') ? at : whenAsked(at);
  if (ownMoment === 'on' && on) asked.on = on;
  for (const [name, field] of Object.entries(own))
    if (name !== spec.assigns?.field && name !== stampedField(spec.name)) asked[name] = field;
  const when = ownMoment === null ? undefined : asked[ownMoment];
  const help = when?.help ?? (when?.type === 'instant' ? recordWords.momentHelp : undefined);
  if (ownMoment && when) asked[ownMoment] = { ...when, help, optional: undefined };
  if (note) asked.note = { ...note, help: recordWords.noteHelp };
  return asked;
}

const whenAsked = (field: Field): Field => ({ ...field, label: recordWords.moment });

/** The field in which a form asks when the act was done. */
export function momentOf(spec: CommandSpec): string | null {
  if (spec.moment) return spec.moment;
  // A plan is made now; asking when it was made as well would only confuse.
  if (Object.values(spec.fields).some(({ plan, optional }) => plan && !optional)) return null;
  return Object.hasOwn(spec.fields, 'on') ? 'on' : 'at';
}

/** What a form proposes: the moment is now, the actor is whoever asks, and what the deadline it came from tells. */
export function initialAnswers(
  spec: CommandSpec,
  nodes: readonly FormNode[],
  nowMs: number,
  role: Role,
  prefill: Readonly<Record<string, Json>> = {},
): Answers {
  const answers: Record<string, string | readonly string[]> = {};
  const moment = momentOf(spec);
  for (const node of leavesOf(nodes)) {
    const { path, field } = node;
    if (field.initial !== undefined && !path.includes('.')) answers[path] = asAnswer(field.initial);
    if (path === moment) answers[path] = nowFor(node, nowMs);
    if (path === 'by' && node.options?.some(([value]) => value === unitOf(role)))
      answers[path] = unitOf(role);
    const [only, second] = node.options ?? [];
    if (spec.refers?.[path] && !field.optional && only && !second) answers[path] = only[0];
  }
  for (const [path, value] of Object.entries(prefill)) answers[path] = asAnswer(value);
  return answers;
}

const nowFor = ({ control }: FormNode, nowMs: number): string =>
  control === 'date' ? civilDateOf(nowMs) : localMinute(nowMs);

/** An instant as the browser's own control writes it, in Copenhagen time: `2026-03-02T10:15`. */
export const localMinute = (ms: number): string => formatInstant(ms).slice(0, 16);

function leavesOf(nodes: readonly FormNode[]): readonly FormNode[] {
  return nodes.flatMap((node) => (node.control === 'group' ? leavesOf(node.nodes ?? []) : [node]));
}
