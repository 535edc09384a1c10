import type { Field, Fields } from '../../domain/case/field.ts';
import type { Json } from '../../domain/json.ts';
import type { Text } from '../../domain/text.ts';

/** How a field is asked for on a page. */
export type Control =
  | 'text'
  | 'area'
  | 'lines'
  | 'date'
  | 'moment'
  | 'number'
  | 'boolean'
  | 'select'
  | 'radio'
  | 'checkboxes'
  | 'group'
  | 'rows';

/** A value that may be chosen, and its name. */
export type Option = readonly [value: string, name: Text];

/** One question of a form: a field of a command under its dotted path, with the control that asks for it. */
export interface FormNode {
  path: string;
  /** The last step of the path: the name inside its object. */
  name: string;
  field: Field;
  control: Control;
  options?: readonly Option[];
  help?: Text;
  /** group: its questions. */
  nodes?: readonly FormNode[];
  /** rows: one list of questions per row. */
  rows?: readonly (readonly FormNode[])[];
}

/** Rows offered for a list of objects: enough for triplets, without scripts. */
const ROWS = 3;
/** So many choices are seen at a glance; more are kept in a list. */
const AT_A_GLANCE = 4;

/** What a form knows beyond the field itself: values to choose from, by path. */
export type Known = (path: string, field: Field) => readonly Option[] | undefined;

/** The questions for some fields; what may be left out and has nothing to choose from is not asked. */
export const nodesOf = (fields: Fields, known: Known, at = ''): readonly FormNode[] =>
  Object.entries(fields)
    .map(([name, field]) => nodeOf(name, at === '' ? name : `${at}.${name}`, field, known))
    .filter(({ field, options }) => !(field.optional && options?.length === 0));

function nodeOf(name: string, path: string, field: Field, known: Known): FormNode {
  const node = { path, name, field };
  const options = known(path, field) ?? optionsOf(field);
  switch (field.type) {
    case 'object':
      return { ...node, control: 'group', nodes: nodesOf(field.fields ?? {}, known, path) };
    case 'list':
      return listNode(node, options, known);
    case 'boolean':
      return { ...node, control: 'boolean' };
    case 'instant':
      return { ...node, control: 'moment' };
    case 'date':
      return { ...node, control: 'date' };
    case 'integer':
      return { ...node, control: 'number' };
    default:
      if (options) return { ...node, control: isGlance(options) ? 'radio' : 'select', options };
      return { ...node, control: isLongText(name, field) ? 'area' : 'text' };
  }
}

const isGlance = ({ length }: readonly Option[]): boolean => length > 0 && length <= AT_A_GLANCE;

/** Told in a line, however much may be written. */
const shortAnswers = new Set([
  'phone',
  'mail',
  'ean',
  'by',
  'reachedAt',
  'duration',
  'expectedDuration',
  'frequency',
]);

const isLongText = (name: string, { type, max = 20_000 }: Field): boolean =>
  type === 'text' && max > 500 && !shortAnswers.has(name);

function listNode(
  node: { path: string; name: string; field: Field },
  options: readonly Option[] | undefined,
  known: Known,
): FormNode {
  const of = node.field.of;
  if (options) return { ...node, control: 'checkboxes', options };
  if (of?.type !== 'object') return { ...node, control: 'lines' };
  // A `ref` or the number of a task is the name that the case gives by itself.
  const { ref: _given, taskId: _numbered, ...asked } = of.fields ?? {};
  const rows = Array.from({ length: Math.min(ROWS, node.field.max ?? ROWS) }, (_, i) =>
    nodesOf(asked, known, `${node.path}.${i}`),
  );
  return { ...node, control: 'rows', rows };
}

function optionsOf(field: Field): readonly Option[] | undefined {
  const values = field.type === 'list' ? field.of?.values : field.values;
  return values ? Object.entries(values) : undefined;
}

/** Everything that was typed or chosen, by path; a checkbox list has several values. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

export const answerOf = (answers: Answers, path: string): string => {
  const value = answers[path];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};

export const answersOf = (answers: Answers, path: string): readonly string[] => {
  const value = answers[path];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};

/** A value as the form shows it before anybody has answered. */
export const asAnswer = (value: Json): string | readonly string[] =>
  Array.isArray(value) ? value.map(String) : String(value);

/** Every path that some questions ask for. */
export const pathsOf = (nodes: readonly FormNode[]): readonly string[] =>
  nodes.flatMap((node) => {
    if (node.control === 'group') return pathsOf(node.nodes ?? []);
    return node.control === 'rows' ? (node.rows ?? []).flatMap(pathsOf) : [node.path];
  });
