import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { commands } from '../../domain/case/registry.ts';
import { catalogue, ruleById } from '../../domain/rules/catalogue.ts';
import { describeDue, describeReminder } from '../../domain/rules/describe-rule.ts';
import { parameterGuide, parametersOf } from '../../domain/rules/parameter-guide.ts';
import { defaultParameters, municipalParameters } from '../../domain/rules/parameters.ts';
import type { Rule, RuleVersion } from '../../domain/rules/rule.ts';
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
  ...describeClock(rule),
  /** Null: the responsible role and its leader hear of a breach. */
  breachTo: rule.breachTo ?? null,
  extendable: rule.extendable ?? null,
  rhythm: rule.rhythm ?? null,
  parameters: parametersOf(rule.id),
  versions: rule.versions.map((version) => describeVersion(rule, version)),
  about: rule.about ?? null,
  items: rule.items ?? [],
  doubt: rule.doubt ?? null,
});

/** What a version may set differently. */
const describeClock = (rule: Rule) => ({
  due: describeDue(rule.due),
  occurs: rule.occurs ?? null,
  opensOn: openingEvents(rule),
  metBy: meetingEvents(rule),
  endsOn: [...new Set((rule.ends ?? []).flatMap(({ by }) => by))],
  reminders: (rule.remind ?? []).map(describeReminder),
});

/** A version with its source and whatever it says otherwise than the row. */
function describeVersion(rule: Rule, version: RuleVersion) {
  const { validFrom, source, change = {} } = version;
  const row = describeClock(rule);
  const changed = Object.entries(describeClock({ ...rule, ...change })).filter(
    ([name, said]) => JSON.stringify(said) !== JSON.stringify(row[name as keyof typeof row]),
  );
  return {
    validFrom,
    source,
    ...Object.fromEntries(changed),
    ...(change.responsible ? { responsible: change.responsible } : {}),
  };
}

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
      parameters: { default: defaultParameters, municipal: municipalParameters, guide: parameterGuide },
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
