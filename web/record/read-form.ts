import { atLocalMs, formatInstant, isCivilDate } from '../../domain/calendar/index.ts';
import { parseInput } from '../../domain/case/parse-input.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { type Text, text } from '../../domain/text.ts';
import { type Answers, answerOf, answersOf, type FormNode } from './form-node.ts';

/** One thing wrong with one answer. */
export interface Mistake {
  path: string;
  message: Text;
}

export interface ReadForm {
  data: JsonObject;
  mistakes: readonly Mistake[];
}

/**
 * The answers of a form as the input of a command. The domain checks the whole once more; here every answer is
 * checked on its own by the same rules, so that all mistakes are told at once, each beside its question.
 */
export function readForm(nodes: readonly FormNode[], answers: Answers, nowMs: number): ReadForm {
  const mistakes: Mistake[] = [];
  const data = readNodes(nodes, answers, nowMs, mistakes);
  return { data, mistakes };
}

function readNodes(
  nodes: readonly FormNode[],
  answers: Answers,
  nowMs: number,
  mistakes: Mistake[],
): JsonObject {
  const out: Record<string, Json> = {};
  for (const node of nodes) {
    const value = readNode(node, answers, nowMs, mistakes);
    if (value !== undefined) out[node.name] = value;
  }
  return out;
}

function readNode(node: FormNode, answers: Answers, nowMs: number, mistakes: Mistake[]): Json | undefined {
  if (node.control === 'group') {
    if (node.field.optional && isEmpty(node.nodes ?? [], answers)) return undefined;
    return readNodes(node.nodes ?? [], answers, nowMs, mistakes);
  }
  if (node.control === 'rows') return readRows(node, answers, nowMs, mistakes);
  const value = readValue(node, answers);
  if (value === undefined && node.field.optional) return undefined;
  // The rows and groups above are checked through their own questions; a leaf is checked by the domain's own rules.
  const checked = parseInput(
    { [node.name]: node.field },
    value === undefined ? {} : { [node.name]: value },
    nowMs,
  );
  if (!checked.ok) mistakes.push({ path: node.path, message: about(node, checked.refusal.message) });
  return value;
}

function readRows(node: FormNode, answers: Answers, nowMs: number, mistakes: Mistake[]): Json | undefined {
  const filled = (node.rows ?? []).filter((row) => !isEmpty(row, answers));
  const list = filled.map((row) => readNodes(row, answers, nowMs, mistakes));
  if (list.length < (node.field.min ?? 0)) {
    // Said at the first question that must be answered, where it can be put right.
    const first = node.rows?.[0]?.find((one) => !one.field.optional) ?? node.rows?.[0]?.[0] ?? node;
    mistakes.push({ path: first.path, message: missing(first) });
  }
  return list.length === 0 && node.field.optional ? undefined : list;
}

/** What was answered, in the type that the field wants; undefined for no answer. */
function readValue(node: FormNode, answers: Answers): Json | undefined {
  if (node.control === 'checkboxes') {
    const chosen = answersOf(answers, node.path).filter((one) => one !== '');
    return chosen.length === 0 && (node.field.optional || node.field.min) ? undefined : chosen;
  }
  const said = answerOf(answers, node.path).trim();
  if (node.control === 'lines') {
    const lines = said.split(/\r?\n/).flatMap((line) => line.trim() || []);
    return lines.length === 0 ? undefined : lines;
  }
  if (said === '') return undefined;
  if (node.control === 'boolean') return said === 'true' ? true : said === 'false' ? false : said;
  if (node.control === 'moment') return instantOfLocal(said);
  const numeric = node.field.type === 'integer' || node.field.type === 'eventId';
  return numeric && /^-?\d{1,15}$/.test(said) ? Number(said) : said;
}

/** `2026-03-02T10:15` in Copenhagen as an instant; what is no such moment stays as it is, for the check to refuse. */
export function instantOfLocal(said: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec(said);
  const [, on = '', hour = '', minute = ''] = match ?? [];
  if (!isCivilDate(on) || Number(hour) > 23 || Number(minute) > 59) return said;
  return formatInstant(atLocalMs(on, Number(hour), Number(minute)));
}

function isEmpty(nodes: readonly FormNode[], answers: Answers): boolean {
  return nodes.every((node) => {
    if (node.control === 'group') return isEmpty(node.nodes ?? [], answers);
    if (node.control === 'rows') return (node.rows ?? []).every((row) => isEmpty(row, answers));
    return answersOf(answers, node.path).every((one) => one.trim() === '');
  });
}

const missing = ({ field }: FormNode): Text =>
  text(`«${field.label.da}» mangler.`, `“${field.label.en}” is missing.`);

/** The domain names a field by its name in the contract; people know it by its label. */
const about = ({ name, field }: FormNode, message: Text): Text =>
  text(
    message.da.replace(new RegExp(`^Feltet «${name}[^»]*»`), `«${field.label.da}»`),
    message.en.replace(new RegExp(`^The field “${name}[^”]*”`), `“${field.label.en}”`),
  );
