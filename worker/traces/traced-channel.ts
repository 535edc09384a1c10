import { commandBehind } from '../../db/command-behind.ts';
import type { Sql } from '../../db/connect.ts';
import type { Channel } from '../delivery/channels/channel.ts';
import { commandPlace } from './command-place.ts';
import type { Tracing } from './tracing.ts';

/** A channel whose deliveries are spans: part of the trace of the command that brought them about, where one did. */
export const tracedChannel = (channel: Channel, sql: Sql, tracing: Tracing): Channel => ({
  ...channel,
  async send(outgoing) {
    const { seq, kind } = outgoing.message;
    // Only a trace is lost with it.
    const behind = await commandBehind(sql, seq).catch(() => undefined);
    return tracing.span(
      {
        name: `send ${channel.name}`,
        kind: 'client',
        ...(behind ? { parent: commandPlace(behind.caseId, behind.keyHash) } : {}),
        attributes: { 'tovholder.message': kind },
      },
      async (notes) => {
        const answer = await channel.send(outgoing);
        notes.add({ 'tovholder.outcome': answer.kind });
        if ('code' in answer) notes.fail(answer.code);
        return answer;
      },
    );
  },
});
