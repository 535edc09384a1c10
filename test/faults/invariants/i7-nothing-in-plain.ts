import { CANARY } from '../support/recording-client.ts';
import type { Invariant } from './evidence.ts';

/** The name that every case of these tests holds turns up in no log, mail, metric, id or visibility record. */
export const nothingInPlain: Invariant = {
  id: 'I7',
  says: 'no plain-text personal data outside the encrypted fields',
  async check({ api, engine, logs, mail, store, client }) {
    const places: Record<string, string> = {
      'the logs': logs(),
      'a mail': mail.transmissions.map((one) => JSON.stringify(one)).join('\n'),
      'the metrics': await (await fetch(`${api.url}/metrics`)).text(),
      'the outbox': JSON.stringify(await store.owner`select * from outbox`),
    };
    const listed: string[] = [];
    for await (const info of engine.client.workflow.list())
      listed.push(JSON.stringify([info.workflowId, info.memo, info.searchAttributes]));
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
