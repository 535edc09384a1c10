import { formatInstant } from '../../domain/calendar/index.ts';
import { breachKinds } from '../../domain/disclosure/breach-kinds.ts';
import { text } from '../../domain/text.ts';
import { breachCsv, registeredBreaches } from '../breaches.ts';
import { listOf } from '../call.ts';
import { CSV, wantsCsv } from '../csv.ts';
import { route } from '../route.ts';

/** Every breach of personal data security in the cases of a municipality or region, for its data protection officer. */
export const listBreaches = route({
  method: 'get',
  path: '/v1/breaches',
  operationId: 'listBreaches',
  summary: text('Register over brud på datasikkerheden', 'Register of personal data breaches'),
  tag: 'journal',
  answer: 'list',
  mediaType: CSV,
  async handle(call) {
    const found = await registeredBreaches(call);
    if (wantsCsv(call)) return breachCsv(found, call.language);
    return listOf(
      call,
      found.map((breach) => ({
        case: breach.caseId,
        municipality: breach.municipality,
        breachId: breach.breachId,
        kind: breach.kind,
        title: breachKinds[breach.kind].title,
        discoveredAt: formatInstant(breach.discoveredMs),
        dueAt: formatInstant(breach.dueMs),
        reportedAt: breach.reportedMs === null ? null : formatInstant(breach.reportedMs),
        status: breach.status,
        personsInformed: breach.persons,
        repeated: breach.repeated,
      })),
    );
  },
});
