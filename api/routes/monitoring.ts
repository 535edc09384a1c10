import { z } from 'zod';
import { civilDateOf, yearOf } from '../../domain/calendar/index.ts';
import { monitor } from '../../domain/obligations/monitoring.ts';
import { type Criterion, criteriaEditions } from '../../domain/rules/inclusion/criteria.ts';
import { text } from '../../domain/text.ts';
import { requireContent } from '../call.ts';
import { reachOf } from '../reach.ts';
import { route } from '../route.ts';

/** The yearly counts of the agreement over the cases that the caller may see, closed ones too. Numbers only. */
export const getMonitoring = route({
  method: 'get',
  path: '/v1/monitoring',
  operationId: 'getMonitoring',
  summary: text('Årets monitorering', "The year's monitoring"),
  tag: 'work',
  query: z.object({
    year: z.coerce.number().int().min(2000).max(2100).optional().meta({
      description: 'A calendar year; left out, the present one.',
    }),
    municipality: z.string().max(64).optional(),
  }),
  answer: 'object',
  async handle(call) {
    requireContent(call);
    const { clock, reads } = call.ports;
    const nowMs = clock();
    const { year = yearOf(civilDateOf(nowMs)), municipality } = call.query;
    const { municipalities, ...only } = reachOf(call, municipality);
    const [live, closed] = await Promise.all([
      reads.live({ municipalities, nowMs, ...only }),
      reads.live({ municipalities, nowMs, phase: 'closed', ...only }),
    ]);
    const counts = monitor(
      [...live, ...closed].map(({ state }) => state),
      year,
    );
    const { inclusionCodes, inclusionKinds, ...followed } = counts;
    return call.c.json({
      ...followed,
      municipalities,
      inclusion: {
        byType: Object.entries(inclusionKinds).map(([type, cases]) => ({
          type,
          title: typeNames[type] ?? null,
          cases,
        })),
        byCode: Object.entries(inclusionCodes).map(([code, cases]) => ({
          code,
          title: titleOf(code),
          cases,
        })),
      },
    });
  },
});

/** The five parts of the inclusion list (RA annex 1). */
const typeNames: Readonly<Record<string, ReturnType<typeof text>>> = {
  '1': text('Alkohol', 'Alcohol'),
  '2': text('Afhængighedsskabende medicin', 'Dependence-producing medicine'),
  '3': text('Illegale rusmidler', 'Illegal substances'),
  '4': text('Medikamentel behandling for afhængighed', 'Medical treatment for dependence'),
  '5': text('Barn eksponeret i fostertilværelsen', 'Child exposed before birth'),
};

function titleOf(code: string): Criterion['title'] | null {
  const criteria = criteriaEditions.flatMap((edition) => edition.criteria);
  return criteria.findLast((one) => one.code === code)?.title ?? null;
}
