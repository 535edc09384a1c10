import { CANARY } from '../support/recording-client.ts';
import type { Invariant } from './evidence.ts';

const tables = [
  'journal',
  'case_command',
  'case_opening',
  'case_view',
  'deadline_view',
  'outbox',
  'relay_outbox',
];

/** A history as it is stored: bytes read as text. */
function plainOf(history: object): string {
  const bytes = (_key: string, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value;
  return JSON.stringify(history, bytes);
}

/** The name that every case of these tests holds turns up nowhere outside what is sealed: not in either store either. */
export const nothingInPlain: Invariant = {
  id: 'I7',
  says: 'no plain-text personal data outside the encrypted fields',
  async check({ api, engine, logs, mail, store, client }) {
    const places: Record<string, string> = {
      'the logs': logs(),
      'a mail': mail.transmissions.map((one) => JSON.stringify(one)).join('\n'),
      'the metrics': await (await fetch(`${api.url}/metrics`)).text(),
    };
    for (const table of tables)
      places[`the table ${table}`] = JSON.stringify(await store.owner`select * from ${store.owner(table)}`);
    const listed: string[] = [];
    const histories: string[] = [];
    for await (const info of engine.client.workflow.list()) {
      const { workflowId, runId } = info;
      listed.push(JSON.stringify([workflowId, info.memo, info.searchAttributes]));
      histories.push(plainOf(await engine.client.workflow.getHandle(workflowId, runId).fetchHistory()));
    }
    places['a history'] = histories.join('\n');
    places['the list of workflows'] = listed.join('\n');
    const broken = Object.entries(places).flatMap(([place, text]) =>
      text.includes(CANARY) ? [`a name stands in ${place}`] : [],
    );
    // The scan means nothing when nobody ever gave the name.
    if (!client.operations.some(({ body }) => JSON.stringify(body).includes(CANARY)))
      broken.push('no name was ever given');
    return broken;
  },
};
