import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { commands } from '../../domain/case/registry.ts';
import { catalogue, ruleById } from '../../domain/rules/catalogue.ts';
import { describeDue, describeReminder } from '../../domain/rules/describe-rule.ts';
import { defaultParameters, municipalParameters } from '../../domain/rules/parameters.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { meetingEvents, openingEvents, rulesOfEvents } from '../../domain/rules/rule-events.ts';
import { text } from '../../domain/text.ts';
import { listOf, pathOf } from '../call.ts';
import { schemaOfCommand } from '../json-schema.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';

/** One row of the catalogue as the API tells it: the data, and in words what is counted how. */
export const describeRule = (rule: Rule) => ({
  id: rule.id,
  kind: rule.kind,
  phase: rule.phase,
  title: rule.title,
  nature: rule.nature,
  certainty: rule.certainty,
  responsible: rule.responsible,
  alsoResponsible: rule.alsoResponsible ?? [],
  stands: rule.stands,
  subject: rule.subject,
  due: describeDue(rule.due),
  opensOn: openingEvents(rule),
  metBy: meetingEvents(rule),
  reminders: (rule.remind ?? []).map(describeReminder),
  versions: rule.versions.map(({ validFrom, source, change }) => ({
    validFrom,
    source,
    ...(change?.due ? { due: describeDue(change.due) } : {}),
  })),
  about: rule.about ?? null,
  items: rule.items ?? [],
  doubt: rule.doubt ?? null,
});

/** One command of the registry: who may give it where, what it takes, what it yields, opens and meets. */
export function describeCommand(spec: CommandSpec, language: 'da' | 'en') {
  const events = [spec.event, ...(spec.alsoProduces ?? [])];
  return {
    name: spec.name,
    title: spec.title,
    kinds: spec.kinds,
    roles: spec.roles ?? 'professional',
    events,
    ...rulesOfEvents(catalogue, events),
    input: schemaOfCommand(spec, language),
  };
}

export const listRules = route({
  method: 'get',
  path: '/v1/rules',
  operationId: 'listRules',
  summary: text('Alle regler og parametre', 'All rules and parameters'),
  tag: 'law',
  answer: 'list',
  handle: (call) =>
    listOf(call, catalogue.map(describeRule), null, {
      parameters: { default: defaultParameters, municipal: municipalParameters },
    }),
});

export const getRule = route({
  method: 'get',
  path: '/v1/rules/{ruleId}',
  operationId: 'getRule',
  summary: text('Vis en regel', 'Show a rule'),
  tag: 'law',
  answer: 'object',
  handle(call) {
    const rule = ruleById(pathOf(call, 'ruleId'));
    if (!rule)
      throw no(404, 'NOT_FOUND', 'Den regel findes ikke.', 'There is no such rule.', { reason: 'ruleId' });
    return call.c.json(describeRule(rule));
  },
});

export const listCommands = route({
  method: 'get',
  path: '/v1/commands',
  operationId: 'listCommands',
  summary: text('Alle kommandoer med deres skemaer', 'All commands with their schemas'),
  tag: 'commands',
  answer: 'list',
  handle: (call) =>
    listOf(
      call,
      commands.map((spec) => describeCommand(spec, call.language)),
    ),
});
