import type { SeenCase } from '../../api/seen-case.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { DocumentTemplate } from '../../domain/documents/registry.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import { type Answers, asAnswer, type FormNode, nodesOf } from '../record/form-node.ts';
import { localMinute } from '../record/form-of-command.ts';
import { knownIn } from '../record/known-options.ts';
import { readForm } from '../record/read-form.ts';

/** The questions of a draft: which act it is about, and the template's own. */
export interface DraftForm {
  about: readonly FormNode[];
  content: readonly FormNode[];
}

/** The form of a template; as many rows in each list as were filled in before, and some to fill in. */
export function draftForm(
  template: DocumentTemplate,
  seen: SeenCase,
  nowMs: number,
  before: JsonObject = {},
): DraftForm {
  const spec = commandByName('draft-document');
  if (!spec) return { about: [], content: [] };
  const known = knownIn(seen, spec, nowMs);
  const { about } = template;
  const field = about === null ? undefined : spec.fields[about];
  const asked = template.needsAbout && field ? { ...field, optional: undefined } : field;
  const filled = isJsonObject(before.fields) ? (before.fields as JsonObject) : {};
  return {
    about: about !== null && asked ? nodesOf({ [about]: asked }, known) : [],
    content: nodesOf(template.fields, known, 'fields').map((node) => withRowsFor(node, filled[node.name])),
  };

  function withRowsFor(node: FormNode, value: Json | undefined): FormNode {
    if (node.control === 'group') {
      const inner = isJsonObject(value) ? (value as JsonObject) : {};
      return { ...node, nodes: (node.nodes ?? []).map((one) => withRowsFor(one, inner[one.name])) };
    }
    const rows = node.rows;
    if (!rows || !Array.isArray(value) || value.length < rows.length) return node;
    const more = Array.from({ length: value.length + 1 - rows.length }, (_, i) =>
      nodesOf(node.field.of?.fields ?? {}, known, `${node.path}.${rows.length + i}`),
    );
    return { ...node, rows: [...rows, ...more] };
  }
}

/** What was written before, as the answers of the form. */
export function answersBefore({ about, content }: DraftForm, before: JsonObject): Answers {
  const answers: Record<string, string | readonly string[]> = {};
  for (const node of about) {
    const value = before[node.name];
    const only = node.options?.length === 1 ? node.options[0]?.[0] : undefined;
    if (typeof value === 'string') answers[node.path] = value;
    else if (only !== undefined) answers[node.path] = only;
  }
  const filled = isJsonObject(before.fields) ? (before.fields as JsonObject) : {};
  tell(content, filled, answers);
  return answers;
}

function tell(
  nodes: readonly FormNode[],
  filled: JsonObject,
  answers: Record<string, string | readonly string[]>,
): void {
  for (const node of nodes) {
    const value = filled[node.name];
    if (value === undefined || value === null) continue;
    if (node.control === 'group') tell(node.nodes ?? [], value as JsonObject, answers);
    else if (node.control === 'rows')
      node.rows?.forEach((row, i) => {
        const one = (value as readonly Json[])[i];
        if (isJsonObject(one)) tell(row, one as JsonObject, answers);
      });
    else if (node.control === 'lines') answers[node.path] = (value as readonly Json[]).map(String).join('\n');
    else if (node.control === 'moment') answers[node.path] = localMinute(parseInstant(value) ?? 0);
    else answers[node.path] = asAnswer(value);
  }
}

/** The answers as the data of the command, and what was wrong with them. */
export function readDraft({ about, content }: DraftForm, answers: Answers, nowMs: number) {
  const named = readForm(about, answers, nowMs);
  const filled = readForm(content, answers, nowMs);
  return {
    data: { ...named.data, fields: filled.data } as JsonObject,
    mistakes: [...named.mistakes, ...filled.mistakes],
  };
}
