import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { date, instant, integer, optional, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const weeks = integer('Forventet varighed i uger', 'Expected weeks', { min: 1, max: 104 });

/** A stay is under way from its beginning until it is ended. */
function stayFirst({ view }: Attempt): Refusal | null {
  const begun = view.of('family-stay-begun').at(-1);
  const ended = view.of('family-stay-ended').at(-1);
  const running = begun !== undefined && (ended === undefined || ended.id < begun.id);
  return running
    ? null
    : refuse('WRONG_ORDER', 'Der er ikke et ophold i gang.', 'No stay is under way.', {
        reason: 'begin-family-stay',
      });
}

/** Stays of parents and child, and the municipality's own observers on the ward. */
export const stayCommands: readonly CommandSpec[] = [
  {
    name: 'begin-family-stay',
    title: text('Begynd forældre-barn-ophold', 'Begin family stay'),
    kinds: ['pregnancy', 'child'],
    fields: { expectedWeeks: weeks },
    event: 'family-stay-begun',
    relayed: 'line',
  },
  {
    name: 'review-family-stay',
    title: text('Hold statusmøde om opholdet', 'Review family stay'),
    kinds: ['pregnancy', 'child'],
    fields: { expectedWeeks: optional(weeks) },
    event: 'family-stay-reviewed',
    check: stayFirst,
    relayed: 'line',
  },
  {
    name: 'end-family-stay',
    title: text('Afslut forældre-barn-ophold', 'End family stay'),
    kinds: ['pregnancy', 'child'],
    fields: {},
    event: 'family-stay-ended',
    check: stayFirst,
    relayed: 'line',
  },
  {
    name: 'plan-ward-observation',
    title: text('Planlæg kommunal observation på afdelingen', 'Plan municipal observation on the ward'),
    kinds: ['pregnancy', 'child'],
    fields: {
      observationId: optional(slug('Observation', 'Observation')),
      arrivesOn: optional(date('Ankomst', 'Arrival', { plan: true })),
    },
    assigns: { field: 'observationId', prefix: 'o' },
    event: 'ward-observation-planned',
  },
  {
    name: 'announce-ward-observation',
    title: text('Varsl afdelingen om observatør', 'Tell the ward of the observer'),
    kinds: ['pregnancy', 'child'],
    moment: 'toldAt',
    fields: {
      observationId: slug('Observation', 'Observation'),
      toldAt: instant('Varslet', 'Told'),
    },
    refers: { observationId: { by: 'ward-observation-planned', path: 'observationId' } },
    event: 'ward-observation-announced',
  },
];
