import type { CaseActivities } from '../../activities/publish.ts';
import { commandPlace } from './command-place.ts';
import type { Tracing } from './tracing.ts';

/**
 * Activities of cases with spans: a publication belongs to the command that it is of; of several, to the first, and names
 * the others. What time alone has brought about begins a trace. Nothing new to publish is no span.
 */
export function tracedActivities(activities: CaseActivities, tracing: Tracing): CaseActivities {
  return {
    ...activities,
    publish(batch) {
      if (batch === null) return activities.publish(batch);
      const [parent, ...links] = batch.commands.map(({ keyHash }) => commandPlace(batch.state.id, keyHash));
      return tracing.span(
        {
          name: 'publish',
          kind: 'consumer',
          ...(parent ? { parent } : {}),
          links,
          attributes: {
            'tovholder.events': batch.events.length,
            'tovholder.messages': batch.messages.length,
            'tovholder.relays': batch.relays.length,
          },
        },
        async (notes) => {
          const published = await activities.publish(batch);
          notes.add({ 'tovholder.published': published.kind });
          return published;
        },
      );
    },
  };
}
