import { readParameterChanges } from '../db/read-parameter-changes.ts';
import { civilDateOf } from '../domain/calendar/index.ts';
import { refuse } from '../domain/case/refusal.ts';
import { municipalities } from '../domain/rules/agreement-area.ts';
import { parametersInForce } from '../domain/rules/parameter-changes.ts';
import { failed, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/**
 * A municipality's parameters as they stand in the store, with every change, newest first. Read only: a change carries
 * who made it, so a leader makes it over the API.
 */
export async function parameters(given: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const municipality = given.toLowerCase();
  if (!Object.hasOwn(municipalities, municipality))
    return failed(
      refuse('NOT_FOUND', 'Kommunen findes ikke.', 'There is no such municipality.', {
        reason: 'municipality',
      }),
    );
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const changes = await readParameterChanges(sql, municipality);
    const items = parametersInForce(municipality, changes, civilDateOf(Date.now())).map(
      ({ change: _change, coming: _coming, ...one }) => one,
    );
    const history = changes.reverse();
    return {
      document: { municipality, items, history, next: null },
      text: () =>
        [
          ...items.map(({ name, value, origin }) => `${name} = ${JSON.stringify(value)} (${origin})`),
          ...history.map(
            (one) =>
              `  ${one.changedAt} ${one.by}: ${one.name} ${JSON.stringify(one.before)} → ${JSON.stringify(one.value)}, ${one.reason}`,
          ),
        ].join('\n'),
      ok: true,
    };
  } finally {
    await close();
  }
}
