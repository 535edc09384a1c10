import { z } from 'zod';
import { differencesBetween, ruleSets } from '../../domain/rules/rule-sets.ts';
import { text } from '../../domain/text.ts';
import { listOf, pathOf } from '../call.ts';
import { route } from '../route.ts';
import { ruleSetUse } from '../rule-sets.ts';

/** The rule sets that exist, oldest first, and what each changed, row by row in words. */
export const listRuleSets = route({
  method: 'get',
  path: '/v1/rule-sets',
  operationId: 'listRuleSets',
  summary: text('Regelsæt og hvad de ændrede', 'Rule sets and what they changed'),
  tag: 'law',
  answer: 'list',
  handle: (call) =>
    listOf(
      call,
      ruleSets.map((one, i) => ({
        ...one,
        differences: i === 0 ? [] : differencesBetween(ruleSets[i - 1]?.from ?? one.from, one.from),
      })),
    ),
});

/** Which rule sets the open cases of the caller's organisation follow, and what taking one into use would move. */
export const getRuleSetUse = route({
  method: 'get',
  path: '/v1/organisations/{organisation}/rule-sets',
  operationId: 'getRuleSetUse',
  summary: text('Regelsæt i åbne sager', 'Rule sets in open cases'),
  tag: 'simulation',
  query: z.object({
    ruleSet: z.string().optional().meta({ description: 'A rule set’s first day; left out, the newest law.' }),
    after: z.string().optional().meta({ description: '`next` of the answer before.' }),
  }),
  answer: 'object',
  async handle(call) {
    const { ruleSet = 'current', after } = call.query;
    const organisation = pathOf(call, 'organisation');
    return call.c.json({ organisation, ...(await ruleSetUse(call, organisation, { ruleSet, after })) });
  },
});
