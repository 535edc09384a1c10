import { describeRule } from '../api/routes/law.ts';
import { refuse } from '../domain/case/refusal.ts';
import { catalogue, ruleById } from '../domain/rules/catalogue.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { failed, type Outcome } from './print.ts';
import { printLaw } from './print-law.ts';

/** `rules`: the whole catalogue; `rules F1-15`: one row of it; `rules --markdown`: the printed law. */
export function rules(id: string | undefined, markdown: boolean): Outcome {
  if (markdown) return { document: printLaw(), text: () => printLaw().trimEnd(), ok: true };
  if (id === undefined)
    return {
      document: { items: catalogue.map(describeRule), next: null },
      text: () => catalogue.map(line).join('\n'),
      ok: true,
    };
  const rule = ruleById(id);
  if (!rule)
    return failed(
      refuse('NOT_FOUND', `Der er ingen regel ${id}.`, `There is no rule ${id}.`, { reason: 'rule' }),
    );
  return { document: describeRule(rule), text: () => ruleText(rule), ok: true };
}

const line = (rule: Rule): string =>
  `${rule.id.padEnd(6)} ${rule.nature.padEnd(6)} ${rule.responsible.padEnd(10)} ${rule.title.da}`;

function ruleText(rule: Rule): string {
  const { due, reminders, versions } = describeRule(rule);
  return [
    line(rule),
    `  ${due.da}`,
    ...versions.map(({ validFrom, source }) => `  fra ${validFrom}: ${source.text}`),
    ...reminders.map(({ da }) => `  ${da}`),
    ...(rule.doubt ? [`  tvivl: ${rule.doubt.da}`] : []),
  ].join('\n');
}
